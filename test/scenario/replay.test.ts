/** A replay shows, at every moment, the incident as the desk saw it then; and it plays by speed, over quiet times and from mark to mark. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandEvent } from '../../src-main/domains/incidents/incident.types.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { courseOf, type Mark } from '../../src-renderer/features/archive/course.rules.ts'
import { factsUntil, frameAt, incidentAfter } from '../../src-renderer/features/archive/frame.rules.ts'
import { faster, firstSpeed, moved, type Playback, SPEEDS, stepped, toggled } from '../../src-renderer/features/archive/playback.rules.ts'
import { OPERATOR, TestCore } from '../support/test-core.ts'

type Body = CommandEvent extends infer E ? (E extends CommandEvent ? Omit<E, 'at' | 'actor'> : never) : never

let site: TestCore
let seen: { at: number; incident: Incident }[]
beforeEach(() => {
  site = new TestCore()
  seen = []
})
afterEach(() => site.end())

function look(id: string): void {
  const incident = site.core.views.incidentById(id)
  if (incident) seen.push({ at: site.clock.now(), incident })
}

async function walk(id: string, ...bodies: (Body | { type: 'reads'; smoke: number })[]): Promise<void> {
  for (const body of bodies) {
    site.pass(3000)
    if (body.type === 'reads') site.send('smoke-1', { smoke: body.smoke })
    else await site.command(id, body)
    look(id)
  }
}

/** What somebody at the desk saw of it. */
const shown = ({
  state,
  priority,
  unacknowledged,
  verdict,
  owner,
  calls,
  orders,
  casualties,
  reports,
  steps,
  evacuees,
  cordon,
  alarms,
}: Incident) => ({
  ...{ state, priority, unacknowledged, verdict, owner: owner?.name ?? null, cordon },
  calls: calls.map(({ outcome }) => outcome),
  orders: orders.map(({ staff, state, reports }) => [staff, state, reports.length]),
  casualties: casualties.map(({ tag, handedOverAt }) => [tag, handedOverAt]),
  reports: reports.map(({ recipient, receivedAt }) => [recipient, receivedAt]),
  steps: steps.map(({ step }) => step),
  evacuees: evacuees.map(({ household, state }) => [household, state]),
  alarms: alarms.map(({ id, value, state, returnedAt }) => [id, value, state, returnedAt === null]),
})

function everyMomentOf(id: string): void {
  const replay = site.core.archive.replay(id)
  if (!replay) throw new Error(`There is no replay of ${id}`)
  const course = courseOf(replay, () => true)
  expect(seen.length).toBeGreaterThan(5)
  for (const { at, incident } of seen) {
    const then = incidentAfter(course, factsUntil(course, at))
    if (!then) throw new Error('It had begun')
    // An alarm of an archived incident needs nobody's look any more.
    expect({ at, ...shown(then) }).toEqual({ at, ...shown(incident) })
  }
  expect(incidentAfter(course, factsUntil(course, Date.parse(replay.incident.openedAt) - 1))).toBeNull()
}

describe('a replay shows what the desk saw', () => {
  it('of a fire that is handled on the spot, with people hurt', async () => {
    site.send('smoke-1', { smoke: 0.3 })
    const { id } = site.only
    look(id)
    await walk(id, { type: 'accept' }, { type: 'call', outcome: 'noAnswer' }, { type: 'dispatch', staff: 'staff-12' })
    await walk(id, { type: 'acknowledge', staff: 'staff-12' }, { type: 'depart', staff: 'staff-12' }, { type: 'arrive', staff: 'staff-12' })
    await walk(id, { type: 'progress', text: '有明火', photos: [] }, { type: 'confirm', verdict: 'real', by: 'staff' })
    await walk(id, { type: 'tick', step: 'gear', done: true }, { type: 'triage', tag: '01', category: 'minor', note: '' })
    await walk(id, { type: 'handle', gear: true }, { type: 'handOver', tag: '01', destination: '市立医院', takenBy: '' })
    await walk(id, { type: 'reads', smoke: 0.01 }, { type: 'secure' }, { type: 'clear' }, { type: 'advise' }, { type: 'archive' })
    everyMomentOf(id)
  })

  it('of one that gets out of control, with a report, a cordon and people who leave', async () => {
    site.send('smoke-1', { smoke: 0.3 })
    const { id } = site.only
    await walk(id, { type: 'accept' }, { type: 'report', how: 'readOut', injured: false })
    await walk(id, { type: 'receipt', recipient: 'fire', person: '' }, { type: 'evacuate' })
    await walk(id, { type: 'evacuee', household: 'lane-1', state: 'out' }, { type: 'reads', smoke: 0.01 })
    await walk(id, { type: 'secure' }, { type: 'clear' }, { type: 'advise' }, { type: 'archive' })
    everyMomentOf(id)
  })

  it('of a false alarm that comes again before it is filed', async () => {
    site.send('smoke-1', { smoke: 0.3 })
    const { id } = site.only
    await walk(id, { type: 'accept' }, { type: 'confirm', verdict: 'false', by: 'party' }, { type: 'reads', smoke: 0.01 })
    await walk(id, { type: 'reads', smoke: 0.4 }, { type: 'accept' }, { type: 'confirm', verdict: 'false', by: 'party' })
    await walk(id, { type: 'reads', smoke: 0.01 }, { type: 'clear' })
    await walk(id, { type: 'reportCause', cause: '油烟', category: 'cooking' }, { type: 'archive' })
    everyMomentOf(id)
  })

  it('of one that somebody opened by hand, while it is still open', async () => {
    const opened = site.core.open({ kind: 'medical', priority: 1, household: 'lane-2', text: '老人摔倒' }, OPERATOR)
    site.core.loop.drain()
    const { id } = await opened
    look(id)
    await walk(id, { type: 'dispatch', staff: 'staff-11' }, { type: 'arrive' }, { type: 'confirm', verdict: 'real', by: 'staff' })
    await walk(id, { type: 'triage', tag: '01', category: 'delayed', note: '' }, { type: 'handle', gear: true })
    everyMomentOf(id)
  })
})

