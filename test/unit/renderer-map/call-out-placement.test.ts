/** Call-outs and markers find room without covering one another. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CallOut, edgeTowards, overlaps, placeCallOuts, spreadMarkers } from '../../../src-renderer/map/live/call-out-placement.ts'
import type { Box } from '../../../src-renderer/map/map.types.ts'

const FRAME: Box = { x: 12, y: 12, width: 976, height: 1008 }

const spot = fc.record({ x: fc.integer({ min: -200, max: 1200 }), y: fc.integer({ min: -200, max: 1200 }) })
const callOuts = fc
  .array(
    fc.record({
      anchor: spot,
      width: fc.integer({ min: 120, max: 340 }),
      height: fc.integer({ min: 30, max: 120 }),
      clearance: fc.integer({ min: 10, max: 120 }),
      reach: fc.integer({ min: 0, max: 2_000 }),
    }),
    { maxLength: 14 },
  )
  .map((list) => list.map((each, i): CallOut => ({ id: `c${i}`, ...each })))
const obstacles = fc.array(
  spot.map(({ x, y }): Box => ({ x, y, width: 36, height: 36 })),
  { maxLength: 12 },
)

const isWithin = (box: Box, frame: Box) =>
  box.x >= frame.x && box.y >= frame.y && box.x + box.width <= frame.x + frame.width && box.y + box.height <= frame.y + frame.height

describe('call-outs', () => {
  it('never cover one another, never cover what must stay visible and never leave the picture', () => {
    fc.assert(
      fc.property(callOuts, obstacles, (wanted, hard) => {
        const placed = [...placeCallOuts(wanted, FRAME, hard).values()]
        placed.forEach((box, i) => {
          expect(isWithin(box, FRAME)).toBe(true)
          expect(hard.some((obstacle) => overlaps(box, obstacle))).toBe(false)
          expect(placed.slice(i + 1).some((other) => overlaps(box, other))).toBe(false)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('keep clear of their own place', () => {
    const anchor = { x: 500, y: 500 }
    const box = placeCallOuts([{ id: 'a', anchor, width: 256, height: 96, clearance: 60, reach: 2_000 }], FRAME, []).get('a')
    expect(box).toBeDefined()
    expect(box && overlaps(box, { x: 490, y: 490, width: 20, height: 20 })).toBe(false)
  })

  it('stay where they were while the map moves and there is room', () => {
    const callOut: CallOut = { id: 'a', anchor: { x: 500, y: 500 }, width: 256, height: 96, clearance: 60, reach: 2_000 }
    const kept = new Map([['a', { x: -300, y: 40 }]])
    expect(placeCallOuts([{ ...callOut, anchor: { x: 520, y: 510 } }], FRAME, [], kept).get('a')).toMatchObject({ x: 220, y: 550 })
  })

  it('are shown at the edge when their place is out of sight', () => {
    const placed = placeCallOuts(
      [{ id: 'far', anchor: { x: 5_000, y: -3_000 }, width: 256, height: 96, clearance: 40, reach: 2_000 }],
      FRAME,
      [],
    )
    expect(placed.has('far')).toBe(true)
  })

  it('are left out rather than placed out of reach', () => {
    const around: Box = { x: 300, y: 300, width: 400, height: 400 }
    const callOut: CallOut = { id: 'a', anchor: { x: 500, y: 500 }, width: 120, height: 30, clearance: 20, reach: 60 }
    expect(placeCallOuts([callOut], FRAME, [around]).size).toBe(0)
    expect(placeCallOuts([{ ...callOut, reach: 600 }], FRAME, [around]).size).toBe(1)
  })

  it('are left out when there is no room at all', () => {
    const wall: Box = { x: 0, y: 0, width: 1_000, height: 1_032 }
    expect(
      placeCallOuts([{ id: 'a', anchor: { x: 500, y: 500 }, width: 256, height: 96, clearance: 20, reach: 2_000 }], FRAME, [wall]).size,
    ).toBe(0)
  })
})

describe('markers', () => {
  const frame: Box = { x: 0, y: 0, width: 1_000, height: 1_000 }

  it('of one house stand apart, and all of them are shown', () => {
    const same = Array.from({ length: 12 }, (_, i) => ({ id: `m${i}`, x: 500, y: 500 }))
    const boxes = [...spreadMarkers(same, 36, frame).values()].map(({ x, y }): Box => ({ x: x - 18, y: y - 18, width: 36, height: 36 }))
    expect(boxes).toHaveLength(12)
    boxes.forEach((box, i) => {
      expect(boxes.slice(i + 1).some((other) => overlaps(box, other))).toBe(false)
    })
  })

  it('stay on their spot when nothing is in the way', () => {
    expect(spreadMarkers([{ id: 'a', x: 10, y: 10 }], 36, frame).get('a')).toEqual({ x: 10, y: 10 })
  })
})

it('a leader line ends at the edge of the card', () => {
  expect(edgeTowards({ x: 100, y: 100, width: 200, height: 100 }, { x: 0, y: 150 })).toEqual({ x: 100, y: 150 })
})
