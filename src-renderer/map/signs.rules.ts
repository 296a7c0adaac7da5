/** The signs of a site: what a point of the map is shown as, and in which frame. The shapes are those of `resources/map/glyphs.json`. */
import type { SiteFeature } from './map.types.ts'

export const SIGNS = [
  'hydrant',
  'valve-gas',
  'valve-water',
  'valve-power',
  'assembly',
  'aed',
  'exit',
  'stairs',
  'gate',
  'camera',
  'broadcast',
  'post',
  'checkpoint',
] as const
export type Sign = (typeof SIGNS)[number]

/** A square as in ISO 7010 says where help or a way out is, a circle what is worked or watched. */
const SQUARE: ReadonlySet<Sign> = new Set(['hydrant', 'assembly', 'aed', 'exit', 'stairs'])
export const frameOf = (sign: Sign): 'square' | 'circle' => (SQUARE.has(sign) ? 'square' : 'circle')

const isSign = (name: string): name is Sign => (SIGNS as readonly string[]).includes(name)

/** Null: it is shown by its outline alone. A valve of unknown medium is one of water. */
export function signOf({ layer, medium }: SiteFeature['properties']): Sign | null {
  const name = layer === 'valve' ? `valve-${medium ?? 'water'}` : layer
  return isSign(name) ? name : null
}
