/** Alarms, incidents and deadlines on a manual clock and a store in memory; a test sends readings and says in what mode devices are. */
import { AlarmsService } from '../../src-main/domains/alarms/alarms.service.ts'
import { AlarmsStore } from '../../src-main/domains/alarms/alarms.store.ts'
import type { AlarmRecord } from '../../src-main/domains/alarms/alarms.types.ts'
import { DeadlinesService } from '../../src-main/domains/deadlines/deadlines.service.ts'
import { DeadlinesStore } from '../../src-main/domains/deadlines/deadlines.store.ts'
import type { PointKind } from '../../src-main/domains/devices/device-kind.types.ts'
import type { AcceptedReading, DeviceEntry } from '../../src-main/domains/devices/devices.types.ts'
import { judgeMessage } from '../../src-main/domains/devices/intake.rules.ts'
import { pointKindsOf, withCatalogue } from '../../src-main/domains/devices/registry.rules.ts'
import type { CommandEvent, IncidentRecord } from '../../src-main/domains/incidents/incident.types.ts'
import { IncidentsService } from '../../src-main/domains/incidents/incidents.service.ts'
import { IncidentsStore } from '../../src-main/domains/incidents/incidents.store.ts'
import { type Fact, Work } from '../../src-main/kernel/work.ts'
import { openMemoryStore } from '../../src-main/store/open.ts'
import type { LimitOverride } from '../../src-preload/contract/devices.contract.ts'
import type { SpecialNeed } from '../../src-preload/contract/people.contract.ts'
import type { DeviceMode } from '../../src-preload/contract/wire/words.ts'
import { CountingIds } from '../support/counting-ids.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { resources, tinySite } from '../support/tiny-site.ts'

export const OPERATOR = { id: 'acc-1', name: '王晓' }

/** What outlives a restart: the disk, the clock, and what stands on the site. */
function siteWithDevices() {
  const entries = new Map<string, DeviceEntry>()
  for (const row of tinySite.devices) {
    const definition = resources.kinds.get(row.kind)
    if (!definition) throw new Error(`There is no kind ${row.kind}`)
    const pointKinds = withCatalogue(definition.points, resources.points)
    entries.set(row.id, { ...row, site: tinySite.id, definition, pointKinds, needs: row.id === 'water-2' ? ['livesAlone'] : [] })
  }
  return {
    store: openMemoryStore(),
    clock: new ManualClock(),
    ids: new CountingIds(),
    entries,
    newest: new Map<string, AcceptedReading>(),
    modes: new Map<string, DeviceMode>(),
    covered: new Set<string>(),
  }
}

/** Here it is about alarms: nobody can be sent or told, and there is one script. */
const NOBODY_ELSE = {
  dispatch: {
    reassigns: false,
    member: () => undefined,
    propose: () => [],
    metres: () => 0,
    group: () => [],
    assign: () => {},
    follow: () => {},
  },
  orderWords: () => ({ 'zh-CN': '', en: '' }),
  procedures: {
    scriptFor: () => ({ id: 'warning', version: 1 }),
    playbookFor: () => null,
    newestPlaybook: () => undefined,
    playbook: () => undefined,
    script: () => undefined,
  },
  chains: () => ({ missed: () => {}, ended: () => {}, skipped: () => {}, certain: () => {}, heeded: () => {} }),
  isHousehold: () => false,
  placeOf: () => null,
}

export class AlarmBench {
  readonly alarms: AlarmsService
  readonly incidents: IncidentsService
  readonly facts: Fact[] = []
  readonly alarmsStore: AlarmsStore
  readonly #world
  readonly #work = new Work()
  readonly #deadlines
  readonly #stores

