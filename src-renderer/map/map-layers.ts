/** Every layer of the map as data, bottom first. Widths in metres become pixels; colours come from the palette. */
import type { LayerSpecification } from 'maplibre-gl'
import type { MapGroup } from '../state/map-groups.ts'
import { baseLayers, baseNameLayers } from './base/base-layers.ts'
import { cordonLayers, escapeLayers, focusLayers, measureLayers, wayLayers } from './layers/focus.ts'
import { backgroundLayer, builtLayers, groundLayers } from './layers/ground.ts'
import type { LayerContext } from './layers/layer-parts.ts'
import { nameLayers } from './layers/names.ts'
import { floorLayers, laneLayers, pathLayers, placeNameLayers, reachLayers, zoneLayers } from './layers/places.ts'
import { nearLayers, signLayers } from './layers/signs.ts'
import { liveLayers, liveTopLayers } from './live/live-layers.ts'

/** Zones and what is named in buildings are for the desk: a wall and a phone show what matters to the incident. */
const deskOnly = (context: LayerContext, layers: LayerSpecification[]): LayerSpecification[] =>
  context.variant === 'operator' ? layers : []

export const mapLayers = (context: LayerContext): LayerSpecification[] => [
  backgroundLayer(context),
  ...baseLayers(context),
  ...groundLayers(context),
  ...pathLayers(context),
  ...builtLayers(context),
  ...floorLayers(context),
  ...laneLayers(context),
  ...deskOnly(context, [...zoneLayers(context), ...reachLayers(context)]),
  ...focusLayers(context),
  ...cordonLayers(context),
  ...escapeLayers(context),
  ...wayLayers(context),
  ...liveLayers(context),
  ...baseNameLayers(context),
  ...nameLayers(context),
  ...deskOnly(context, placeNameLayers(context)),
  ...signLayers(context),
  ...nearLayers(context),
  ...measureLayers(context),
  ...liveTopLayers(context),
]

/** The layers with those of hidden groups switched off. */
export const shownLayers = (layers: readonly LayerSpecification[], hidden: readonly MapGroup[]): LayerSpecification[] =>
  layers.map((layer) => {
    const { group } = (layer.metadata ?? {}) as { group?: MapGroup }
    if (!group) return layer
    const visibility = hidden.includes(group) ? 'none' : 'visible'
    return { ...layer, layout: { ...layer.layout, visibility } } as LayerSpecification
  })
