/** The draft of the map editor: every change can be taken back, and done again. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import { type Draft, draftOf, rebased, redone, UNDO_MAX, undone, withChange } from '../../../src-renderer/features/plan/draft.rules.ts'
import {
  withDrawn,
  withExtentFitted,
  withFloorMoved,
  withGeometry,
  withNewFloor,
  withoutFeature,
  withoutFloor,
  withProperties,
  withZone,
} from '../../../src-renderer/features/plan/plan.rules.ts'
import { plan, spot } from './samples.ts'

const CHANGES: readonly ((before: SitePlan) => SitePlan)[] = [
  (before) => withDrawn(before, { layer: 'hydrant', geometry: spot(1, 1), floor: null, zoneName: { name: '', nameEn: '' } }).plan,
  (before) => withDrawn(before, { layer: 'zone', geometry: spot(1, 1), floor: null, zoneName: { name: '新', nameEn: 'New' } }).plan,
  (before) => withGeometry(before, 'hydrant-1', spot(2, 1)),
  (before) => withProperties(before, 'hydrant-1', { name: '北侧消火栓' }),
  (before) => withoutFeature(before, 'east'),
  (before) => withoutFeature(before, 'hall'),
  (before) => withZone(before, { id: 'west', name: '西区', nameEn: 'West', kind: 'sterile', capacity: 40, authorisation: 'A2' }),
  (before) => withNewFloor(before, 'hall', () => ({ name: '层', nameEn: 'Level' })),
  (before) => withFloorMoved(before, 'hall-1', 1),
  (before) => withoutFloor(before, 'hall-1'),
  withExtentFitted,
]
const steps = fc.array(fc.record({ change: fc.constantFrom(...CHANGES), place: fc.constantFrom(null, 'one field', 'another') }), {
  maxLength: UNDO_MAX,
})
const applied = (draft: Draft, list: readonly { change: (before: SitePlan) => SitePlan; place: string | null }[]) =>
  list.reduce((now, { change, place }) => withChange(now, place, change(now.plan)), draft)
const timesOver = (draft: Draft, step: (draft: Draft) => Draft) => Array.from({ length: UNDO_MAX }).reduce<Draft>((now) => step(now), draft)

describe('the draft of the plan', () => {
  it('is what it was at the start after everything is undone, whatever was drawn', () => {
    fc.assert(
      fc.property(steps, (list) => {
        expect(timesOver(applied(draftOf(1, plan), list), undone).plan).toBe(plan)
      }),
    )
  })

  it('is what it was at the end after everything is undone and done again', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const done = applied(draftOf(1, plan), list)
        expect(timesOver(timesOver(done, undone), redone).plan).toBe(done.plan)
      }),
    )
  })

  it('takes back all that was written in one field at once', () => {
    const written = ['消', '消火', '消火栓'].reduce(
      (now, name) => withChange(now, 'hydrant-1/name', withProperties(now.plan, 'hydrant-1', { name })),
      draftOf(1, plan),
    )
    expect(undone(written).plan).toBe(plan)
  })

  it('cannot do again what was taken back once something else was drawn', () => {
    const [draw, move] = [CHANGES[0], CHANGES[2]]
    if (!draw || !move) throw new Error('There are changes to make')
    const moved = withChange(draftOf(1, plan), null, move(plan))
    const other = withChange(undone(moved), null, draw(plan))
    expect(redone(other)).toBe(other)
  })

  it('remembers no more steps than it may', () => {
    const far = Array.from({ length: UNDO_MAX + 50 }).reduce<Draft>(
      (now, _, metres) => withChange(now, null, withGeometry(now.plan, 'hydrant-1', spot(metres, 1))),
      draftOf(1, plan),
    )
    expect(far.past).toHaveLength(UNDO_MAX)
  })

  it('keeps its drawing and its steps on top of another version', () => {
    const moved = withChange(draftOf(1, plan), null, withGeometry(plan, 'hydrant-1', spot(2, 1)))
    expect(rebased(moved, 4)).toEqual({ ...moved, base: 4 })
  })
})
