/** Reads the working state and the store for seats and programs, in the contract's shapes. */
import type { Alarm, AlarmHealth } from '../../src-preload/contract/alarms.contract.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { JournalEntry } from '../../src-preload/contract/journal.contract.ts'
import type { Board } from '../../src-preload/contract/live.contract.ts'
import type { Staff } from '../../src-preload/contract/people.contract.ts'
import type { Health, Stats } from '../../src-preload/contract/system.contract.ts'
import { DeadlineKind } from '../../src-preload/contract/wire/words.ts'
import { alarmHealth } from '../domains/alarms/alarm-health.rules.ts'
import type { AlarmsService } from '../domains/alarms/alarms.service.ts'
import type { AlarmFilter, AlarmsStore } from '../domains/alarms/alarms.store.ts'
import { alarmView } from '../domains/alarms/alarms.types.ts'
import type { DeadlinesService } from '../domains/deadlines/deadlines.service.ts'
import type { StaffMember } from '../domains/dispatch/dispatch.types.ts'
import type { IncidentRecord } from '../domains/incidents/incident.types.ts'
import { incidentView } from '../domains/incidents/incident-view.rules.ts'
import type { IncidentsService } from '../domains/incidents/incidents.service.ts'
import type { IncidentsStore } from '../domains/incidents/incidents.store.ts'
import type { JournalRow } from '../domains/journal/journal.rules.ts'
import type { JournalStore } from '../domains/journal/journal.store.ts'
import type { ActionsStore } from '../domains/linkage/actions.store.ts'
import type { SiteService } from '../domains/site/site.service.ts'
import { type Clock, iso, isoOrNull } from '../kernel/clock.ts'
import { type BoardChanges, DEVICES_AT_ONCE, type LiveBoard } from './board.ts'
import type { Calls } from './calls.ts'
import type { DeviceNetwork } from './device-network.ts'
import { DeviceViews } from './device-views.ts'
import type { DispatchPart } from './dispatch.ts'
import { evacueesOf, isLeaving } from './evacuees.ts'
import type { Linkage } from './linkage.ts'
import { LinkageViews } from './linkage-views.ts'
import type { Picture } from './picture.ts'

/** How long an archived incident stays on the board, and what "this shift" counts. */
const SHIFT_MS = 12 * 3_600_000
/** Who is nearest changes with every step of everybody: seats are told of all incidents anew no more often than this. */
const NEAREST_EVERY_MS = 2_000
/** Hundreds of incidents and people are not reckoned in one go: alarms would wait for it. */
const NEAREST_AT_ONCE = 10
/** Where a flood may have begun that a span of figures begins in. */
const FLOOD_BEFORE_MS = 3_600_000

export interface ViewNeeds {
  clock: Clock
  site: SiteService
  stores: { journal: JournalStore; alarms: AlarmsStore; incidents: IncidentsStore; actions: ActionsStore }
  network: DeviceNetwork
  alarms: AlarmsService
  incidents: IncidentsService
  linkage: Linkage
  calls: Calls
  deadlines: DeadlinesService
  dispatch: DispatchPart
  picture: Picture
  health: () => Health
}

export class CoreViews {
  readonly devices: DeviceViews
  readonly linkage: LinkageViews
  readonly #needs: ViewNeeds
  /** By the monotonic clock. */
  #nearestToldAt = Number.NEGATIVE_INFINITY
  /** Incidents as seats were told of them last. */
  readonly #seen = new Map<string, Incident>()
  /** Still to be told in this round. */
  #nearestOwed: string[] = []

  constructor(needs: ViewNeeds) {
    this.#needs = needs
    this.devices = new DeviceViews(needs.network, (entry) => needs.alarms.condition(entry), needs.site.file.timezone)
    const { linkage, network, deadlines, stores } = needs
    this.linkage = new LinkageViews({ linkage, network, deadlines, store: stores.actions })
  }

  incident(record: IncidentRecord): Incident {
    const { alarms, stores, deadlines, site, dispatch } = this.#needs
    const { id, place } = record.context
    const open = record.state !== 'archived'
    return incidentView(record, {
      alarms: open ? record.context.alarms.flatMap((alarm) => alarms.list.get(alarm) ?? []) : stores.alarms.ofIncident(id),
      deadlines: DeadlineKind.options.flatMap((deadline) => deadlines.get(`${id}/${deadline}`) ?? []),
      party: site.party(place.household),
      around: site.around(place.lngLat),
      proposals: open ? this.#needs.incidents.proposals(record) : [],
      member: (staff) => dispatch.service.member(staff),
      related: this.#needs.incidents.related(place.household).flatMap(({ context }) => (context.id === id ? [] : [context.id])),
      evacuees: isLeaving(record) ? evacueesOf(record, site) : [],
    })
  }

