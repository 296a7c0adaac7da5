/** The plan within a site file: taken out of it, and put in force in it. Pure. */
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { SiteFile } from './site-file.types.ts'

export const planOf = ({ center, bounds, zones, floors, basemap, features }: SiteFile): SitePlan => ({
  center,
  bounds,
  zones,
  floors,
  basemap,
  features,
})

/** Households, devices and staff stay as they are. */
export const withPlan = (file: SiteFile, plan: SitePlan): SiteFile => ({ ...file, ...plan })

/** Assets a plan is drawn with: its base map, and the pictures of its floors. */
export const assetsOf = ({ basemap, floors }: SitePlan): string[] => [
  ...new Set([...(basemap === null ? [] : [basemap]), ...floors.flatMap(({ plan }) => (plan ? [plan.asset] : []))]),
]
