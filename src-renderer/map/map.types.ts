/** Shapes shared by the parts of the map. */
import type { Device } from '../../src-preload/contract/devices.contract.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { Staff } from '../../src-preload/contract/people.contract.ts'
import type { Site, SiteFeature } from '../../src-preload/contract/site.contract.ts'

export type { Device, Incident, Site, SiteFeature, Staff }
export type LngLat = [number, number]
export type MapLanguage = 'zh-CN' | 'en'
export type MapTheme = 'dark' | 'day'
export type MapVariant = 'operator' | 'wall' | 'handset'
/** What of an incident its surroundings are drawn from. */
export type Focus = Pick<Incident, 'priority' | 'place'> &
  Partial<Pick<Incident, 'cordon'>> & { around: Pick<Incident['around'], 'radiusM'> }

/** A rectangle or a spot on the screen, in CSS pixels from the map's top left corner. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}
export interface Spot {
  x: number
  y: number
}

/** GeoJSON as the map's sources take it. */
export interface MapFeature {
  type: 'Feature'
  properties: Record<string, unknown>
  geometry: SiteFeature['geometry']
}
export interface MapFeatures {
  type: 'FeatureCollection'
  features: MapFeature[]
}
