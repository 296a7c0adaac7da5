/** A whole core on a manual clock: a test pushes inputs, says when time passes and sees every commit at once. */
import { type Core, createCore } from '../../src-main/core/core.ts'
import type { CorePorts } from '../../src-main/core/ports.ts'
import type { DriverSession, Heard, WriteCommand } from '../../src-main/domains/devices/devices.ports.ts'
import type { CommandEvent } from '../../src-main/domains/incidents/incident.types.ts'
import { silentLogger } from '../../src-main/kernel/logger.ts'
import { openMemoryStore, openStore, type Store } from '../../src-main/store/open.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { JournalEntry } from '../../src-preload/contract/journal.contract.ts'
import { CountingIds } from './counting-ids.ts'
import { ManualClock } from './manual-clock.ts'
import { resources, tinySite } from './tiny-site.ts'

export const OPERATOR = { id: 'acc-1', name: '王晓' }

type TestPorts = { store?: Store; clock?: ManualClock; ids?: CountingIds } & Partial<
  Pick<CorePorts, 'site' | 'assets' | 'speech' | 'resources'>
>

type Body<E> = E extends CommandEvent ? Omit<E, 'at' | 'actor'> : never

export class TestCore {
  readonly core: Core
  readonly clock: ManualClock
  readonly ids: CountingIds
  readonly store: Store

  constructor({ store = openMemoryStore(), clock = new ManualClock(), ids = new CountingIds(), ...ports }: TestPorts = {}) {
    this.store = store
    this.clock = clock
    this.ids = ids
    this.core = createCore({ store, clock, ids, log: silentLogger, resources, site: tinySite, version: '0.0.0-test', ...ports })
    this.core.start()
    this.core.loop.drain()
  }

  /** A core on a file, that can be ended and opened again. */
  static async onDisk(dir: string, before?: { clock: ManualClock; ids: CountingIds }, ports: TestPorts = {}): Promise<TestCore> {
    return new TestCore({ store: await openStore(dir, { exclusive: false }), clock: before?.clock, ids: before?.ids, ...ports })
  }

  /** Hands in a message without committing; `stored` counts its acknowledgements. */
  push(device: string, values: Record<string, number>, at: number | null = this.clock.now()): { stored: number } {
    const report = {
      source: 'watchroom',
      address: `${tinySite.id}/${device}`,
      via: null,
      at,
      values: new Map(Object.entries(values)),
    } as const
    return this.hear({ type: 'report', ...report })
  }

  /** What a driver understood of one message, not committed yet. */
  hear(...heard: Heard[]): { stored: number } {
    const acknowledged = { stored: 0 }
    const [first] = heard
    const source = first && 'source' in first ? first.source : 'watchroom'
    const topic = first && 'address' in first ? first.address : source
    const origin = { source, topic, receivedAt: this.clock.now(), bytes: 1, excerpt: JSON.stringify(topic) }
    this.core.intake.hear(origin, heard, () => acknowledged.stored++)
    return acknowledged
  }

  /** A message that is committed at once. */
  send(device: string, values: Record<string, number>, at?: number | null): { stored: number } {
    const acknowledged = this.push(device, values, at)
    this.core.loop.drain()
    return acknowledged
  }

  status(device: string, online: boolean): void {
    this.hear({ type: 'link', source: 'watchroom', address: `${tinySite.id}/${device}`, online })
    this.core.loop.drain()
  }

  /** Time passes in steps of at most a second; what comes due is decided and committed. */
  pass(ms: number): void {
    for (let left = ms; left > 0; left -= 1000) {
      this.clock.advance(Math.min(left, 1000))
      this.tick()
    }
  }

  tick(): void {
    this.core.tick()
    this.core.loop.drain()
  }

  /** Gives a command and commits it. */
  async command(id: string, body: Body<CommandEvent>): Promise<Incident> {
    const answer = this.core.command(id, { ...body, at: this.clock.now(), actor: OPERATOR } as CommandEvent)
    this.core.loop.drain()
    return answer
  }

  /** Lets promises that are already settled run on: effects and their results. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resume) => setImmediate(resume))
      this.core.loop.drain()
    }
  }

  get open(): Incident[] {
    return this.core.views.incidents({ open: true, before: null, limit: 100 }).reverse()
  }

  /** The only open incident. */
  get only(): Incident {
    const [incident, other] = this.open
    if (!incident || other) throw new Error(`There are ${this.open.length} open incidents, not one`)
    return incident
  }

  /** The journal, oldest first. */
  get journal(): JournalEntry[] {
    return this.core.views.journal(Number.MAX_SAFE_INTEGER, 1000).reverse()
  }

  facts(of = ''): string[] {
    return this.journal.map(({ fact }) => fact).filter((fact) => fact.startsWith(of))
  }

  end(): void {
    this.core.stop()
    this.store.close()
  }

  /** The process is gone: nothing more is written, nothing said. */
  kill(): void {
    this.store.close()
    this.core.stop()
  }
}

/** A device network that takes what it is told to take. */
export class FakeNetwork implements DriverSession {
  readonly source = 'mqtt'
  readonly url = 'mqtt://fake'
  readonly sent: { topic: string; message: Record<string, unknown> }[] = []
  down = false

  isConnected(): boolean {
    return !this.down
  }

  async publish(topic: string, payload: string): Promise<void> {
    if (this.down) throw new Error('The line is cut')
    this.sent.push({ topic, message: JSON.parse(payload) })
  }

  peers() {
    return []
  }

  /** Only native devices are on it. */
  async write({ id, address, point, value }: WriteCommand): Promise<void> {
    await this.publish(`watchroom/${address}/commands`, JSON.stringify({ id, [point]: value }))
  }

  async stop(): Promise<void> {}
}
