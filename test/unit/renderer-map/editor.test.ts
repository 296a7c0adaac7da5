/** The geometry of the map editor: what is hit, what is snapped to, shapes in parts, and laying by four corners. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { featureAt, snapAt } from '../../../src-renderer/map/editor/hit.rules.ts'
import { partsOf, withParts } from '../../../src-renderer/map/editor/parts.rules.ts'
import { intoQuad, type Quad, rectangle, shifted, turnedBy, withCorner } from '../../../src-renderer/map/editor/quad.rules.ts'
import { sectorOf } from '../../../src-renderer/map/editor/sector.rules.ts'
import { type Geometry, moved, type Position } from '../../../src-renderer/map/editor/shape.rules.ts'
import { metresBetween } from '../../../src-renderer/map/map-geometry.ts'
import { box, drawn, plan, spot } from '../plan/samples.ts'

const [west] = plan.features

describe('what is meant on the map', () => {
  const at = (x: number, y: number): Position => [120 + x / 1_000, 31 + y / 1_000]
  const hit = (x: number, y: number) => featureAt(plan.features, at(x, y), 3)?.properties.id

  it('is a point before an area, and a small area before a large one', () => {
    expect(hit(3, 1.01)).toBe('hydrant-1')
    expect(hit(0.7, 0.7)).toBe('hall')
    expect(hit(0.6, 0.6)).toBe('room-1')
    expect(hit(1.5, 1.5)).toBe('west')
    expect(hit(9, 9)).toBeUndefined()
  })

  it('is nothing in a hole', () => {
    const ring = (geometry: Geometry) => geometry.coordinates[0]
    const yard = drawn('building', 'yard', { type: 'Polygon', coordinates: [ring(box(0, 0, 2, 2)), ring(box(0.5, 0.5, 1, 1))] })
    expect(featureAt([yard], at(1, 1), 3)).toBeNull()
    expect(featureAt([yard], at(0.2, 1), 3)).toBe(yard)
  })

  it('snaps to a corner before an edge, to an edge before nothing', () => {
    expect(snapAt(plan.features, at(2.01, 0.01), 3)).toEqual({ at: at(2, 0), to: 'corner' })
    const edge = snapAt(plan.features, at(2.01, 1.4), 3)
    expect(edge?.to).toBe('edge')
    expect(edge?.at[0]).toBeCloseTo(120.002, 9)
    expect(snapAt(plan.features, at(7, 7), 3)).toBeNull()
  })
})

describe('a shape', () => {
  const shapes: Geometry[] = [
    spot(1, 1),
    { type: 'LineString', coordinates: [at(0), at(1)] },
    {
      type: 'MultiLineString',
      coordinates: [
        [at(0), at(1)],
        [at(2), at(3)],
      ],
    },
    { type: 'Polygon', coordinates: [...box(0, 0, 3, 3).coordinates, ...box(1, 1, 1, 1).coordinates] },
    { type: 'MultiPolygon', coordinates: [box(0, 0, 3, 3).coordinates, box(5, 1, 1, 1).coordinates] },
  ]
  function at(x: number): Position {
    return [120 + x, 31]
  }

  it.each(shapes.map((shape) => [shape.type, shape] as const))('comes back whole from its parts: %s', (_, shape) => {
    expect(withParts(shape, partsOf(shape))).toEqual(shape)
  })

  it('is nudged by metres', () => {
    const before = spot(1, 1)
    const after = moved(before, 3, 4)
    expect(metresBetween(before.coordinates as Position, after.coordinates as Position)).toBeCloseTo(5, 3)
  })
})

describe('what is laid by four corners', () => {
  const start = rectangle([120, 31], 80, 50)
  const sides = (quad: Quad) => quad.map((corner, i) => metresBetween(corner, quad[(i + 1) % 4] ?? corner))
  const near: fc.Arbitrary<Position> = fc.tuple(
    fc.double({ min: 119.99, max: 120.01, noNaN: true }),
    fc.double({ min: 30.99, max: 31.01, noNaN: true }),
  )

  it('has the size it is given', () => {
    for (const [i, side] of sides(start).entries()) expect(side).toBeCloseTo([80, 50, 80, 50][i] ?? 0, 1)
  })

  it('keeps its shape and its opposite corner however a corner is dragged', () => {
    fc.assert(
      fc.property(near, fc.constantFrom(0, 1, 2, 3), (to, corner) => {
        fc.pre(metresBetween(to, start[((corner + 2) % 4) as 0]) > 1)
        const turned = turnedBy(start, corner, to)
        expect(metresBetween(turned[corner], to)).toBeLessThan(0.001)
        expect(turned[((corner + 2) % 4) as 0]).toEqual(start[((corner + 2) % 4) as 0])
        const [a = 1, b = 1, c = 1, d = 1] = sides(turned)
        expect(a / b).toBeCloseTo(80 / 50, 2)
        expect(c / d).toBeCloseTo(80 / 50, 2)
      }),
    )
  })

  it('puts corners on corners, and the middle between them', () => {
    const askew = withCorner(shifted(start, [0.001, 0]), 1, [120.004, 31.002])
    const to = intoQuad([0, 0, 8, 5], askew)
    expect(to([0, 5])).toEqual(askew[0])
    expect(to([8, 5])).toEqual(askew[1])
    expect(to([8, 0])).toEqual(askew[2])
    expect(to([0, 0])).toEqual(askew[3])
    expect(to([4, 2.5])[0]).toBeCloseTo((askew[0][0] + askew[1][0] + askew[2][0] + askew[3][0]) / 4, 9)
  })
})

describe('what a camera sees', () => {
  it('is a closed sector around its bearing, as far as its range', () => {
    const east = drawn('camera', 'c', spot(0, 0), { bearing: 90, fov: 60, range: 30 })
    const ring = sectorOf(east) ?? []
    expect(ring.at(0)).toEqual(ring.at(-1))
    for (const corner of ring.slice(1, -1)) {
      expect(metresBetween([120, 31], corner)).toBeCloseTo(30, 1)
      expect(corner[0]).toBeGreaterThan(120)
    }
  })

  it('is nothing for what is no camera', () => {
    expect(west && sectorOf(west)).toBeNull()
  })
})
