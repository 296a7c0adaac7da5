/** Linkage on its own: real deadlines on a manual clock, devices whose values a test sets, and incidents it opens and ends. */
import type { AlarmRecord } from '../../../src-main/domains/alarms/alarms.types.ts'
import { DeadlinesService } from '../../../src-main/domains/deadlines/deadlines.service.ts'
import type { DeviceEntry } from '../../../src-main/domains/devices/devices.types.ts'
import { ActionsService } from '../../../src-main/domains/linkage/actions.service.ts'
import { LinkageService } from '../../../src-main/domains/linkage/linkage.service.ts'
import type { ActionRecord } from '../../../src-main/domains/linkage/linkage.types.ts'
import { Work } from '../../../src-main/kernel/work.ts'
import { Linkages } from '../../../src-preload/contract/linkages.types.ts'
import type { DeviceMode, HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { CountingIds } from '../../support/counting-ids.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { readJson } from '../data/read-json.ts'

const linkages = Linkages.parse(readJson('linkages.json'))

const entry = (id: string, kind: string, zone: string, household: string | null = null) => ({ id, kind, zone, household }) as DeviceEntry

export class LinkageDesk {
  readonly clock = new ManualClock()
  readonly work = new Work()
  readonly deadlines = new DeadlinesService(this.work, this.clock)
  readonly actions: ActionsService
  readonly linkage: LinkageService
  readonly incidents = new Map<string, 'alarming' | 'normal' | 'archived'>()
  readonly modes = new Map<string, DeviceMode>()
  readonly silent = new Set<string>()
  readonly #entries = new Map(
    [
      entry('smoke-1', 'smoke-detector', 'grid-1', 'lane-1'),
      entry('smoke-2', 'smoke-detector', 'grid-1', 'lane-2'),
      entry('gas-1', 'gas-detector', 'grid-1', 'lane-1'),
      entry('pir-1', 'intrusion-detector', 'grid-1'),
      entry('siren-1', 'siren', 'grid-1'),
      entry('siren-2', 'siren', 'grid-2'),
      entry('broadcast-1', 'fire-broadcast', 'grid-1'),
      entry('door-1', 'door-release', 'grid-1'),
      entry('sprinkler-1', 'sprinkler', 'grid-1'),
      entry('gas-valve-1', 'gas-valve', 'grid-1', 'lane-1'),
      entry('gas-valve-2', 'gas-valve', 'grid-1', 'lane-2'),
      entry('plug-1', 'environment-sensor', 'grid-1'),
    ].map((each) => [each.id, each]),
  )
  readonly #values = new Map<string, number>()

  constructor() {
    this.work.begin(this.clock.now())
    const { work, deadlines } = this
    const devices = {
      get: (id: string) => this.#entries.get(id),
      entries: () => this.#entries.values(),
      ofKind: (kind: string) => [...this.#entries.values()].filter((entry) => entry.kind === kind),
      value: (device: string, point: string) => this.#values.get(`${device}/${point}`),
      isHeard: (device: string) => !this.silent.has(device),
      modeOf: (device: string) => this.modes.get(device) ?? 'inService',
      isWritable: ({ id }: DeviceEntry, point: string) => id === 'plug-1' && point === 'on',
      observe: ({ id }: DeviceEntry, point: string, value: number) => this.report(id, point, value),
    }
    const incidents = {
      isOpen: (id: string) => this.#stateOf(id) !== 'archived',
      isAlarming: (id: string) => this.#stateOf(id) === 'alarming',
    }
    this.actions = new ActionsService({ work, ids: new CountingIds(), deadlines, linkages, devices, incidents })
    this.linkage = new LinkageService({ work, linkages, devices, actions: this.actions })
  }

  /** An alarm of an incident; `relapsed` unless told otherwise. */
  alarm(device: string, hazard: HazardKind, { incident = 'inc-1', late = false, relapsed = true } = {}): void {
    if (!this.incidents.has(incident)) this.incidents.set(incident, 'alarming')
    this.linkage.alarmChanged({ id: `alm-${device}`, device, hazard, priority: 1, incident, late } as AlarmRecord, relapsed)
  }

  /** A reading arrives. */
  report(device: string, point: string, value: number): void {
    this.#values.set(`${device}/${point}`, value)
    const at = this.clock.now()
    this.actions.heard({ device, point, value, at, receivedAt: at, newest: true, late: false, isHistory: false })
  }

  value(device: string, point: string): number | undefined {
    return this.#values.get(`${device}/${point}`)
  }

  remove(device: string): void {
    this.#entries.delete(device)
  }

  /** Time passes; what comes due is decided. */
  pass(ms: number): void {
    this.clock.advance(ms)
    this.work.begin(this.clock.now())
    for (const id of this.deadlines.due().ids) this.actions.deadlineDue(id)
  }

  /** The only action of an output that is not ended, or the newest that is. */
  of(device: string): ActionRecord {
    const all = this.actions.ofOutput(device, 'on')
    const action = all.find(({ context }) => context.endedAt === null) ?? all.at(-1)
    if (!action) throw new Error(`${device} was never driven`)
    return action
  }

  /** Every order so far, as `device=value`. */
  get orders(): string[] {
    return this.work.effects.map(({ payload }) => `${payload.device}=${payload.value}`)
  }

  facts(of: string): [string, string][] {
    return this.work.facts.filter(({ data }) => data.device === of).map(({ fact, by }) => [fact, by])
  }

  #stateOf(incident: string) {
    return this.incidents.get(incident) ?? 'archived'
  }
}