  constructor(world = siteWithDevices()) {
    this.#world = world
    const { store, clock, ids, entries, newest } = world
    const work = this.#work
    const deadlines = new DeadlinesService(work, clock)
    const incidents: IncidentsService = new IncidentsService({
      work,
      ids,
      deadlines,
      deadlineTable: () => resources.deadlines,
      ...NOBODY_ELSE,
      alarms: () => this.alarms.list,
      isArchived: () => false,
    })
    this.#deadlines = deadlines
    this.incidents = incidents
    this.alarms = new AlarmsService({
      work,
      ids,
      deadlines,
      incidents,
      devices: {
        get: (id) => entries.get(id),
        newest: (device, point) => newest.get(`${device}/${point}`),
        modeOf: (device) => this.modeOf(device),
        isCovered: (device) => this.isCovered(device),
      },
      combinations: resources.combinations,
      timezone: tinySite.timezone,
    })
    this.alarmsStore = new AlarmsStore(store.db)
    this.#stores = { incidents: new IncidentsStore(store.db), deadlines: new DeadlinesStore(store.db) }
    for (const record of this.#stores.incidents.open()) incidents.load(record)
    for (const alarm of this.alarmsStore.open()) this.alarms.load(alarm)
    for (const { device, limits } of this.alarmsStore.limits()) this.alarms.limits.devices.load(device, limits)
    for (const row of this.#stores.deadlines.open()) deadlines.rows.load(row.id, row)
    this.run(() => this.alarms.reconcile(this.alarmsStore.limits().map(({ device }) => device)))
  }

  /** The core ends and starts again; `gone` are taken out of the site file in between, other devices get these limits. */
  restarted({
    gone = [],
    overrides = {},
  }: {
    gone?: string[]
    overrides?: Record<string, Record<string, LimitOverride>>
  } = {}): AlarmBench {
    for (const device of gone) this.#world.entries.delete(device)
    for (const [device, limits] of Object.entries(overrides)) this.#change(device, limits)
    return new AlarmBench(this.#world)
  }

  get now(): number {
    return this.#world.clock.now()
  }

  /** One input and its commit. Errors: what the input throws; nothing has changed then. */
  run<T>(input: () => T): T {
    const work = this.#work
    work.begin(this.now)
    try {
      return this.#world.store.db.transaction(() => {
        const value = work.attempt(input)
        this.#stores.incidents.flush(this.incidents.incidents)
        this.alarmsStore.flush(this.alarms.list.alarms, this.alarms.list.annunciations, this.alarms.limits.devices)
        this.#stores.deadlines.flush(this.#deadlines.rows, work.now)
        return value
      })()
    } finally {
      this.facts.push(...work.facts)
      this.alarms.list.forgetClosed()
      for (const id of this.incidents.incidents.changed) if (!this.incidents.isOpen(id)) this.incidents.incidents.forget(id)
      work.done()
    }
  }

  /** A message of a device that was sensed `agoMs` before it is received. */
  send(device: string, values: Record<string, number>, { agoMs = 0, isHistory = false } = {}): void {
    const { entries, newest } = this.#world
    const entry = entries.get(device)
    if (!entry) throw new Error(`There is no device ${device}`)
    const message = { device, at: this.now - agoMs, values: new Map(Object.entries(values)), receivedAt: this.now, isHistory }
    this.run(() => {
      const known = { newest: (point: string) => newest.get(`${device}/${point}`), has: () => false }
      for (const reading of judgeMessage(entry, message, known).accepted) {
        if (reading.newest) newest.set(`${device}/${reading.point}`, reading)
        this.alarms.judge(entry, reading)
        const last = newest.get(`${device}/${reading.point}`)
        if (!reading.newest && last) this.alarms.judge(entry, last)
      }
    })
  }

  /** Time passes in steps of at most `stepMs`; what comes due is carried out. */
  pass(ms: number, stepMs = 1000): void {
    for (let left = ms; left > 0; left -= stepMs) {
      this.#world.clock.advance(Math.min(left, stepMs))
      this.tick()
    }
  }

  tick(): void {
    for (const id of this.#deadlines.due().ids) {
      const isOfIncident = this.#deadlines.get(id)?.incident !== null
      this.run(() => (isOfIncident ? this.incidents.deadlineDue(id) : this.alarms.deadlineDue(id)))
    }
  }

  setMode(device: string, mode: DeviceMode): void {
    this.#world.modes.set(device, mode)
    this.run(() => this.alarms.modeChanged(this.#entry(device)))
  }

  /** The gateway of these devices dies, or is back. */
  setCover(devices: readonly string[], isCovered: boolean): void {
    for (const device of devices) isCovered ? this.#world.covered.add(device) : this.#world.covered.delete(device)
    this.run(() => this.alarms.coverChanged(devices.map((device) => this.#entry(device))))
  }

  setNeeds(device: string, needs: readonly SpecialNeed[]): void {
    this.#world.entries.set(device, { ...this.#entry(device), needs })
  }

  override(device: string, overrides: Record<string, LimitOverride>): void {
    const changed = this.#change(device, overrides)
    this.run(() => this.alarms.limitsChanged(changed))
  }

  shelve(alarm: string, forMs: number, reason = '已派人维修'): AlarmRecord {
    return this.run(() => this.alarms.shelve(alarm, { until: this.now + forMs, reason, actor: OPERATOR }))
  }

  command(incident: string, command: { type: CommandEvent['type'] } & Record<string, unknown>): IncidentRecord {
    return this.run(() => this.incidents.command(incident, { at: this.now, actor: OPERATOR, ...command } as CommandEvent))
  }

  /** Accepted, found false, explained and archived. */
  archiveAsFalse(incident: string): void {
    for (const command of [
      { type: 'accept' },
      { type: 'confirm', verdict: 'false', by: 'party' },
      { type: 'clear' },
      { type: 'reportCause', cause: '炒菜油烟', category: 'unknown' },
      { type: 'archive' },
    ] as const)
      this.command(incident, command)
  }

  /** Open alarms, oldest first. */
  get open(): AlarmRecord[] {
    return this.alarmsStore.open()
  }

  /** The only open alarm. */
  get only(): AlarmRecord {
    const [alarm, other] = this.open
    if (!alarm || other) throw new Error(`There are ${this.open.length} open alarms, not one`)
    return alarm
  }

  get openIncidents(): IncidentRecord[] {
    return this.#stores.incidents.open()
  }

  factsOf(domain: string): string[] {
    return this.facts.map(({ fact }) => fact).filter((fact) => fact.startsWith(domain))
  }

  /** Ids of what is waited for outside of incidents. */
  get waits(): string[] {
    return this.#stores.deadlines.open().flatMap(({ id, incident }) => (incident === null ? [id] : []))
  }

  modeOf(device: string): DeviceMode {
    return this.#world.modes.get(device) ?? 'inService'
  }

  isCovered(device: string): boolean {
    return this.#world.covered.has(device)
  }

  pointsOf(device: string): Iterable<PointKind> {
    return this.#entry(device).pointKinds.values()
  }

  valueOf(device: string, point: string): number | undefined {
    return this.#world.newest.get(`${device}/${point}`)?.value
  }

  condition(device: string): { alarm: boolean; trouble: boolean } {
    return this.alarms.condition(this.#entry(device))
  }

  #change(device: string, overrides: Record<string, LimitOverride>): DeviceEntry {
    const entry = this.#entry(device)
    const points = withCatalogue(entry.definition.points, resources.points)
    const changed = { ...entry, pointKinds: pointKindsOf(points, overrides) }
    this.#world.entries.set(device, changed)
    return changed
  }

  #entry(device: string): DeviceEntry {
    const entry = this.#world.entries.get(device)
    if (!entry) throw new Error(`There is no device ${device}`)
    return entry
  }
}
