/**
 * From any point of any incident, with any message lost: it ends in the archive, or in an overdue deadline that somebody
 * was told about. Incident, orders, calls, deadlines and escalation together, on a whole core.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CommandEvent } from '../../src-main/domains/incidents/incident.types.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { FakeNetwork, TestCore } from '../support/test-core.ts'

type Body<E> = E extends CommandEvent ? Omit<E, 'at' | 'actor'> : never
type Command = Body<CommandEvent>

const COMMANDS: Command[] = [
  { type: 'accept' },
  { type: 'silence' },
  { type: 'call', outcome: 'noAnswer' },
  { type: 'call', outcome: 'answered', answer: 'needHelp' },
  { type: 'call', outcome: 'answered', answer: 'nothingWrong' },
  { type: 'dispatch' },
  { type: 'acknowledge' },
  { type: 'depart' },
  { type: 'arrive' },
  { type: 'decline', reason: '走不开' },
  { type: 'complete', text: '' },
  { type: 'confirm', verdict: 'real', by: 'staff' },
  { type: 'confirm', verdict: 'false', by: 'party' },
  { type: 'handle', gear: true },
  { type: 'report', how: 'readOut', injured: false },
  { type: 'evacuate' },
  { type: 'secure' },
  { type: 'clear' },
  { type: 'advise' },
  { type: 'refer', text: '交技术人员' },
  { type: 'plan', text: '更换' },
  { type: 'reportCause', cause: '油烟', category: 'cooking' },
  { type: 'archive' },
  { type: 'skip', step: 'gear', reason: '已在室外' },
]

/** What happens, or does not because the message is lost. */
type Act = { command: Command } | { smoke: number } | { minutes: number }
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...COMMANDS).map((command) => ({ command })) },
  { weight: 3, arbitrary: fc.constantFrom(0.01, 0.3, 0.9).map((smoke) => ({ smoke })) },
  { weight: 2, arbitrary: fc.constantFrom(0.1, 1, 12).map((minutes) => ({ minutes })) },
)

/** Longer than the longest deadline and its chain. */
const DAYS = 2
const STEP_MS = 600_000

function pass(site: TestCore, ms: number): void {
  for (let left = ms; left > 0; left -= STEP_MS) {
    site.clock.advance(Math.min(left, STEP_MS))
    // A link of a chain comes due by the one before it.
    for (let turn = 0; turn < 3; turn++) site.tick()
  }
}

const isWatchedOver = ({ deadlines }: Incident): boolean => deadlines.length > 0

describe('an incident in which anything is lost', () => {
  it('has a deadline at every moment, and somebody is told when it runs out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
        const site = new TestCore()
        try {
          site.core.connect('embedded', new FakeNetwork())
          site.send('smoke-1', { smoke: 0.3 })
          for (const one of acts) {
            if ('smoke' in one) site.send('smoke-1', { smoke: one.smoke })
            else if ('minutes' in one) pass(site, one.minutes * 60_000)
            else for (const { id } of site.open) await site.command(id, one.command).catch(() => undefined)
            expect(site.open.filter((incident) => !isWatchedOver(incident))).toEqual([])
          }
          pass(site, DAYS * 86_400_000)
          for (const { deadlines, escalations } of site.open) {
            expect(deadlines.some(({ missed }) => missed)).toBe(true)
            expect(escalations.length).toBeGreaterThan(0)
          }
        } finally {
          site.end()
        }
      }),
      { numRuns: 60 },
    )
  })
})
