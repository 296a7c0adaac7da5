/** Every layer of the map as data, bottom first. Widths in metres become pixels; colours come from the palette. */
import type { LayerSpecification } from 'maplibre-gl'
import { cordonLayers, focusLayers, wayLayers } from './layers/focus.ts'
import { groundLayers } from './layers/ground.ts'
import type { LayerContext } from './layers/layer-parts.ts'
import { nameLayers } from './layers/names.ts'
import { liveLayers, liveTopLayers } from './live/live-layers.ts'

export const mapLayers = (context: LayerContext): LayerSpecification[] => [
  ...groundLayers(context),
  ...focusLayers(context),
  ...cordonLayers(context),
  ...wayLayers(context),
  ...liveLayers(context),
  ...nameLayers(context),
  ...liveTopLayers(context),
]
