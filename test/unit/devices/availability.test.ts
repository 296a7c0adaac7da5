/** The share of time a device could be heard. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { availabilityOf, type Change, outagesOf } from '../../../src-main/domains/devices/availability.rules.ts'

describe('a device over a span of a hundred', () => {
  const outages = (changes: Change[], online: boolean) => outagesOf(changes, online, 0, 100)

  it('that never changed was all the time what it is now', () => {
    expect(outages([], true)).toEqual([])
    expect(outages([], false)).toEqual([{ from: 0, to: 100 }])
  })

  it('was before its first change what it changed from, and after the last what it changed to', () => {
    expect(outages([{ at: 20, value: 1 }], true)).toEqual([{ from: 0, to: 20 }])
    expect(outages([{ at: 70, value: 0 }], false)).toEqual([{ from: 70, to: 100 }])
    expect(
      outages(
        [
          { at: 10, value: 0 },
          { at: 30, value: 1 },
        ],
        true,
      ),
    ).toEqual([{ from: 10, to: 30 }])
  })

  it('could not be heard while its gateway was out, counted once where both were', () => {
    const own = outages(
      [
        { at: 10, value: 0 },
        { at: 30, value: 1 },
      ],
      true,
    )
    const gateway = outages(
      [
        { at: 20, value: 0 },
        { at: 50, value: 1 },
        { at: 90, value: 0 },
      ],
      false,
    )
    expect(availabilityOf([...own, ...gateway], 0, 100)).toEqual({ share: 0.5, outages: 2 })
  })

  it('has a share between none and all, whatever happened', () => {
    const change = fc.record({ at: fc.integer({ min: 0, max: 100 }), value: fc.constantFrom(0, 1) })
    fc.assert(
      fc.property(fc.array(change), fc.array(change), (a, b) => {
        const sorted = (changes: Change[]) => [...changes].sort((x, y) => x.at - y.at)
        const { share } = availabilityOf([...outages(sorted(a), true), ...outages(sorted(b), true)], 0, 100)
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(1)
      }),
    )
  })
})
