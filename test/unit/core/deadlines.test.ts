/** Deadlines: rows that come due once, by the clock that fits their length. */
import { describe, expect, it } from 'vitest'
import { DeadlinesService } from '../../../src-main/domains/deadlines/deadlines.service.ts'
import { Work } from '../../../src-main/kernel/work.ts'
import { ManualClock } from '../../support/manual-clock.ts'

function setup() {
  const clock = new ManualClock()
  const work = new Work()
  const deadlines = new DeadlinesService(work, clock)
  const start = (id: string, afterMs: number) =>
    deadlines.start({ id, incident: 'inc-1', kind: 'accept', clause: null, startedAt: clock.now(), dueAt: clock.now() + afterMs })
  return { clock, work, deadlines, start }
}

describe('a deadline', () => {
  it('is due when its time is up and not a millisecond earlier', () => {
    const { clock, deadlines, start } = setup()
    start('a', 2000)
    expect(deadlines.due()).toEqual({ ids: [], nextInMs: 2000 })
    clock.advance(1999)
    expect(deadlines.due()).toEqual({ ids: [], nextInMs: 1 })
    clock.advance(1)
    expect(deadlines.due()).toEqual({ ids: ['a'], nextInMs: null })
  })

  it('is missed once and then waits for its end', () => {
    const { clock, deadlines, start } = setup()
    start('a', 2000)
    clock.advance(5000)
    deadlines.miss('a')
    expect(deadlines.due()).toEqual({ ids: [], nextInMs: null })
    expect(deadlines.get('a')?.missedAt).toBe(deadlines.get('a')?.dueAt)
    deadlines.end('a')
    deadlines.end('a')
    expect(deadlines.get('a')).toBeUndefined()
  })

  it('comes in the order of what has run out first', () => {
    const { clock, deadlines, start } = setup()
    start('late', 3000)
    start('early', 1000)
    start('not yet', 10_000)
    clock.advance(4000)
    expect(deadlines.due()).toEqual({ ids: ['early', 'late'], nextInMs: 6000 })
  })

  it('of seconds or minutes is not moved by somebody setting the wall clock', () => {
    const { clock, deadlines, start } = setup()
    start('a', 300_000)
    deadlines.due()
    clock.setBy(-3_600_000)
    expect(deadlines.due().nextInMs).toBe(300_000)
    clock.setBy(7_200_000)
    expect(deadlines.due().ids).toEqual([])
    clock.advance(300_000)
    expect(deadlines.due().ids).toEqual(['a'])
  })

  it('of a day follows the wall clock', () => {
    const { clock, deadlines, start } = setup()
    start('a', 86_400_000)
    deadlines.due()
    clock.setBy(86_400_000)
    expect(deadlines.due().ids).toEqual(['a'])
  })

  it('that ended and began again between two looks runs its full time again', () => {
    const { clock, deadlines, start } = setup()
    start('a', 2000)
    deadlines.due()
    clock.advance(1500)
    deadlines.end('a')
    start('a', 2000)
    expect(deadlines.due().nextInMs).toBe(2000)
  })

  it('is not started when the commit that asked for it was lost', () => {
    const { clock, work, deadlines, start } = setup()
    start('a', 2000)
    work.rollback()
    clock.advance(5000)
    expect(deadlines.due()).toEqual({ ids: [], nextInMs: null })
  })
})
