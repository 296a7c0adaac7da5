/** Everything a guard's phone shows, read out of the working state. */
import type { HandsetOrder, HandsetPicture } from '../../src-preload/contract/handset.contract.ts'
import { routeOf } from '../../src-preload/contract/playbook-route.ts'
import type { Playbook } from '../../src-preload/contract/procedures.types.ts'
import { DeadlineKind } from '../../src-preload/contract/wire/words.ts'
import type { DeadlinesService } from '../domains/deadlines/deadlines.service.ts'
import type { CheckInRow } from '../domains/handsets/handsets.types.ts'
import { isOver } from '../domains/incidents/incident.rules.ts'
import { callerOf, helpKey, type IncidentRecord, type OrderRecord } from '../domains/incidents/incident.types.ts'
import { deadlineViews, orderView } from '../domains/incidents/incident-view.rules.ts'
import type { ProcedureVersions } from '../domains/procedures/procedures.ports.ts'
import type { SiteService } from '../domains/site/site.service.ts'
import { iso } from '../kernel/clock.ts'
import type { DispatchPart } from './dispatch.ts'
import { evacueesOf, isLeaving } from './evacuees.ts'
import type { Picture } from './picture.ts'
import { staffView } from './views.ts'

export interface PictureNeeds {
  site: SiteService
  incidents: { values(): Iterable<IncidentRecord> }
  deadlines: DeadlinesService
  dispatch: DispatchPart
  procedures: ProcedureVersions
  /** Marks and notices for everybody. */
  picture: Pick<Picture, 'all'>
  /** The person's own, newest first. */
  checkIns: (staff: string) => CheckInRow[]
}

/** Somebody calls for help: the desk has not ended it, nor have they said that they are safe. */
const isCalled = (record: IncidentRecord): boolean => !isOver(record) && (record.context.safeAt ?? null) === null

export const isCallingForHelp = (staff: string, record: IncidentRecord): boolean =>
  record.context.placeKey === helpKey(staff) && isCalled(record)

/** Null: there is nobody with this id among the staff. */
export function handsetPicture(staff: string, needs: PictureNeeds): HandsetPicture | null {
  const { site, dispatch, picture } = needs
  const member = dispatch.service.member(staff)
  if (!member) return null
  const { marks, notices } = picture.all()
  const open = [...needs.incidents.values()].filter(({ state }) => state !== 'archived')
  return {
    me: staffView(member),
    hotline: site.file.hotline,
    orders: open.flatMap((record) => {
      const order = record.context.orders.find((given) => given.staff === staff && given.endedAt === null)
      return order ? handsetOrder(record, order, needs) : []
    }),
    escalations: open.flatMap(({ context: { id, kind, priority, place, escalations } }) =>
      escalations
        .filter(({ to, heededAt }) => to === 'handsets' && heededAt === null)
        .map((told) => ({ id: told.id, incident: id, kind, priority, place, reason: told.reason, at: iso(told.at) })),
    ),
    sos: open.find((record) => isCallingForHelp(staff, record))?.context.id ?? null,
    others: open.flatMap((record) => othersCall(record, staff, needs)),
    marks,
    notices,
    checkIns: needs.checkIns(staff).map(({ text, at }) => ({ text, ...checkpointName(site, text), at: iso(at) })),
    siteVersion: site.view.version,
  }
}

function othersCall(record: IncidentRecord, staff: string, { dispatch }: PictureNeeds): HandsetPicture['others'] {
  const { id, place, openedAt } = record.context
  const caller = callerOf(record.context)
  if (caller === null || caller === staff || !isCalled(record)) return []
  return [{ incident: id, person: dispatch.service.member(caller)?.name ?? caller, place, at: iso(openedAt) }]
}

function handsetOrder(record: IncidentRecord, order: OrderRecord, needs: PictureNeeds): HandsetOrder {
  const { site, deadlines, dispatch, procedures } = needs
  const { id, kind, priority, openedAt, place, verdict, cordon, orders, playbook } = record.context
  const party = site.party(place.household)
  const { distanceM, walkS, line } = dispatch.way(id, order.staff)
  const procedure = playbook && procedures.playbook(playbook)
  return {
    incident: id,
    order: orderView(order, dispatch.service.member(order.staff)),
    kind,
    priority,
    state: record.state,
    openedAt: iso(openedAt),
    place,
    party: party && withoutPhones(party),
    verdict,
    deadlines: deadlineViews(DeadlineKind.options.flatMap((deadline) => deadlines.get(`${id}/${deadline}`) ?? [])),
    gear: (procedure && gearOf(procedure)) || null,
    steps: procedure ? stepsOnSpot(procedure, record) : [],
    evacuees: isLeaving(record) ? evacueesOf(record, site) : [],
    cordon,
    way: { distanceM, walkS, line },
    others: orders
      .filter(({ staff, endedAt }) => staff !== order.staff && endedAt === null)
      .flatMap(({ staff }) => dispatch.service.member(staff) ?? [])
      .map(({ number, name, nameEn }) => ({ number, name, nameEn })),
  }
}

const withoutPhones = ({ phones: _, ...party }: NonNullable<ReturnType<SiteService['party']>>): HandsetOrder['party'] => party

function gearOf({ steps }: Playbook): HandsetOrder['gear'] {
  const words = steps.find(({ guard }) => guard === 'gear')?.words
  return words ? { words: words['zh-CN'], wordsEn: words.en } : null
}

/** Questions are the desk's: what follows depends on them. */
const stepsOnSpot = (playbook: Playbook, { context }: IncidentRecord): HandsetOrder['steps'] =>
  routeOf(
    playbook,
    context.steps.map((step) => ({ ...step, at: iso(step.at) })),
  )
    .steps.filter(({ step }) => step.who === 'onSite' && step.answers.length === 0)
    .map(({ step: { id, words, clause }, record }) => ({
      id,
      words: words['zh-CN'],
      wordsEn: words.en,
      clause,
      done: record?.state === 'done',
    }))

/** Of the checkpoint with this text on the plan; empty when there is none. */
export function checkpointName({ file }: Pick<SiteService, 'file'>, text: string): { name: string; nameEn: string } {
  const found = file.features.find(({ properties }) => properties.layer === 'checkpoint' && properties.text === text)
  const { name = '', nameEn = name } = found?.properties ?? {}
  return { name, nameEn }
}
