/** The form of the policies: what they come to when nobody acts, spans in their unit, a draft with its way back. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { Policies } from '../../../src-preload/contract/policies.types.ts'
import { chainCourse, courseOf, unitOf, wrongIn } from '../../../src-renderer/features/watch/policies.rules.ts'
import { usePoliciesDesk } from '../../../src-renderer/features/watch/policies-desk.ts'
import { en, zhCN } from '../../../src-renderer/i18n/resources.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'))
const DAY_MS = 86_400_000

const POLICIES: Policies = {
  ...read('resources/policies.json'),
  deadlines: {
    accept: 2_000,
    contact: 30_000,
    acknowledge: 30_000,
    arrival: 300_000,
    step: 600_000,
    plan: DAY_MS,
    causeReport: DAY_MS,
    silence: 30_000,
  },
}
const changed = (change: (policies: Policies) => void): Policies => {
  const policies = structuredClone(POLICIES)
  change(policies)
  return policies
}

describe('what happens when nobody acts', () => {
  const course = (policies: Policies) => courseOf('accept', policies).map(({ atMs, what }) => `${atMs} ${what}`)

  it('counts every link from the one before it, and the telephone from the alarm', () => {
    const policies = changed((draft) => {
      draft.calls.autoCallAfterMs = 10_000
      draft.escalation.deadlines.accept = [
        { afterMs: 3_000, to: 'secondDesk' },
        { afterMs: 7_000, to: 'shiftLeader' },
      ]
    })
    expect(course(policies)).toEqual(['0 begins', '2000 due', '5000 secondDesk', '10000 autoCall', '12000 shiftLeader'])
  })

  it('leaves the telephone out where it does not ring by itself', () => {
    const silent = changed((draft) => {
      draft.calls.autoCallAfterMs = null
    })
    expect(course(silent).join()).not.toContain('autoCall')
    expect(courseOf('arrival', POLICIES).map(({ what }) => what)).not.toContain('autoCall')
  })

  it('is nothing for a chain without links', () => expect(chainCourse([], 5_000)).toEqual([]))
})

describe('a span', () => {
  it.each([
    [0, 'second'],
    [1_500, 'second'],
    [30_000, 'second'],
    [90_000, 'second'],
    [120_000, 'minute'],
    [DAY_MS, 'hour'],
  ] as const)('of %i ms is written in the unit %s', (ms, unit) => expect(unitOf(ms)).toBe(unit))
})

describe('what cannot be decided', () => {
  it('is named by its field', () => {
    expect(wrongIn(POLICIES).size).toBe(0)
    const wrong = changed((draft) => {
      draft.deadlines.arrival = 0
      draft.escalation.deadlines.contact = []
    })
    expect([...wrongIn(wrong)].sort()).toEqual(['deadlines.arrival', 'escalation.deadlines.contact'])
  })
})

describe('a draft', () => {
  afterEach(() => usePoliciesDesk.getState().drop())
  const desk = () => usePoliciesDesk.getState()
  const set = (ms: number, place: string | null) =>
    desk().change({ version: 4, policies: POLICIES }, place, (draft) => {
      draft.deadlines.accept = ms
    })

  it('goes back field by field, until nothing is changed', () => {
    set(3_000, 'deadlines.accept')
    set(30_000, 'deadlines.accept')
    set(5_000, null)
    expect(desk().draft).toMatchObject({ base: 4, policies: { deadlines: { accept: 5_000 } } })
    desk().undo()
    expect(desk().draft?.policies.deadlines.accept).toBe(30_000)
    desk().undo()
    expect(desk().draft).toBeNull()
    expect(POLICIES.deadlines.accept).toBe(2_000)
  })
})

describe('a refusal about policies', () => {
  const source = readFileSync(join(ROOT, 'src-main/domains/policies/policies.service.ts'), 'utf8')
  const codes = [...source.matchAll(/Refusal\('policies\.([a-zA-Z]+)'/g)].map(([, code]) => code ?? '')

  it.each(codes)('has words for %s', (code) => {
    expect(zhCN.watch.refusal).toHaveProperty(code)
    expect(en.watch.refusal).toHaveProperty(code)
  })

  it('looks at the reasons that there are', () => expect(codes).toEqual(['changedMeanwhile', 'unchanged']))
})
