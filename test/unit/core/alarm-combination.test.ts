/** When several devices together mean more than each alone. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { devicesOf, isMet } from '../../../src-main/domains/alarms/combination.rules.ts'
import { Combination } from '../../../src-main/domains/alarms/combination.types.ts'
import { RESOURCES } from '../../support/tiny-site.ts'

const SHIPPED = z.array(Combination).parse(JSON.parse(readFileSync(join(RESOURCES, 'combinations.json'), 'utf8')))
const TWO: Combination = { id: 'x', count: 2, hazards: ['smoke'], within: 'zone', windowMs: 120_000, hazard: 'fire', priority: 1 }
const raised = (...members: [string, number][]) => members.map(([device, raisedAt]) => ({ device, raisedAt }))

describe('two devices within two minutes', () => {
  it('are met by two different devices, not by one that was raised twice', () => {
    expect(isMet(TWO, raised(['a', 0], ['b', 120_000]), 120_000)).toBe(true)
    expect(isMet(TWO, raised(['a', 0], ['b', 120_001]), 120_001)).toBe(false)
    expect(isMet(TWO, raised(['a', 0], ['a', 1000]), 1000)).toBe(false)
  })

  it('are met in whatever order they are told', () => {
    expect(isMet(TWO, raised(['a', 100_000], ['b', 0]), 0)).toBe(true)
  })
})

it('more devices than asked for within any window meet the rule; fewer never do', () => {
  const members = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 0, max: 300_000 })), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(members, fc.integer({ min: 2, max: 4 }), (given, count) => {
      const alarms = raised(...given)
      const newest = alarms.at(-1)?.raisedAt ?? 0
      const rule = { ...TWO, count }
      const windows = alarms.map(({ raisedAt: from }) =>
        alarms.filter(
          ({ raisedAt }) => raisedAt >= from && raisedAt <= from + rule.windowMs && Math.abs(raisedAt - newest) <= rule.windowMs,
        ),
      )
      expect(isMet(rule, alarms, newest)).toBe(windows.some((window) => devicesOf(window) >= count))
      if (devicesOf(alarms) < count) expect(isMet(rule, alarms, newest)).toBe(false)
    }),
  )
})

it('the shipped rules are well formed, each with an id of its own', () => {
  expect(SHIPPED.map(({ id }) => id)).toEqual(['confirmed-fire'])
  for (const { hazard, priority, hazards } of SHIPPED) {
    expect(priority).toBe(1)
    expect(hazards).toContain(hazard)
  }
})
