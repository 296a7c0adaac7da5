/** One drill: a core of its own, in memory, without lines or outputs, on which a script is played. */
import type { Drill, DrillSheet } from '../../src-preload/contract/drills.contract.ts'
import type { Words } from '../../src-preload/contract/procedures.types.ts'
import { type Core, createCore } from '../core/core.ts'
import type { CorePorts } from '../core/ports.ts'
import type { Address, Heard, Origin, WriteCommand } from '../domains/devices/devices.ports.ts'
import type { DeviceEntry } from '../domains/devices/devices.types.ts'
import type { Casting, DrillScript } from '../domains/drills/drill-script.types.ts'
import { drilled } from '../domains/drills/drill-sheet.rules.ts'
import type { Actor, CommandEvent } from '../domains/incidents/incident.types.ts'
import { type Clock, iso } from '../kernel/clock.ts'
import { openMemoryStore } from '../store/open.ts'
import { DrillNetwork, type DrillOrder } from './drill-network.ts'

const STEP_MS = 250
/** Values that stand are said again, as sensors do. */
const AGAIN_MS = 15_000
const CALM_AFTER_MS = 5_000
/** Devices that have no part in the script are there all the same. */
const ALIVE_MS = 60_000
/** The points by which an output says what it does, where it has them. */
const FED_BACK = ['feedback', 'started']

export interface DrillPlan extends Casting {
  id: string
  participants: readonly string[]
  language: keyof Words
  startedBy: Actor
  /** Null for a past incident. */
  scenario: string | null
}

export class DrillRoom {
  readonly core: Core
  readonly plan: DrillPlan
  readonly #store = openMemoryStore()
  readonly #clock: Clock
  readonly #ports: Omit<CorePorts, 'store'>
  readonly #startedAt: number
  readonly #startedMono: number
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #refused = new Map<string, number>()
  readonly #last = new Map<string, number>()
  #played = 0
  #saidAt = 0
  #calmAt: number | null = null

