/** The way through a playbook: what was answered decides what follows, and nobody goes in before the guard is ticked. */
import { describe, expect, it } from 'vitest'
import type { StepRecord } from '../../../src-preload/contract/incident-parts.types.ts'
import { doneOf, maySkip, nextStepOf, routeOf } from '../../../src-preload/contract/playbook-route.ts'
import { Playbook } from '../../../src-preload/contract/procedures.types.ts'
import { readJson } from './read-json.ts'

const bookOf = (id: string) => Playbook.parse(readJson(`playbooks/${id}.json`))
const smoke = bookOf('smoke')
const record = (step: string, more: Partial<StepRecord> = {}): StepRecord => ({
  step,
  state: 'done',
  at: '2026-11-21T03:58:10.600Z',
  by: '王晓',
  reason: null,
  answer: null,
  ...more,
})
const answered = (step: string, answer: string) => record(step, { answer })
const ids = (records: StepRecord[], book = smoke) => routeOf(book, records).steps.map(({ step }) => step.id)

describe('the way through the measures for smoke', () => {
  it('is known up to the first question', () => {
    expect(ids([])).toEqual(['gear', 'find-seat', 'size'])
    expect(routeOf(smoke, []).isUndecided).toBe(true)
  })

  it('leads to the extinguisher when the fire is small, and never past the withdrawal', () => {
    const way = [record('gear'), record('find-seat'), answered('size', 'small')]
    expect(ids(way)).toEqual(['gear', 'find-seat', 'size', 'extinguish', 'people'])
    const whole = [...way, record('extinguish'), answered('people', 'no')]
    expect(ids(whole)).toEqual(['gear', 'find-seat', 'size', 'extinguish', 'people', 'recheck'])
    expect(routeOf(smoke, whole).isUndecided).toBe(false)
    expect(doneOf(routeOf(smoke, whole))).toBe(5)
  })

  it('leads out and to the report when the fire is out of control', () => {
    const way = [record('gear'), record('find-seat'), answered('size', 'beyond')]
    expect(ids(way)).toEqual(['gear', 'find-seat', 'size', 'withdraw', 'report', 'evacuate', 'people'])
  })

  it('changes with another answer; what was ticked on the old way is no step of the new one', () => {
    const way = [record('gear'), record('find-seat'), record('withdraw'), answered('size', 'none')]
    expect(ids(way)).toEqual(['gear', 'find-seat', 'size', 'source', 'recheck'])
  })

  it('goes on with the step below a question that was left out', () => {
    const skipped = record('size', { state: 'skipped', reason: '看不清' })
    expect(ids([record('gear'), record('find-seat'), skipped])).toContain('extinguish')
  })
})

describe('a guard', () => {
  const barred = (records: StepRecord[], book = smoke) =>
    routeOf(book, records).steps.flatMap(({ step, barredBy }) => (barredBy ? `${step.id} ${barredBy}` : []))

  it('bars every step on the spot until it is ticked', () => {
    expect(barred([])).toEqual(['find-seat gear', 'size gear'])
    expect(barred([record('gear')])).toEqual([])
    expect(nextStepOf(routeOf(smoke, []))?.id).toBe('gear')
  })

  it('does not keep the desk from calling the ambulance', () => {
    const gas = bookOf('gas')
    const way = [answered('people', 'yes')]
    expect(barred(way, gas)).toEqual([
      'shut-off gear',
      'air gear',
      'rescue gear',
      'measure gear',
      'recheck gear',
      'find-leak gear',
      'advise gear',
    ])
    expect(ids(way, gas)).toContain('ambulance')
  })

  it('passes on to the next one: gear first, then the gas', () => {
    expect(barred([record('gear')], bookOf('gas'))).toEqual(['air gasOff', 'people gasOff'])
  })

  it('may be left out with a reason, but never the protective gear', () => {
    const [gear, ...others] = bookOf('gas').steps
    expect(gear && maySkip(gear)).toBe(false)
    expect(others.every(maySkip)).toBe(true)
  })
})

it('every playbook comes to its end whatever is answered', () => {
  for (const id of ['smoke', 'gas', 'trapped', 'medical', 'weather', 'help', 'lost-child']) {
    const book = bookOf(id)
    for (const choice of [0, 1, 2, 3, 4]) {
      const all = book.steps.map(({ id: step, answers }) =>
        record(step, { answer: answers[Math.min(choice, answers.length - 1)]?.id ?? null }),
      )
      const route = routeOf(book, all)
      expect(route.isUndecided, `${id} ${choice}`).toBe(false)
      expect(route.steps.at(-1)?.step.id, `${id} ${choice}`).toBe(book.steps.at(-1)?.id)
    }
  }
})
