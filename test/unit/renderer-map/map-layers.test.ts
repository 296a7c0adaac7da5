/** The layers of the map are sound: sources, colours, theme, language; names on the wall can be read from five metres. */
import type { LayerSpecification } from 'maplibre-gl'
import { describe, expect, it } from 'vitest'
import type { Site } from '../../../src-preload/contract/site.contract.ts'
import type { LayerContext } from '../../../src-renderer/map/layers/layer-parts.ts'
import { layerChanges } from '../../../src-renderer/map/map-changes.ts'
import { mapLayers, shownLayers } from '../../../src-renderer/map/map-layers.ts'
import { MAP_TOKENS, paletteFrom } from '../../../src-renderer/map/map-palette.ts'
import { mapSources } from '../../../src-renderer/map/map-sources.ts'
import { colourOf, contrast, type Theme } from './tokens.ts'

const context = (theme: Theme, change: Partial<LayerContext> = {}): LayerContext => ({
  colour: paletteFrom((name) => colourOf(theme, name)),
  language: 'zh-CN',
  variant: 'operator',
  latitude: 31.3,
  unit: 1,
  stroke: 1,
  theme,
  basemap: null,
  own: { streets: null, buildings: null },
  words: { people: '人' },
  ...change,
})
const basemap = (layers: string[], kind: 'vector' | 'raster' = 'vector'): NonNullable<Site['basemap']> => ({
  asset: 'a1',
  name: 'Firenze',
  format: 'pmtiles',
  kind,
  minZoom: 0,
  maxZoom: 14,
  bounds: [11.1, 43.7, 11.4, 43.9],
  attribution: '© OpenStreetMap',
  layers,
})
const BASEMAP = basemap(['earth', 'roads', 'buildings'])
const OWN = { streets: [11.2, 43.7, 11.3, 43.8], buildings: [11.2, 43.7, 11.3, 43.8] } as const satisfies LayerContext['own']
const SITE: Site = {
  id: 'demo',
  version: 1,
  name: '山塘街区',
  nameEn: 'Shantang',
  timezone: 'Asia/Shanghai',
  center: [120.6, 31.32],
  bounds: [120.59, 31.31, 120.61, 31.33],
  households: 0,
  people: 0,
  zones: [],
  groups: [],
  floors: [],
  basemap: null,
  features: [],
}
const VARIANTS = [
  context('dark', { basemap: BASEMAP, own: OWN }),
  context('day', { basemap: basemap(['transportation', 'building']) }),
  context('dark', { basemap: basemap(['cities']) }),
  context('day', { basemap: basemap([], 'raster') }),
  context('dark'),
  context('day'),
  context('dark', { variant: 'wall', unit: 0.5 }),
  context('day', { language: 'en' }),
]
/** Every colour property of a layer with the colours written in it. */
const colours = (layer: LayerSpecification): [property: string, inks: string[]][] =>
  Object.entries(layer.paint ?? {})
    .filter(([property]) => property.endsWith('-color'))
    .map(([property, value]) => [`${layer.id} ${property}`, JSON.stringify(value).match(/#[^"]*/g) ?? []])

describe('layers of the map', () => {
  it('use sources that exist, once by name', () => {
    const sources = Object.keys(mapSources({ ...SITE, basemap: BASEMAP }, 0))
    for (const layers of VARIANTS.map(mapLayers)) {
      expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length)
      for (const layer of layers) if ('source' in layer) expect(sources).toContain(layer.source)
    }
  })

  it('have nothing undefined and nothing to fetch', () => {
    for (const layers of VARIANTS.map(mapLayers)) expect(JSON.stringify(layers)).not.toMatch(/undefined|NaN|https?:|glyphs|sprite/)
  })

  it('take every colour from the tokens of both themes', () => {
    for (const theme of ['dark', 'day'] as const) {
      for (const name of Object.values(MAP_TOKENS)) expect(colourOf(theme, name), `${name} (${theme})`).toMatch(/^#[0-9a-f]{6}$/i)
    }
    for (const [property, inks] of VARIANTS.flatMap(mapLayers).flatMap(colours)) {
      expect(inks.length, property).toBeGreaterThan(0)
      for (const ink of inks) expect(ink, property).toMatch(/^#[0-9a-f]{6}$/i)
    }
  })

  it('show no faults, zones, rooms by name or signs on the wall', () => {
    const ids = mapLayers(context('dark', { variant: 'wall' })).map(({ id }) => id)
    expect(ids).toContain('near')
    for (const id of ['device-fault', 'zone-sector', 'zone-name', 'room-name', 'signs-safety', 'signs-watch', 'field'])
      expect(ids).not.toContain(id)
  })

  it('let houses and streets of the base map give way where the site has drawn its own', () => {
    const layers = (own: LayerContext['own']) => mapLayers(context('dark', { basemap: BASEMAP, own }))
    const house = (own: LayerContext['own']) => JSON.stringify(layers(own).find(({ id }) => id.startsWith('base-building')))
    expect(house(OWN)).toContain('"distance"')
    expect(house({ streets: null, buildings: null })).not.toContain('"distance"')
    expect(layers(OWN).map(({ id }) => id)).toContain('base-veil')
    expect(layers({ ...OWN, streets: null }).map(({ id }) => id)).not.toContain('base-veil')
  })

  it('of a hidden group are there, but not seen; what is near an incident is in no group', () => {
    const shown = shownLayers(mapLayers(context('dark')), ['safety'])
    const visibility = (id: string) => (shown.find((layer) => layer.id === id)?.layout as { visibility?: string })?.visibility
    expect([visibility('signs-safety'), visibility('signs-watch'), visibility('near')]).toEqual(['none', 'visible', undefined])
  })

  it('name streets and water on the wall at 7:1 or more', () => {
    for (const theme of ['dark', 'day'] as const) {
      for (const layer of mapLayers(context(theme, { variant: 'wall' })).filter(({ id }) => id.endsWith('-name'))) {
        const { 'text-color': ink, 'text-halo-color': ground } = layer.paint as Record<string, string>
        expect(contrast(ink ?? '', ground ?? ''), `${layer.id} (${theme})`).toBeGreaterThanOrEqual(7)
      }
    }
  })

  it('name everything at the desk at 4.5:1 or more', () => {
    for (const theme of ['dark', 'day'] as const) {
      const named = mapLayers(context(theme, { basemap: BASEMAP })).filter(({ id }) => /-name|-townName|-roadName|^signs-|^near$/.test(id))
      expect(named.length).toBeGreaterThan(10)
      for (const layer of named) {
        const { 'text-color': ink, 'text-halo-color': ground } = layer.paint as Record<string, string>
        if (typeof ink !== 'string') continue
        expect(contrast(ink, ground ?? ''), `${layer.id} (${theme})`).toBeGreaterThanOrEqual(4.5)
      }
    }
  })

  it('differ between themes in colours only, and between languages in words only', () => {
    const theme = layerChanges(mapLayers(context('dark')), mapLayers(context('day')))
    expect(theme.length).toBeGreaterThan(20)
    expect(theme.every(({ part, key }) => part === 'paint' && key.endsWith('color'))).toBe(true)
    const language = layerChanges(mapLayers(context('dark')), mapLayers(context('dark', { language: 'en' })))
    expect(new Set(language.map(({ key }) => key))).toEqual(new Set(['text-field', 'text-letter-spacing']))
    expect(layerChanges(mapLayers(context('dark')), mapLayers(context('dark')))).toEqual([])
  })
})