  constructor(plan: DrillPlan, ports: Omit<CorePorts, 'store'>) {
    this.plan = plan
    this.#ports = ports
    this.#clock = ports.clock
    this.#startedAt = ports.clock.now()
    this.#startedMono = ports.clock.mono()
    this.core = createCore({ ...ports, store: this.#store })
    const network = new DrillNetwork(
      (order) => this.#send(order),
      (command) => this.#obey(command),
    )
    this.core.connect('embedded', network)
    this.core.start()
    this.#signOfLife()
    this.#every(ALIVE_MS, () => this.#signOfLife())
    this.#every(STEP_MS, () => this.play())
  }

  /** What its seats and the desk see of it. */
  get view(): Drill {
    const { id, script, participants } = this.plan
    const { title, brief, party } = script
    return { id, title, brief, startedAt: iso(this.#startedAt), participants: [...participants], partySays: party.say }
  }

  /** A command of one of its seats; refusals count on the sheet. */
  async command(id: string, event: CommandEvent) {
    try {
      return await this.core.command(id, event)
    } catch (error) {
      this.#refused.set(id, (this.#refused.get(id) ?? 0) + 1)
      throw error
    }
  }

  /** Says what is due by now. */
  play(): void {
    const elapsed = this.#clock.mono() - this.#startedMono
    const { readings, normal } = this.plan.script
    for (let next = readings[this.#played]; next && next.atS * 1000 <= elapsed; next = readings[++this.#played]) this.#say(next)
    if (this.#calmed(elapsed)) return
    if (this.#isBeingCleared()) this.#calmAt ??= elapsed + CALM_AFTER_MS
    if (this.#calmAt !== null && elapsed >= this.#calmAt) {
      this.#calmAt = Number.NEGATIVE_INFINITY
      for (const reading of normal) this.#say(reading)
    } else if (elapsed - this.#saidAt > AGAIN_MS) {
      for (const [key, value] of [...this.#last]) {
        const [role = '', point = ''] = key.split('/')
        this.#say({ role, point, value })
      }
    }
  }

  /** As it stands now. */
  sheet(): DrillSheet {
    const { id, scenario, script, participants, startedBy } = this.plan
    const incidents = this.core.views
      .incidents({ before: null, limit: 200 })
      .reverse()
      .map((incident) =>
        drilled(incident, this.core.views.timeline(incident.id), this.#ports.resources.deadlines, this.#refused.get(incident.id) ?? 0),
      )
    return {
      id,
      scenario,
      title: script.title,
      startedAt: iso(this.#startedAt),
      endedAt: iso(this.#clock.now()),
      participants: [...participants],
      startedBy: startedBy.name,
      incidents,
    }
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.core.stop()
    this.#store.close()
  }

  #calmed = (elapsed: number): boolean => this.#calmAt === Number.NEGATIVE_INFINITY && elapsed > 0

  #isBeingCleared(): boolean {
    const open = [...this.core.incidents.values()]
    return open.length > 0 && open.every(({ state }) => state === 'clearing' || state === 'standingDown' || state === 'advising')
  }

  #say({ role, point, value }: Pick<DrillScript['readings'][number], 'role' | 'point' | 'value'>): void {
    const device = this.plan.deviceOf.get(role)
    if (!device) return
    this.#last.set(`${role}/${point}`, value)
    this.#saidAt = this.#clock.mono() - this.#startedMono
    const address = `${this.#ports.site.id}/${device}`
    const report = { type: 'report', source: 'watchroom', address, via: null, at: null, values: new Map([[point, value]]) } as const
    this.core.intake.hear(this.#origin(address), [report], () => {})
  }

  #signOfLife(): void {
    const heard = [...this.core.network.registry.entries()].map(
      (entry): Heard => ({ type: 'link', ...this.#addressOf(entry), online: true }),
    )
    this.core.intake.hear(this.#origin('drill'), heard, () => {})
  }

  /** An output that was driven says that it does it. */
  #obey({ source, address, point, value }: WriteCommand): void {
    const entry = this.core.network.registry.at({ source, address })
    if (!entry) return
    const points = [point, ...FED_BACK.filter((own) => entry.pointKinds.has(own))]
    const report: Heard = { type: 'report', source, address, via: null, at: null, values: new Map(points.map((own) => [own, value])) }
    this.core.intake.hear(this.#origin(address), [report], () => {})
  }

  #addressOf({ id, source }: DeviceEntry): Address {
    return source ? { source: source.source, address: source.address } : { source: 'watchroom', address: `${this.#ports.site.id}/${id}` }
  }

  #origin = (topic: string): Origin => ({ source: 'watchroom', topic, receivedAt: this.#clock.now(), bytes: 0, excerpt: '' })

  /** Whoever is sent says so, goes, arrives, and says what there is. */
  #send({ incident, staff }: DrillOrder): void {
    const { acknowledgeS, arriveS, say } = this.plan.script.staff
    const name = this.core.views.staff().find(({ id }) => id === staff)?.name ?? staff
    const act = (afterS: number, event: { type: 'acknowledge' | 'depart' | 'arrive' } | { type: 'progress'; text: string; photos: [] }) =>
      this.#after(afterS * 1000, () => {
        const whole = { ...event, staff, at: this.#clock.now(), actor: { id: staff, name } } as CommandEvent
        // The incident may be over by now, or somebody else was sent.
        void this.core.command(incident, whole).catch(() => {})
      })
    act(acknowledgeS, { type: 'acknowledge' })
    act(acknowledgeS + 2, { type: 'depart' })
    act(arriveS, { type: 'arrive' })
    for (const { afterS, words } of say) act(arriveS + afterS, { type: 'progress', text: words[this.plan.language], photos: [] })
  }

  #after(ms: number, run: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      run()
    }, ms)
    this.#timers.add(timer)
  }

  #every(ms: number, run: () => void): void {
    this.#timers.add(setInterval(run, ms))
  }
}
