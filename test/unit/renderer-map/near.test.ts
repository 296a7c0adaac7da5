/** What is brought forward around an incident of the demo street. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SiteFile } from '../../../src-main/domains/site/site-file.types.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import type { Incident } from '../../../src-renderer/map/map.types.ts'
import { metresAlong } from '../../../src-renderer/map/measure.rules.ts'
import { nearSigns } from '../../../src-renderer/map/near.rules.ts'

const demo = SiteFile.parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../../../resources/sites/demo.site.json'), 'utf8')))
const kitchen = demo.devices.find(({ id }) => id === 'shantang-128-kitchen-smoke')
const near = (kind: HazardKind) =>
  nearSigns(demo.features, { kind, place: { lngLat: kitchen?.lngLat ?? [0, 0] } as Incident['place'] }).map(({ properties }) => properties)

describe('around a fire', () => {
  it('the two nearest hydrants, what shuts off gas and power, and the AED stand forward, nearest first, with metres', () => {
    const signs = near('smoke').map(({ sign }) => sign)
    expect(signs.filter((sign) => sign === 'hydrant')).toHaveLength(2)
    for (const sign of ['valve-gas', 'valve-power', 'aed']) expect(signs).toContain(sign)
    const [first, second] = near('smoke').filter(({ sign }) => sign === 'hydrant')
    expect(Number(first?.metres)).toBeLessThan(Number(second?.metres))
    expect(Number(second?.metres)).toBeLessThan(200)
  })

  it('a leak of water asks for the water valve, not for a hydrant', () => {
    const signs = near('water').map(({ sign }) => sign)
    expect(signs).toContain('valve-water')
    expect(signs).not.toContain('hydrant')
  })

  it('the cameras that see the place stand forward whatever happens there', () => {
    const camera = demo.features.find(({ properties }) => properties.id === 'camera-3')
    const at = { lngLat: [camera?.geometry.coordinates[0] + 0.00012, camera?.geometry.coordinates[1] + 0.00001] } as Incident['place']
    expect(nearSigns(demo.features, { kind: 'door', place: at }).map(({ properties }) => properties.id)).toContain('camera-3')
  })
})

describe('measuring', () => {
  it('adds up the pieces of the line', () => {
    expect(
      metresAlong([
        [120.6, 31.32],
        [120.601, 31.32],
        [120.601, 31.321],
      ]),
    ).toBeCloseTo(95.1 + 111.3, 0) // prettier-ignore
    expect(metresAlong([])).toBe(0)
  })
})