  incidentById(id: string): Incident | undefined {
    const record = this.#needs.incidents.incidents.get(id) ?? this.#needs.stores.incidents.get(id)
    return record && this.incident(record)
  }

  incidents(filter: Parameters<IncidentsStore['page']>[0]): Incident[] {
    return this.#needs.stores.incidents.page(filter).map((record) => this.incident(record))
  }

  timeline(incident: string): JournalEntry[] {
    return this.journal(Number.MAX_SAFE_INTEGER, 1000, incident).reverse()
  }

  journal(before: number, limit: number, incident?: string): JournalEntry[] {
    return this.#needs.stores.journal.page(before, limit, incident).map(journalEntry)
  }

  journalOf(device: string, before: number, limit: number): JournalEntry[] {
    return this.#needs.stores.journal.ofDevice(device, before, limit).map(journalEntry)
  }

  alarms({ before, limit, ...filter }: AlarmFilter & { before: number; limit: number }): { items: Alarm[]; next: number | null } {
    const rows = this.#needs.stores.alarms.page(before, limit, filter)
    return { items: rows.map(({ alarm }) => alarmView(alarm)), next: rows.length === limit ? (rows.at(-1)?.row ?? null) : null }
  }

  alarmHealth(since: number, until: number): AlarmHealth {
    const { clock, stores, alarms, network } = this.#needs
    return alarmHealth({
      since,
      until,
      now: clock.now(),
      load: stores.alarms.load(since, until, since - FLOOD_BEFORE_MS),
      open: [...alarms.list.alarms.values()].filter(({ closedAt }) => closedAt === null),
      verdicts: stores.alarms.verdicts(since, until),
      kindOf: (device) => network.registry.get(device)?.kind ?? null,
    })
  }

  staff(): Staff[] {
    return this.#needs.dispatch.service.all().map(staffView)
  }

