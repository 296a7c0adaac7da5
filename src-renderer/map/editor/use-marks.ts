/** What the editor shows above the ground: the sector of a camera, the outline of what is chosen, and where something is wrong. */
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl'
import { useEffect } from 'react'
import type { MapFeature, MapTheme, SiteFeature } from '../map.types.ts'
import { type MapPalette, readPalette } from '../map-palette.ts'
import { sectorOf } from './sector.rules.ts'
import type { Position } from './shape.rules.ts'

export interface EditorMark {
  severity: 'error' | 'warning'
  at: Position
}

interface Marked {
  chosen: SiteFeature | null
  marks: readonly EditorMark[]
  /** Lines of a file that is about to be taken in. */
  preview: readonly SiteFeature[]
}

const SOURCE = 'editor-marks'
const what = (value: string) => ['==', ['get', 'what'], value] as never

const layersIn = (colour: MapPalette): LayerSpecification[] => [
  {
    id: 'editor-preview-area',
    type: 'fill',
    source: SOURCE,
    filter: ['all', what('preview'), ['==', ['geometry-type'], 'Polygon']],
    paint: { 'fill-color': colour.action, 'fill-opacity': 0.12 },
  },
  {
    id: 'editor-preview',
    type: 'line',
    source: SOURCE,
    filter: what('preview'),
    paint: { 'line-color': colour.action, 'line-width': 1.2 },
  },
  {
    id: 'editor-preview-point',
    type: 'circle',
    source: SOURCE,
    filter: ['all', what('preview'), ['==', ['geometry-type'], 'Point']],
    paint: { 'circle-color': colour.action, 'circle-radius': 4 },
  },
  {
    id: 'editor-sector',
    type: 'fill',
    source: SOURCE,
    filter: what('sector'),
    paint: { 'fill-color': colour.action, 'fill-opacity': 0.18 },
  },
  {
    id: 'editor-chosen',
    type: 'line',
    source: SOURCE,
    filter: ['any', what('chosen'), what('sector')],
    paint: { 'line-color': colour.action, 'line-width': 2 },
  },
  {
    id: 'editor-chosen-point',
    type: 'circle',
    source: SOURCE,
    filter: ['all', what('chosen'), ['==', ['geometry-type'], 'Point']],
    paint: { 'circle-radius': 13, 'circle-opacity': 0, 'circle-stroke-color': colour.action, 'circle-stroke-width': 2 },
  },
  {
    id: 'editor-mark',
    type: 'circle',
    source: SOURCE,
    filter: ['any', what('error'), what('warning')],
    paint: {
      'circle-radius': 9,
      'circle-opacity': 0,
      'circle-stroke-color': ['match', ['get', 'what'], 'error', colour.p1, colour.p2],
      'circle-stroke-width': 2,
    },
  },
]

const feature = (name: string, geometry: MapFeature['geometry']): MapFeature => ({ type: 'Feature', properties: { what: name }, geometry })

export function useMarks(map: MapLibreMap | null, theme: MapTheme, { chosen, marks, preview }: Marked): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the layers take the colours of the theme when they are made
  useEffect(() => {
    if (!map) return
    let isGone = false
    const leave = () => {
      isGone = true
    }
    map.on('remove', leave)
    map.addSource(SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, maxzoom: 17, tolerance: 0.1 })
    const layers = layersIn(readPalette(map.getContainer()))
    for (const layer of layers) map.addLayer(layer)
    return () => {
      map.off('remove', leave)
      if (isGone) return
      for (const { id } of layers) map.removeLayer(id)
      map.removeSource(SOURCE)
    }
  }, [map, theme])

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of theme makes the source anew
  useEffect(() => {
    const sector = chosen && sectorOf(chosen)
    const features = [
      ...preview.map(({ geometry }) => feature('preview', geometry)),
      ...(sector ? [feature('sector', { type: 'Polygon', coordinates: [sector] })] : []),
      ...(chosen ? [feature('chosen', chosen.geometry)] : []),
      ...marks.map(({ severity, at }) => feature(severity, { type: 'Point', coordinates: at })),
    ]
    void map?.getSource<GeoJSONSource>(SOURCE)?.setData({ type: 'FeatureCollection', features } as never)
  }, [map, theme, chosen, marks, preview])
}
