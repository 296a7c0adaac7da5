/** Devices: grey dots that gain a glyph when zoomed; faulty or silent ones a purple cross. Alarms are markers above the map. */
import type { ExpressionSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { LayerContext } from '../layers/layer-parts.ts'

/** Zoom from which a normal device shows the glyph of its kind. */
const GLYPH_ZOOM = 19
/** What moves has sources of its own. */
export const LIVE_SOURCES: Readonly<Record<string, SourceSpecification>> = {
  devices: { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, maxzoom: 16, promoteId: 'id' },
}

export function liveLayers({ colour, variant, unit }: LayerContext): LayerSpecification[] {
  const isBad: ExpressionSpecification = ['in', ['get', 'state'], ['literal', ['fault', 'offline']]]
  const isWall = variant === 'wall'
  const dots: LayerSpecification = {
    id: 'device-dot',
    type: 'circle',
    source: 'devices',
    minzoom: 15.5,
    filter: isWall ? true : ['!', isBad],
    paint: {
      'circle-color': colour.dot,
      'circle-radius': [
        'interpolate',
        ['linear'],
        ['zoom'],
        16,
        (isWall ? 2.5 : 0.9) * unit,
        18,
        (isWall ? 4.5 : 1.9) * unit,
        20,
        (isWall ? 6 : 2.8) * unit,
      ],
      'circle-opacity': isWall ? 0.5 : ['interpolate', ['linear'], ['zoom'], 15.5, 0.3, 17, 0.9, GLYPH_ZOOM, 0.9, GLYPH_ZOOM + 0.3, 0],
    },
  }
  if (isWall) return [dots]
  return [
    dots,
    {
      id: 'device-glyph',
      type: 'symbol',
      source: 'devices',
      minzoom: GLYPH_ZOOM,
      filter: ['!', isBad],
      layout: { 'icon-image': ['concat', 'glyph-', ['get', 'glyph']], 'icon-allow-overlap': true },
      paint: { 'icon-opacity': ['interpolate', ['linear'], ['zoom'], GLYPH_ZOOM, 0, GLYPH_ZOOM + 0.3, 1] },
    },
    {
      id: 'device-fault',
      type: 'symbol',
      source: 'devices',
      filter: isBad,
      layout: {
        'icon-image': 'fault',
        'icon-allow-overlap': true,
        'icon-ignore-placement': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], 16, 0.6, 18, 1],
      },
    },
  ]
}