  /** Open incidents, and those archived this shift. */
  #shift(): Incident[] {
    const { clock, incidents, stores } = this.#needs
    const open = [...incidents.incidents.values()].filter(({ state }) => state !== 'archived')
    return [...stores.incidents.archivedSince(clock.now() - SHIFT_MS), ...open].map((record) => this.incident(record))
  }

  orders(): (Incident['orders'][number] & { incident: string })[] {
    const orders = this.#shift().flatMap(({ id, orders }) => orders.map((order) => ({ ...order, incident: id })))
    return orders.sort((a, b) => b.givenAt.localeCompare(a.givenAt))
  }

  /** Everything a seat shows, but for the devices in `later`. */
  snapshot(): { board: Board; later: string[] } {
    const ids = [...this.#needs.network.registry.rows.keys()]
    const board = {
      incidents: this.#shift(),
      devices: ids.slice(0, DEVICES_AT_ONCE).flatMap((id) => this.devices.one(id) ?? []),
      actions: this.linkage.all(),
      calls: this.#needs.calls.all(),
      staff: this.staff(),
      ...this.#needs.picture.all(),
      health: this.#needs.health(),
    }
    return { board, later: ids.slice(DEVICES_AT_ONCE) }
  }

  collect(changes: BoardChanges): { board: Board; gone: string[] } {
    const { health, network, linkage, calls, dispatch, picture } = this.#needs
    const seen = picture.collect(changes)
    return {
      board: {
        incidents: [...changes.incidents].flatMap((id) => this.#told(id) ?? []),
        devices: [...changes.devices].flatMap((id) => this.devices.one(id) ?? []),
        actions: [...changes.actions].flatMap((id) => this.linkage.one(id) ?? []),
        calls: [...changes.calls].flatMap((id) => calls.one(id) ?? []),
        staff: [...changes.staff].flatMap((id) => dispatch.service.member(id) ?? []).map(staffView),
        ...seen.board,
        health: changes.health ? health() : null,
      },
      gone: [
        ...[...changes.devices].filter((id) => !network.registry.get(id)),
        ...[...changes.actions].filter((id) => !linkage.actions.get(id)),
        ...[...changes.calls].filter((id) => !calls.one(id)),
        ...seen.gone,
      ],
    }
  }

  /** The same for every seat until it changes again: whom to send is reckoned once, not once a seat. */
  #told(id: string): Incident | undefined {
    const told = this.#seen.get(id) ?? this.incidentById(id)
    if (told && told.state !== 'archived') this.#seen.set(id, told)
    return told
  }

  /** After a commit: tells the board what changed, and lets go of what is archived. */
  announce(board: LiveBoard): void {
    const { incidents, alarms, network, linkage, calls, dispatch, picture } = this.#needs
    const { actions } = linkage.actions
    const forgotten = actions.changed.size + incidents.incidents.changed.size > 0 ? linkage.actions.forgetEnded() : []
    if (board.seats > 0) {
      const changed: BoardChanges = {
        incidents: new Set(incidents.incidents.changed),
        devices: new Set([
          ...network.supervision.links.changed,
          ...network.devices.faults.changed,
          ...network.registry.rows.changed,
          ...network.covered,
          ...network.modes.modes.changed,
        ]),
        actions: new Set([...actions.changed, ...forgotten]),
        calls: calls.changes(),
        staff: new Set([...dispatch.service.status.changed, ...dispatch.service.positions.changed]),
        ...picture.changes(),
        health: false,
      }
      for (const id of alarms.list.alarms.changed) {
        const alarm = alarms.list.get(id)
        if (alarm?.incident) changed.incidents.add(alarm.incident)
        if (alarm) changed.devices.add(alarm.device)
      }
      for (const key of network.devices.points.changed) changed.devices.add(key.slice(0, key.indexOf('/')))
      for (const id of this.#nearestNews()) changed.incidents.add(id)
      for (const id of changed.incidents) this.#seen.delete(id)
      board.changed(changed)
    }
    for (const id of incidents.incidents.changed) {
      const record = incidents.incidents.get(id)
      if (record?.state !== 'archived') continue
      incidents.incidents.forget(id)
    }
    alarms.list.forgetClosed()
  }

  /** Incidents whose nearest staff may be others now: whoever is sent or free again is seen at once, whoever walks in turn. */
  #nearestNews(): string[] {
    const { clock, dispatch, incidents } = this.#needs
    const { status, positions } = dispatch.service
    const isRound = positions.changed.size > 0 && clock.mono() - this.#nearestToldAt >= NEAREST_EVERY_MS
    if (status.changed.size > 0 || (isRound && this.#nearestOwed.length === 0)) {
      this.#nearestToldAt = clock.mono()
      this.#nearestOwed = [...incidents.incidents.keys()]
    }
    return this.#nearestOwed.splice(0, status.changed.size > 0 ? this.#nearestOwed.length : NEAREST_AT_ONCE)
  }

  stats(): Stats {
    const { clock, stores, incidents, health } = this.#needs
    const since = clock.now() - SHIFT_MS
    const opened = stores.incidents.openedSince(since)
    const open = [...incidents.incidents.values()]
    const acts = stores.incidents.firstActs(since)
    const arrivals = opened
      .flatMap(({ context }) => context.orders.flatMap(({ givenAt, arrivedAt }) => (arrivedAt === null ? [] : [arrivedAt - givenAt])))
      .sort((a, b) => a - b)
    const byKind: Stats['byKind'] = {}
    for (const { context } of opened) byKind[context.kind] = (byKind[context.kind] ?? 0) + 1
    return {
      since: iso(since),
      incidents: {
        open: open.length,
        waiting: open.filter(({ context }) => context.unacknowledged).length,
        opened: opened.length,
        archived: opened.filter(({ state }) => state === 'archived').length,
        falseAlarms: opened.filter(({ context }) => context.verdict === 'false').length,
      },
      byKind,
      firstAct: {
        count: acts.length,
        p50Ms: quantile(acts, 0.5),
        p95Ms: quantile(acts, 0.95),
        within2s: acts.length > 0 ? acts.filter((ms) => ms <= 2000).length / acts.length : null,
      },
      arrival: { count: arrivals.length, medianMs: quantile(arrivals, 0.5) },
      health: health(),
    }
  }
}

export const staffView = ({ id, number, name, nameEn, skills, state, incident, lngLat, positionAt, onDutyUntil }: StaffMember): Staff => ({
  id,
  number,
  name,
  nameEn,
  skills,
  state,
  incident,
  position: lngLat,
  positionAt: isoOrNull(positionAt),
  onDutyUntil,
})

const journalEntry = (row: JournalRow): JournalEntry => ({
  ...row,
  at: iso(row.at),
  data: JSON.parse(row.data) as Record<string, unknown>,
})

/** Nearest-rank quantile of an ascending list; null when it is empty. */
const quantile = (sorted: readonly number[], q: number): number | null => sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? null
