/** Random histories of a site with outputs: alarms, persons, lost lines and deaf devices in any order. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type ActionRecord, isEnded, isLive, isWaiting } from '../../../src-main/domains/linkage/linkage.types.ts'
import type { Effect } from '../../../src-main/kernel/work.ts'
import { LinkageDesk } from './linkage-desk.ts'
import { LI, WANG } from './linkage-model.ts'

const OUTPUTS = ['siren-1', 'broadcast-1', 'sprinkler-1', 'door-1'] as const
const output = fc.constantFrom(...OUTPUTS)
const person = fc.constantFrom(WANG, LI)
const bit = fc.constantFrom(0 as const, 1 as const)

/** One thing that happens; what the core refuses changes nothing. */
type Happening = (site: Site) => void
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom(1, 2).map(
    (lane): Happening =>
      ({ desk }) =>
        desk.alarm(`smoke-${lane}`, 'smoke', { incident: `inc-${lane}` }),
  ),
  fc.constantFrom(1, 2).map(
    (lane): Happening =>
      ({ desk }) => {
        desk.incidents.set(`inc-${lane}`, 'archived')
        desk.linkage.incidentArchived(`inc-${lane}`)
        desk.actions.forgetEnded()
      },
  ),
  fc.tuple(output, bit, person).map(
    ([device, value, who]): Happening =>
      ({ desk }) =>
        desk.linkage.command({ device, point: 'on', value, reason: '' }, who),
  ),
  fc.tuple(output, person).map(
    ([device, who]): Happening =>
      ({ desk }) =>
        desk.linkage.confirm(desk.of(device).context.id, who),
  ),
  output.map(
    (device): Happening =>
      ({ desk }) =>
        desk.linkage.stop(desk.of(device).context.id, WANG),
  ),
  bit.map(
    (intruder): Happening =>
      ({ desk }) =>
        desk.report('pir-1', 'intrusion', intruder),
  ),
  fc.constantFrom(1_000, 10_000, 300_000).map(
    (ms): Happening =>
      ({ desk }) =>
        desk.pass(ms),
  ),
  fc.tuple(fc.nat(20), fc.boolean()).map(
    ([index, isDeaf]): Happening =>
      (site) =>
        site.send(index, isDeaf),
  ),
  fc.nat(20).map(
    (index): Happening =>
      (site) =>
        site.fail(index),
  ),
)

/** The desk with a line to its outputs: orders wait on it until they are sent, in any order. */
class Site {
  readonly desk = new LinkageDesk()
  readonly driven = new Map<string, number>()
  readonly #sent = new Set<string>()

  get waiting(): Effect[] {
    return this.desk.work.effects.filter(({ id }) => !this.#sent.has(id))
  }

  /** A deaf device does as it is told and says nothing. */
  send(index: number, isDeaf: boolean): void {
    const order = this.waiting[index % Math.max(1, this.waiting.length)]
    if (!order) return
    this.#sent.add(order.id)
    if (!this.desk.actions.mayStillSend(order)) return
    const [device, value] = [String(order.payload.device), Number(order.payload.value)]
    this.driven.set(device, value)
    this.desk.actions.delivered(order.id, true)
    if (!isDeaf) this.desk.report(device, 'on', value)
  }

  fail(index: number): void {
    const order = this.waiting[index % Math.max(1, this.waiting.length)]
    if (order && this.desk.actions.mayStillSend(order)) this.desk.actions.delivered(order.id, false)
  }
}

const attempt = (site: Site, happens: Happening) => {
  try {
    site.desk.work.attempt(() => happens(site))
  } catch (error) {
    if (!(error instanceof Error)) throw error
  }
}

const actionsOf = ({ desk }: Site): ActionRecord[] => [...desk.actions.actions.values()]

const histories = (look: (site: Site) => void, end: (site: Site, order: number[]) => void = () => {}) =>
  fc.assert(
    fc.property(
      fc.array(happening, { minLength: 1, maxLength: 40 }),
      fc.array(fc.nat(20), { minLength: 40, maxLength: 40 }),
      (history, order) => {
        const site = new Site()
        for (const happens of history) {
          attempt(site, happens)
          look(site)
        }
        end(site, order)
      },
    ),
    { numRuns: 300 },
  )

it('an output is held by one action at a time, whatever happens', () => {
  histories((site) => {
    for (const device of OUTPUTS)
      expect(actionsOf(site).filter((action) => action.context.device === device && isLive(action)).length).toBeLessThanOrEqual(1)
  })
})

it('an action that waits for a person or a feedback has a deadline, and one that has ended has none', () => {
  histories((site) => {
    for (const action of actionsOf(site)) {
      const { id, overdue } = action.context
      expect(site.desk.deadlines.get(`confirmation/${id}`) !== undefined).toBe(isWaiting(action))
      const isAwaited = !isEnded(action) && !overdue && (action.state === 'commanded' || action.state === 'stopping')
      expect(site.desk.deadlines.get(`feedback/${id}`) !== undefined).toBe(isAwaited)
    }
  })
})

it('a door is never ordered open while an intruder is in its zone', () => {
  const opened = new WeakMap<Site, number>()
  histories((site) => {
    const orders = site.desk.work.effects.filter(({ payload }) => payload.device === 'door-1' && payload.value === 1).length
    if (site.desk.value('pir-1', 'intrusion') === 1) expect(orders).toBe(opened.get(site) ?? 0)
    opened.set(site, orders)
  })
})

it('once everything is stopped and the line is back, no output stays driven, in whatever order the line sends what waited', () => {
  histories(
    () => {},
    (site, order) => {
      for (const action of actionsOf(site)) if (!isEnded(action)) attempt(site, ({ desk }) => desk.linkage.stop(action.context.id, WANG))
      for (const index of order) site.send(index, false)
      while (site.waiting.length > 0) site.send(0, false)
      for (const [device, value] of site.driven) expect([device, value]).toEqual([device, 0])
    },
  )
})
