/** On-site staff as a part of the core: who is sent, by which way, in which words, and what they answer. */
import type { Escape, OrderInWords, Way } from '../../src-preload/contract/dispatch.contract.ts'
import { orderText } from '../../src-preload/contract/order-text.ts'
import type { IncidentCommand } from '../../src-preload/contract/wire/words.ts'
import type { OrderAnswer } from '../domains/devices/devices.ports.ts'
import { assembliesOf } from '../domains/dispatch/assemblies.rules.ts'
import { DispatchService } from '../domains/dispatch/dispatch.service.ts'
import { dispatchStore } from '../domains/dispatch/dispatch.store.ts'
import { walkSeconds } from '../domains/dispatch/proposals.rules.ts'
import type { CommandEvent, IncidentRecord } from '../domains/incidents/incident.types.ts'
import { OBSOLETE } from '../domains/outbox/outbox.service.ts'
import type { ProcedureVersions } from '../domains/procedures/procedures.ports.ts'
import type { SiteService } from '../domains/site/site.service.ts'
import { Refusal } from '../kernel/refusal.ts'
import { offsetOf } from '../kernel/time-zone.ts'
import type { Effect, Work } from '../kernel/work.ts'
import type { Sqlite } from '../store/open.ts'
import type { CorePart } from './part.ts'
import type { Resources } from './resources.ts'

export interface DispatchPartNeeds {
  work: Work
  ports: { store: { db: Sqlite }; resources: Pick<Resources, 'dispatch' | 'orderSentences'> }
  site: SiteService
  procedures: ProcedureVersions
  incidents: () => {
    incidents: { get(id: string): IncidentRecord | undefined; values(): Iterable<IncidentRecord> }
    /** Errors: `Refusal` when it is not taken now. */
    command(id: string, event: CommandEvent): unknown
  }
}

const STEP = {
  acknowledged: 'acknowledge',
  onTheWay: 'depart',
  arrived: 'arrive',
  declined: 'decline',
} as const satisfies Record<OrderAnswer['state'], IncidentCommand>

/** Assembly points people are told of. */
const ASSEMBLIES = 2

export type DispatchPart = ReturnType<typeof createDispatch>

export function createDispatch({ work, ports, site, procedures, incidents }: DispatchPartNeeds) {
  const { resources } = ports
  const { id: siteId, timezone } = site.file
  const { orderSentences: sentences } = resources
  const store = dispatchStore(ports.store.db)
  const service = new DispatchService({ work, site: site.file, policy: resources.dispatch, offset: offsetOf(timezone) })

  const part: CorePart = {
    load: () => {
      store.status.load(service.status)
      store.positions.load(service.positions)
    },
    flush: () => {
      store.status.flush(service.status)
      store.positions.flush(service.positions)
      store.appendTracks(service.trails)
    },
    perform: (effect) => (isObsolete(effect) ? Promise.resolve(OBSOLETE) : undefined),
  }

  /** While the network was away the incident may have ended, or somebody else was sent: nobody is sent to what is over. */
  function isObsolete({ id, kind, payload }: Effect): boolean {
    const message = kind === 'mqtt.publish' ? payload.message : null
    if (typeof message !== 'object' || message === null || !('incident' in message)) return false
    const record = incidents().incidents.get(String(message.incident))
    if (!record || record.state === 'archived') return true
    const order = record.context.orders.find((given) => given.id === id)
    return order !== undefined && order.endedAt !== null
  }

  /** Errors: `Refusal` 404 `staff.notFound`. */
  function way(record: IncidentRecord, staff: string): Way {
    const from = service.placeOf(staff)
    if (!from) throw new Refusal('staff.notFound', 404, `There is no ${staff} among the staff`, ['notFound'])
    const { metres, byPath, line, via } = service.ways.find(from, record.context.place.lngLat)
    return { staff, distanceM: Math.round(metres), walkS: walkSeconds(metres), byPath, line, via }
  }

  /** From the place of an incident to the nearest assembly points on foot, nearest first. */
  function evacuation({ context: { place } }: IncidentRecord): Escape[] {
    return assembliesOf(site.view.features)
      .map(({ lngLat, ...assembly }) => {
        // Looked for towards the place: everybody who walks there shares what is found.
        const { metres, byPath, line } = service.ways.find(lngLat, place.lngLat)
        return { ...assembly, metres: Math.round(metres), walkS: walkSeconds(metres), byPath, line: line.toReversed() }
      })
      .sort((one, other) => one.metres - other.metres)
      .slice(0, ASSEMBLIES)
  }

  /** An order in both languages. `remark`: what the desk added. Errors: `Refusal` 404 `staff.notFound`. */
  function words(record: IncidentRecord, staff: string, remark: string | null): OrderInWords {
    const { kind, place, playbook } = record.context
    const { via, distanceM, walkS } = way(record, staff)
    const member = service.member(staff)
    const gear = playbook && procedures.playbook(playbook)?.steps.find(({ guard }) => guard === 'gear')?.words
    const facts = { number: member?.number ?? staff, hazard: kind, distanceM, walkS, remark }
    return {
      'zh-CN': orderText(sentences['zh-CN'], {
        ...facts,
        name: member?.name ?? '',
        place: place.text,
        via: via.map(({ name }) => name),
        gear: gear?.['zh-CN'] ?? null,
      }),
      en: orderText(sentences.en, {
        ...facts,
        name: member?.nameEn ?? '',
        place: place.textEn,
        via: via.map(({ nameEn }) => nameEn),
        gear: gear?.en ?? null,
      }),
    }
  }

  /** False: there is no such order to this person. What comes twice or too late changes nothing. */
  function hear({ address, order, state, reason }: OrderAnswer): boolean {
    const [at, staff = ''] = address.split('/')
    const open = at === siteId ? [...incidents().incidents.values()] : []
    const isMeant = (given: IncidentRecord['context']['orders'][number]) => given.id === order && given.staff === staff
    const record = open.find(({ context }) => context.orders.some(isMeant))
    const given = record?.context.orders.find(isMeant)
    if (!record || !given) return false
    if (given.endedAt !== null) return true
    const actor = { id: staff, name: service.member(staff)?.name ?? staff }
    const type = STEP[state]
    const by = { at: work.now, actor, staff }
    try {
      incidents().command(record.context.id, type === 'decline' ? { type, ...by, reason } : { type, ...by })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
    return true
  }

  /** Errors: `Refusal` 404 `incident.notFound`. */
  const openRecord = (id: string): IncidentRecord => {
    const record = incidents().incidents.get(id)
    if (!record) throw new Refusal('incident.notFound', 404, `There is no open incident ${id}`, ['notFound'])
    return record
  }

  return {
    part,
    service,
    store,
    hear,
    way: (incident: string, staff: string): Way => way(openRecord(incident), staff),
    evacuation: (incident: string): Escape[] => evacuation(openRecord(incident)),
    words: (incident: string, staff: string): OrderInWords => {
      const record = openRecord(incident)
      const running = record.context.orders.find((order) => order.staff === staff && order.endedAt === null)
      return words(record, staff, running?.text ?? null)
    },
    orderWords: (record: IncidentRecord, { staff, text }: { staff: string; text: string | null }): OrderInWords =>
      words(record, staff, text),
  }
}
