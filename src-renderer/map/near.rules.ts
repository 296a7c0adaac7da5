/** What is brought forward around an incident: what its hazard asks for, nearest first, and the cameras that see the place. */
import type { HazardKind } from '../../src-preload/contract/wire/words.ts'
import type { Incident, LngLat, MapFeature, SiteFeature } from './map.types.ts'
import { isInside, metresBetween } from './map-geometry.ts'
import { fieldOf, placeOf } from './place-features.ts'
import { type Sign, signOf } from './signs.rules.ts'

const FIRE: readonly Sign[] = ['hydrant', 'valve-gas', 'valve-power', 'exit', 'aed']
const NEEDED: Readonly<Record<HazardKind, readonly Sign[]>> = {
  smoke: FIRE,
  heat: FIRE,
  flame: FIRE,
  fire: FIRE,
  gas: ['valve-gas', 'valve-power', 'exit'],
  electrical: ['valve-power', 'exit', 'aed'],
  structure: ['valve-gas', 'valve-power', 'exit', 'aed'],
  hydrant: ['hydrant', 'valve-water'],
  water: ['valve-water', 'valve-power'],
  crowd: ['exit', 'aed'],
  panic: ['aed'],
  medical: ['aed'],
  door: [],
  intrusion: ['exit'],
  behaviour: ['exit'],
  device: [],
}
/** Hazards people may have to leave from. */
const TO_LEAVE: ReadonlySet<HazardKind> = new Set(['smoke', 'heat', 'flame', 'fire', 'gas', 'structure', 'crowd'])
export const mayHaveToLeave = (kind: HazardKind): boolean => TO_LEAVE.has(kind)

/** How many of each are shown, and how far away at most, in metres. */
const MOST: Partial<Record<Sign, number>> = { hydrant: 2, exit: 2 }
const REACH_M: Partial<Record<Sign, number>> = { hydrant: 200, exit: 60, aed: 400 }
const USUAL_REACH_M = 150
const CAMERAS = 2

const near = (feature: SiteFeature, sign: Sign, at: LngLat): MapFeature & { properties: { metres: number } } => ({
  type: 'Feature',
  properties: { ...feature.properties, sign, metres: Math.round(metresBetween(placeOf(feature), at)) },
  geometry: { type: 'Point', coordinates: placeOf(feature) },
})

/** Each with the metres to it as the crow flies. */
export function nearSigns(features: readonly SiteFeature[], { kind, place }: Pick<Incident, 'kind' | 'place'>): MapFeature[] {
  const at = place.lngLat
  const needed = NEEDED[kind].flatMap((sign) =>
    features
      .filter(({ properties }) => signOf(properties) === sign)
      .map((feature) => near(feature, sign, at))
      .filter(({ properties: { metres } }) => metres <= (REACH_M[sign] ?? USUAL_REACH_M))
      .sort((a, b) => a.properties.metres - b.properties.metres)
      .slice(0, MOST[sign] ?? 1),
  )
  const seeing = features
    .filter((feature) => isInside(at, fieldOf(feature) ?? []))
    .slice(0, CAMERAS)
    .map((camera) => near(camera, 'camera', at))
  return [...needed, ...seeing]
}
