/** Who is told of what was escalated: at which seat, for how long, and what stands in front. */
import { describe, expect, it } from 'vitest'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { toldAt, toldOnWall } from '../../../src-renderer/features/watch/escalation.rules.ts'

type Escalation = Incident['escalations'][number]
type Role = 'operator' | 'commander' | 'admin'

const at = (second: number) => `2026-11-21T04:00:${String(second).padStart(2, '0')}.000Z`
const told = (to: Escalation['to'], second: number, more: Partial<Escalation> = {}): Escalation => ({
  id: `esc-${to}-${second}`,
  reason: 'accept',
  to,
  at: at(second),
  heededAt: null,
  heededBy: null,
  ...more,
})
const missed = (kind: 'accept' | 'arrival', second: number) => ({
  kind,
  clause: null,
  startedAt: at(0),
  dueAt: at(second),
  missed: true,
})
const incident = (escalations: Escalation[], more: Partial<Incident> = {}) =>
  ({ id: 'inc-1', state: 'raised', priority: 1, owner: null, deadlines: [missed('accept', 2)], escalations, ...more }) as Incident
const seen = (incidents: Incident[], role: Role, id = 'acc-2') => toldAt(incidents, { id, role }).map(({ escalation }) => escalation.to)

describe('a missed deadline', () => {
  const all = incident([told('secondDesk', 5), told('shiftLeader', 12), told('commander', 32), told('handsets', 59)])

  it('is told to the other desks first, then to the commander and the wall', () => {
    expect(seen([all], 'operator')).toEqual(['secondDesk'])
    expect(seen([incident([told('secondDesk', 5)])], 'commander')).toEqual([])
    expect(seen([incident([told('secondDesk', 5), told('shiftLeader', 12)])], 'commander')).toEqual(['shiftLeader'])
    expect(toldOnWall([incident([told('secondDesk', 5)])])).toEqual([])
    expect(toldOnWall([incident([told('shiftLeader', 12)])])).toHaveLength(1)
    expect(seen([all], 'admin')).toEqual([])
  })

  it('is not told to the desk that has it', () => {
    const owned = incident([told('secondDesk', 5)], { owner: { id: 'acc-1', name: '王晓' } })
    expect(seen([owned], 'operator', 'acc-1')).toEqual([])
    expect(seen([owned], 'operator', 'acc-2')).toEqual(['secondDesk'])
  })

  it('is over when its condition has ended, or began anew', () => {
    expect(seen([incident([told('shiftLeader', 12)], { deadlines: [] })], 'commander')).toEqual([])
    expect(seen([incident([told('shiftLeader', 12)], { deadlines: [missed('accept', 40)] })], 'commander')).toEqual([])
    expect(seen([incident([told('shiftLeader', 12)], { state: 'archived' })], 'commander')).toEqual([])
  })

  it('is over for everybody when somebody heeds it', () => {
    const heeded = incident([told('secondDesk', 5), told('shiftLeader', 12, { heededAt: at(20), heededBy: '周岚' })])
    expect(seen([heeded], 'operator')).toEqual([])
    expect(seen([heeded], 'commander')).toEqual([])
    expect(toldOnWall([heeded])).toEqual([])
  })
})

describe('a step that was left out', () => {
  it('is told until somebody heeds it, and anew with the next one', () => {
    const skipped = told('shiftLeader', 10, { reason: 'skippedStep' })
    expect(seen([incident([skipped], { deadlines: [] })], 'commander')).toEqual(['shiftLeader'])
    const heeded = { ...skipped, heededAt: at(15), heededBy: '周岚' }
    expect(seen([incident([heeded], { deadlines: [] })], 'commander')).toEqual([])
    const next = told('shiftLeader', 30, { reason: 'skippedStep' })
    expect(seen([incident([heeded, next], { deadlines: [] })], 'commander')).toEqual(['shiftLeader'])
  })
})

describe('several at once', () => {
  it('stand worst first, then longest first, each reason once', () => {
    const low = incident([told('shiftLeader', 3)], { id: 'inc-low', priority: 3 })
    const late = incident([told('shiftLeader', 20), told('commander', 30)], { id: 'inc-late' })
    const early = incident([told('shiftLeader', 10)], { id: 'inc-early' })
    const found = toldOnWall([low, late, early])
    expect(found.map(({ incident: { id }, escalation: { to } }) => `${id} ${to}`)).toEqual([
      'inc-early shiftLeader',
      'inc-late commander',
      'inc-low shiftLeader',
    ])
    expect(found[1]?.since).toBe(at(20))
  })
})
