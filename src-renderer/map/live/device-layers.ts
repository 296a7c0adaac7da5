/** Devices: quiet counts from afar, grey dots nearer, glyphs when zoomed. What is not normal is never counted together. */
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl'
import { FONT, type LayerContext } from '../layers/layer-parts.ts'

/** Zoom from which a normal device shows the glyph of its kind. */
const GLYPH_ZOOM = 19
/** Up to this zoom neighbours are counted together; a neighbourhood in the whole is seen from nearer. */
const COUNTED_ZOOM = 15
const COUNTED_PX = 42
const nothing = () => ({ type: 'FeatureCollection' as const, features: [] })

export const DEVICE_SOURCES: Readonly<Record<'devices' | 'trouble', SourceSpecification>> = {
  devices: {
    type: 'geojson',
    data: nothing(),
    maxzoom: COUNTED_ZOOM + 1,
    promoteId: 'id',
    cluster: true,
    clusterMaxZoom: COUNTED_ZOOM,
    clusterRadius: COUNTED_PX,
  },
  trouble: { type: 'geojson', data: nothing(), maxzoom: COUNTED_ZOOM + 1, promoteId: 'id' },
}

const isCount: ExpressionSpecification = ['has', 'point_count']
const isAlone: ExpressionSpecification = ['!', isCount]
const isAlarm: ExpressionSpecification = ['==', ['get', 'state'], 'alarm']

/** At the desk. */
export function deviceLayers({ colour }: LayerContext): LayerSpecification[] {
  return [
    {
      id: 'device-count',
      type: 'symbol',
      source: 'devices',
      filter: isCount,
      layout: {
        'text-field': ['to-string', ['get', 'point_count']],
        'text-font': FONT,
        'text-size': ['interpolate', ['linear'], ['get', 'point_count'], 2, 11, 500, 14],
        'text-padding': 1,
      },
      paint: { 'text-color': colour.label, 'text-halo-color': colour.block, 'text-halo-width': 1.4 },
    },
    {
      id: 'device-dot',
      type: 'circle',
      source: 'devices',
      filter: isAlone,
      paint: {
        'circle-color': colour.dot,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 16, 0.9, 18, 1.9, 20, 2.8],
        'circle-opacity': ['interpolate', ['linear'], ['zoom'], 15.5, 0.4, 17, 0.9, GLYPH_ZOOM, 0.9, GLYPH_ZOOM + 0.3, 0],
      },
    },
    {
      id: 'device-glyph',
      type: 'symbol',
      source: 'devices',
      minzoom: GLYPH_ZOOM,
      filter: isAlone,
      layout: { 'icon-image': ['concat', 'glyph-', ['get', 'glyph']], 'icon-allow-overlap': true },
      paint: { 'icon-opacity': ['interpolate', ['linear'], ['zoom'], GLYPH_ZOOM, 0, GLYPH_ZOOM + 0.3, 1] },
    },
    {
      id: 'device-fault',
      type: 'symbol',
      source: 'trouble',
      filter: ['!', isAlarm],
      layout: {
        'icon-image': 'fault',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 14, 0.45, 16, 0.6, 18, 1],
      },
    },
    {
      id: 'device-alarm',
      type: 'circle',
      source: 'trouble',
      filter: isAlarm,
      paint: {
        'circle-color': colour.text,
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 14, 1.6, 18, 3.4],
        'circle-stroke-color': colour.block,
        'circle-stroke-width': 1.2,
      },
    },
  ]
}

/** On the wall all are the same quiet dots: what matters is told by the incidents. */
export const wallDeviceLayers = ({ colour, unit }: LayerContext): LayerSpecification[] =>
  (['devices', 'trouble'] as const).map((source) => ({
    id: source === 'devices' ? 'device-dot' : 'device-alarm',
    type: 'circle',
    source,
    minzoom: 15.5,
    filter: isAlone,
    paint: {
      'circle-color': colour.dot,
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 16, 2.5 * unit, 18, 4.5 * unit, 20, 6 * unit],
      'circle-opacity': 0.5,
    },
  }))
