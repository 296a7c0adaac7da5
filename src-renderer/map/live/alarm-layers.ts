/** Incidents beyond the few that are told in full: the symbol of the priority with the hazard's glyph, above everything, never counted together. */
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl'
import type { LayerContext } from '../layers/layer-parts.ts'

const empty = (): SourceSpecification => ({ type: 'geojson', data: { type: 'FeatureCollection', features: [] }, maxzoom: 17 })

/** `stems` lead from a symbol that had to make room to its true place. */
export const ALARM_SOURCES: Readonly<Record<'alarms' | 'stems', SourceSpecification>> = { alarms: empty(), stems: empty() }

export const alarmLayers = ({ colour, stroke }: LayerContext): LayerSpecification[] => [
  {
    id: 'alarm-stem',
    type: 'line',
    source: 'stems',
    paint: {
      'line-color': ['match', ['get', 'priority'], 1, colour.p1, 2, colour.p2, 3, colour.p3, colour.p4],
      'line-width': 1.2 * stroke,
    },
  },
  {
    id: 'alarm-symbol',
    type: 'symbol',
    source: 'alarms',
    layout: {
      'icon-image': ['get', 'image'],
      'icon-allow-overlap': true,
      'icon-ignore-placement': true,
      'symbol-sort-key': ['get', 'rank'],
    },
  },
]
