/** Words along streets and water; at the desk also houses, parks and bridges by their quiet names. */
import type { LayerSpecification } from 'maplibre-gl'
import { mix } from '../map-palette.ts'
import { alleyTone, type Drawn, FONT, type LayerContext, nameIn, only } from './layer-parts.ts'

export function nameLayers({ colour, language, variant, unit }: LayerContext): LayerSpecification[] {
  const isWall = variant === 'wall'
  const chinese = language === 'zh-CN'
  const name = nameIn(language)
  const street = isWall ? colour.wallStreet : colour.street
  const ink = isWall ? mix(colour.wallLabel, colour.text, 0.4) : colour.label
  const waterInk = mix(colour.canalLabel, colour.text, isWall ? 0.5 : 0.2)
  const words = (id: string, layer: Drawn, sizePx: number, colours: [ink: string, halo: string], spacing: number): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'names',
    filter: only([layer], 'Line'),
    layout: {
      'symbol-placement': 'line',
      'symbol-spacing': (isWall ? 620 : 300) * unit,
      'text-field': name,
      'text-font': FONT,
      'text-size': sizePx * unit,
      'text-letter-spacing': chinese ? spacing : 0.06,
      'text-max-angle': 40,
      'text-padding': 6,
    },
    paint: { 'text-color': colours[0], 'text-halo-color': colours[1], 'text-halo-width': 1.6 * unit },
  })
  const spot = (id: string, layer: Drawn, minzoom: number, sizePx: number, ink: string): LayerSpecification => ({
    id,
    type: 'symbol',
    source: 'names',
    minzoom,
    filter: only([layer], 'Point'),
    layout: { 'text-field': name, 'text-font': FONT, 'text-size': sizePx, 'text-max-width': 8, 'text-padding': 8 },
    paint: { 'text-color': ink, 'text-halo-color': colour.block, 'text-halo-width': 1.4 },
  })
  const lines: LayerSpecification[] = [
    words('canal-name', 'canal', isWall ? 60 : 15, [waterInk, colour.canal], 1),
    words('street-name', 'street', isWall ? 56 : 13, [ink, street], 0.45),
    words('alley-name', 'alley', isWall ? 56 : 12.5, [ink, alleyTone(colour, street)], 0.25),
  ]
  if (isWall) return lines
  return [
    spot('building-name', 'building', 18.6, 11, colour.label),
    spot('bridge-name', 'bridge', 18.6, 11, colour.label),
    spot('park-name', 'park', 17.6, 12, colour.label),
    ...lines,
  ]
}
