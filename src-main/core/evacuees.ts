/** Who has to leave: the households within the cordon or near the place, weakest first (N-6.3.5.1). */
import type { Evacuee } from '../../src-preload/contract/incident-parts.types.ts'
import type { IncidentRecord } from '../domains/incidents/incident.types.ts'
import type { SiteService } from '../domains/site/site.service.ts'
import { iso } from '../kernel/clock.ts'

/** Out of control, or somebody has begun to clear the place. */
export const isLeaving = ({ state, context }: IncidentRecord): boolean =>
  state === 'rescueReported' || state === 'evacuating' || context.cordon !== null || Object.keys(context.evacuees).length > 0

export function evacueesOf({ context }: IncidentRecord, site: SiteService): Evacuee[] {
  const near = site.within(context.place.lngLat, context.cordon)
  // Who was ticked stays on the list when the cordon is drawn anew.
  const ticked = site.byId(context.place.lngLat, Object.keys(context.evacuees))
  return [...near, ...ticked.filter(({ row }) => !near.some((one) => one.row.id === row.id))]
    .map(({ row: { id, address, addressEn, lngLat, people, needHelp, party }, distanceM }) => {
      const known = Object.hasOwn(context.evacuees, id) ? context.evacuees[id] : undefined
      return {
        household: id,
        address,
        addressEn,
        lngLat,
        people,
        needHelp,
        needs: party.needs,
        distanceM,
        state: known?.state ?? ('waiting' as const),
        at: known ? iso(known.at) : null,
        by: known?.by ?? null,
      }
    })
    .sort((a, b) => Number(b.needHelp > 0) - Number(a.needHelp > 0) || a.distanceM - b.distanceM)
}