describe('a call over a line of the console', () => {
  it('is seen to be dialled, to ring, to be answered and to end', () => {
    site.send('smoke-1', { smoke: 0.3 })
    const { id, openedAt } = site.only
    const replay = site.core.archive.replay(id)
    if (!replay) throw new Error('There is no replay')
    const at = (ms: number) => new Date(Date.parse(openedAt) + ms).toISOString()
    const events = (['dialling', 'ringing', 'talking', 'ended'] as const).map(
      (state, index) => ({ type: 'call', at: at(1000 * (index + 1)), call: 'call-1', state }) as const,
    )
    const call = { id: 'call-1', number: '100 0000 0001' } as (typeof replay.calls)[number]
    const course = courseOf({ ...replay, calls: [call], events: [...replay.events, ...events] }, () => true)
    const states = [0, 1000, 2500, 3000, 9000].map((ms) => frameAt(course, Date.parse(openedAt) + ms, null).calls.map(({ state }) => state))
    expect(states).toEqual([[], ['dialling'], ['ringing'], ['talking'], ['ended']])
  })
})

const START = 0
const END = 3_600_000
const times = fc.array(fc.integer({ min: START, max: END }), { maxLength: 30 })
const marksOf = (at: number[]): Mark[] => at.toSorted((a, b) => a - b).map((each) => ({ at: each, tone: 'act' }))
const playing = (at: number, more: Partial<Playback> = {}): Playback => ({ at, isPlaying: true, speed: 10, skipsQuiet: true, ...more })

describe('playing', () => {
  it('skips no mark, whatever the speed and however quiet it is', () => {
    fc.assert(
      fc.property(times, fc.constantFrom(...SPEEDS), (at, speed) => {
        const marks = marksOf(at)
        const span = { start: START, end: END, marks }
        let playback = playing(START, { speed })
        const passed = new Set(marks.filter((mark) => mark.at <= START).map((mark) => mark.at))
        for (let steps = 0; playback.isPlaying; steps++) {
          const before = playback.at
          playback = moved(playback, 100, span)
          expect(playback.at).toBeGreaterThanOrEqual(before)
          for (const mark of marks) if (mark.at > before && mark.at <= playback.at) passed.add(mark.at)
          // A mark that is passed in one go was at most one step away.
          const first = marks.find((mark) => mark.at > before)?.at ?? END
          if (playback.at > first) expect(playback.at - first).toBeLessThanOrEqual(100 * speed)
          if (steps > 40_000) throw new Error('It does not end')
        }
        expect([...passed]).toEqual([...new Set(marks.map((mark) => mark.at))])
        expect(playback.at).toBe(END)
      }),
      { numRuns: 20 },
    )
  })

  it('passes the quiet in one go, and not where it was not asked to', () => {
    const span = { start: START, end: END, marks: marksOf([0, 600_000]) }
    expect(moved(playing(10_000), 100, span).at).toBe(595_000)
    expect(moved(playing(10_000, { skipsQuiet: false }), 100, span).at).toBe(11_000)
    expect(moved(playing(10_000, { isPlaying: false }), 100, span).at).toBe(10_000)
  })

  it('begins anew from the end', () => {
    const span = { start: START, end: END, marks: [] }
    expect(toggled(playing(END, { isPlaying: false }), span)).toMatchObject({ at: START, isPlaying: true })
    expect(toggled(playing(5), span)).toMatchObject({ at: 5, isPlaying: false })
  })

  it('steps from mark to mark, and to the ends beyond', () => {
    const span = { start: START, end: END, marks: marksOf([1000, 2000]) }
    expect([stepped(0, 1, span), stepped(1000, 1, span), stepped(2000, 1, span)]).toEqual([1000, 2000, END])
    expect([stepped(2500, -1, span), stepped(2000, -1, span), stepped(1000, -1, span)]).toEqual([2000, 1000, START])
  })

  it('begins at a speed at which a short incident can be seen and a long one does not bore', () => {
    expect([20_000, 90_000, 400_000, 7_200_000].map(firstSpeed)).toEqual([1, 2, 10, 10])
  })

  it('gets no faster than the fastest and no slower than the clock', () => {
    expect([faster(60, 1), faster(1, -1), faster(2, 1)]).toEqual([60, 1, 5])
  })
})
