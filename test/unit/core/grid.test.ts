/** What lies near what, found without looking at everything: never more and never less than looking at everything finds. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Box, boxAround, Grid } from '../../../src-main/kernel/grid.ts'

const metres = fc.oneof(fc.double({ min: -300, max: 300, noNaN: true }), fc.double({ min: -5e6, max: 5e6, noNaN: true }))
const box = fc.array(fc.tuple(metres, metres), { minLength: 1, maxLength: 3 }).map((points) => boxAround(points))
const doMeet = (one: Box, other: Box) =>
  one.west <= other.east && one.east >= other.west && one.south <= other.north && one.north >= other.south

it('finds exactly the boxes that touch, in the order in which they were given', () => {
  fc.assert(
    fc.property(fc.array(box, { maxLength: 30 }), box, (boxes, asked) => {
      expect(new Grid(boxes, (each) => each).near(asked)).toEqual(boxes.filter((each) => doMeet(each, asked)))
    }),
  )
})

it('takes places that are nowhere without searching for ever', () => {
  const nowhere = boxAround([[Number.NaN, Number.POSITIVE_INFINITY]])
  expect(new Grid([nowhere], (each) => each).near(nowhere)).toEqual([])
})
