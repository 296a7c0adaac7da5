/** Where people gather who had to leave. */
import { describe, expect, it } from 'vitest'
import { assembliesOf } from '../../../src-main/domains/dispatch/assemblies.rules.ts'
import type { SiteFeature } from '../../../src-preload/contract/site.contract.ts'

const assembly = (geometry: SiteFeature['geometry'], id: string | undefined = 'a1'): SiteFeature => ({
  type: 'Feature',
  properties: { layer: 'assembly', name: '星桥园集合点', capacity: 400, ...(id && { id }) },
  geometry,
})

describe('assembly points', () => {
  it('are spots, and areas by their middle; their name stands for a missing English one', () => {
    const ring = [
      [0, 0],
      [2, 0],
      [2, 2],
      [0, 2],
      [0, 0],
    ] // prettier-ignore
    expect(assembliesOf([assembly({ type: 'Point', coordinates: [120.6, 31.3] })])).toEqual([
      { assembly: 'a1', name: '星桥园集合点', nameEn: '星桥园集合点', capacity: 400, lngLat: [120.6, 31.3] },
    ])
    expect(assembliesOf([assembly({ type: 'Polygon', coordinates: [ring] })])[0]?.lngLat).toEqual([1, 1])
  })

  it('that were drawn badly or cannot be named are nowhere', () => {
    expect(assembliesOf([assembly({ type: 'Point', coordinates: ['x'] }), assembly({ type: 'Polygon', coordinates: [] })])).toEqual([])
    expect(assembliesOf([assembly({ type: 'Point', coordinates: [1, 2] }, '')])).toEqual([])
  })
})
