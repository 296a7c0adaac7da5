/** Points and areas of a site that are shown as more than their outline: signs, and what cameras see. */
import type { LngLat, MapFeature, MapFeatures, SiteFeature } from './map.types.ts'
import { middle } from './map-features.ts'
import { type Extent, extentRing, offset } from './map-geometry.ts'
import { signOf } from './signs.rules.ts'

/** A sector is drawn by one corner for so many degrees. */
const STEP_DEGREES = 6

const collection = (features: MapFeature[]): MapFeatures => ({ type: 'FeatureCollection', features })
const isPoint = ({ geometry }: SiteFeature): boolean => geometry.type === 'Point'
export const placeOf = (feature: SiteFeature): LngLat => (isPoint(feature) ? (feature.geometry.coordinates as LngLat) : middle(feature))

/** What has a sign, each at one point. */
export const signsCollection = (features: readonly SiteFeature[]): MapFeatures =>
  collection(
    features.flatMap((feature) => {
      const sign = signOf(feature.properties)
      if (!sign || feature.geometry.type.includes('Line')) return []
      return [{ type: 'Feature', properties: { ...feature.properties, sign }, geometry: { type: 'Point', coordinates: placeOf(feature) } }]
    }),
  )

/** The ring of what a camera sees, closed; null for one of which too little is known. All around where its `fov` is 360. */
export function fieldOf({ properties, geometry }: SiteFeature): LngLat[] | null {
  const { layer, bearing, fov, range } = properties
  if (layer !== 'camera' || geometry.type !== 'Point' || bearing === undefined || !fov || !range) return null
  const at = geometry.coordinates as LngLat
  const steps = Math.max(1, Math.ceil(fov / STEP_DEGREES))
  const arc = Array.from({ length: steps + 1 }, (_, i): LngLat => {
    const turn = ((bearing - fov / 2 + (fov * i) / steps) * Math.PI) / 180
    return offset(at, range * Math.sin(turn), range * Math.cos(turn))
  })
  return fov >= 360 ? arc : [at, ...arc, at]
}

export const fieldsCollection = (features: readonly SiteFeature[]): MapFeatures =>
  collection(
    features.flatMap((feature) => {
      const ring = fieldOf(feature)
      return ring ? [{ type: 'Feature', properties: feature.properties, geometry: { type: 'Polygon', coordinates: [ring] } }] : []
    }),
  )

/** The box of what a site has drawn of these layers, in degrees; null for nothing. */
export function boxOf(features: readonly SiteFeature[], layers: readonly SiteFeature['properties']['layer'][]): Extent | null {
  const drawn = features.filter(({ properties: { layer } }) => layers.includes(layer))
  if (drawn.length === 0) return null
  const box: Extent = [180, 90, -180, -90]
  const take = (node: unknown): void => {
    if (!Array.isArray(node)) return
    const [lng, lat] = node
    if (typeof lng === 'number' && typeof lat === 'number') {
      box[0] = Math.min(box[0], lng)
      box[1] = Math.min(box[1], lat)
      box[2] = Math.max(box[2], lng)
      box[3] = Math.max(box[3], lat)
    } else node.forEach(take)
  }
  for (const { geometry } of drawn) take(geometry.coordinates)
  return box
}

/** Where the site has its own streets and its own houses. */
export const ownGround = (features: readonly SiteFeature[]) => ({
  streets: boxOf(features, ['street', 'alley']),
  buildings: boxOf(features, ['building']),
})

export const boxCollection = (box: Extent | null): MapFeatures =>
  collection(box ? [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [extentRing(box)] } }] : [])
