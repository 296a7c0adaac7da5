/** The layers of the map are sound: sources, colours, theme, language; names on the wall can be read from five metres. */
import type { LayerSpecification } from 'maplibre-gl'
import { describe, expect, it } from 'vitest'
import type { Site } from '../../../src-preload/contract/site.contract.ts'
import type { LayerContext } from '../../../src-renderer/map/layers/layer-parts.ts'
import { layerChanges } from '../../../src-renderer/map/map-changes.ts'
import { mapLayers } from '../../../src-renderer/map/map-layers.ts'
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
  ...change,
})
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
const VARIANTS = [context('dark'), context('day'), context('dark', { variant: 'wall', unit: 0.5 }), context('day', { language: 'en' })]
/** Every colour property of a layer with the colours written in it. */
const colours = (layer: LayerSpecification): [property: string, inks: string[]][] =>
  Object.entries(layer.paint ?? {})
    .filter(([property]) => property.endsWith('-color'))
    .map(([property, value]) => [`${layer.id} ${property}`, JSON.stringify(value).match(/#[^"]*/g) ?? []])

describe('layers of the map', () => {
  it('use sources that exist, once by name', () => {
    const sources = Object.keys(mapSources(SITE))
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

  it('show no faults, zones or gates on the wall', () => {
    const ids = mapLayers(context('dark', { variant: 'wall' })).map(({ id }) => id)
    for (const id of ['device-fault', 'zone', 'zone-name', 'gate']) expect(ids).not.toContain(id)
  })

  it('name streets and water on the wall at 7:1 or more', () => {
    for (const theme of ['dark', 'day'] as const) {
      for (const layer of mapLayers(context(theme, { variant: 'wall' })).filter(({ id }) => id.endsWith('-name'))) {
        const { 'text-color': ink, 'text-halo-color': ground } = layer.paint as Record<string, string>
        expect(contrast(ink ?? '', ground ?? ''), `${layer.id} (${theme})`).toBeGreaterThanOrEqual(7)
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
