/** Signs of the site: grey while they are not needed; what matters to the incident in focus stands forward, with the metres to it. */
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl'
import type { MapGroup } from '../../state/map-groups.ts'
import type { Sign } from '../signs.rules.ts'
import { FONT, inGroup, type LayerContext, nameIn } from './layer-parts.ts'

/** From here on every sign is drawn, even one upon another; names come nearer still. */
const ALL_ZOOM = 18.4
const NAME_ZOOM = 19

const GROUPS: readonly { group: MapGroup; from: number; signs: readonly Sign[] }[] = [
  {
    group: 'safety',
    from: 16.6,
    signs: ['hydrant', 'valve-gas', 'valve-water', 'valve-power', 'assembly', 'aed', 'exit', 'stairs'],
  },
  { group: 'watch', from: 16.6, signs: ['gate', 'post', 'checkpoint'] },
  { group: 'cameras', from: 17, signs: ['camera'] },
  { group: 'broadcast', from: 17, signs: ['broadcast'] },
]

/** What saves lives keeps its place before what is worked. */
const RANK: ExpressionSpecification = ['match', ['get', 'sign'], ['assembly', 'exit', 'aed', 'hydrant'], 0, 1]

export function signLayers({ colour, language, variant }: LayerContext): LayerSpecification[] {
  if (variant === 'wall') return []
  return GROUPS.flatMap(({ group, from, signs }) =>
    inGroup(group, [
      {
        id: `signs-${group}`,
        type: 'symbol',
        source: 'signs',
        minzoom: from,
        filter: ['in', ['get', 'sign'], ['literal', [...signs]]],
        layout: {
          'icon-image': ['concat', 'sign-', ['get', 'sign']],
          'icon-size': ['interpolate', ['linear'], ['zoom'], 16.6, 0.7, ALL_ZOOM, 1],
          'icon-overlap': ['step', ['zoom'], 'never', ALL_ZOOM, 'always'],
          'icon-padding': 1,
          'symbol-sort-key': RANK,
          'text-field': ['step', ['zoom'], '', NAME_ZOOM, nameIn(language)],
          'text-font': FONT,
          'text-size': 11,
          'text-anchor': 'top',
          'text-offset': [0, 1.1],
          'text-max-width': 9,
          'text-optional': true,
        },
        paint: { 'text-color': colour.label, 'text-halo-color': colour.block, 'text-halo-width': 1.4 },
      },
    ]),
  )
}

/** Around an incident: `metres` of a near sign are along the way where one is known. */
export const nearLayers = ({ colour, variant, unit }: LayerContext): LayerSpecification[] => [
  {
    id: 'near',
    type: 'symbol',
    source: 'near',
    layout: {
      'icon-image': ['concat', 'near-', ['get', 'sign']],
      'icon-overlap': 'always',
      'text-field': ['concat', ['to-string', ['get', 'metres']], ' m'],
      'text-font': FONT,
      'text-size': variant === 'wall' ? 56 * unit : 12,
      // Metres never stand upon metres: they change sides, else they are left out.
      'text-variable-anchor': ['top', 'bottom', 'right', 'left'],
      'text-radial-offset': 1.2,
      'text-optional': true,
    },
    paint: { 'text-color': colour.text, 'text-halo-color': colour.block, 'text-halo-width': variant === 'wall' ? 6 * unit : 1.6 },
  },
]
