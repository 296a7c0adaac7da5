/** What the categories of IMDF are here, and what a thing without a name is called. */
import type { MapLayer } from '../../../src-preload/contract/site.contract.ts'

interface Category {
  layer: MapLayer
  name?: string
  nameEn?: string
}

const UNITS = new Map<string, Category>([
  ['stairs', { layer: 'stairs', name: '楼梯', nameEn: 'Stairs' }],
  ['escalator', { layer: 'stairs', name: '扶梯', nameEn: 'Escalator' }],
  ['movingwalkway', { layer: 'stairs', name: '自动步道', nameEn: 'Moving walkway' }],
  ['ramp', { layer: 'stairs', name: '坡道', nameEn: 'Ramp' }],
  ['elevator', { layer: 'room', name: '电梯', nameEn: 'Lift' }],
  ['restroom', { layer: 'room', name: '卫生间', nameEn: 'Restroom' }],
  ['restroom.male', { layer: 'room', name: '男卫生间', nameEn: 'Men’s restroom' }],
  ['restroom.female', { layer: 'room', name: '女卫生间', nameEn: 'Women’s restroom' }],
  ['restroom.family', { layer: 'room', name: '家庭卫生间', nameEn: 'Family restroom' }],
  ['mothersroom', { layer: 'room', name: '母婴室', nameEn: 'Nursing room' }],
  ['firstaid', { layer: 'room', name: '医务室', nameEn: 'First aid' }],
  ['parking', { layer: 'room', name: '停车场', nameEn: 'Parking' }],
  ['storage', { layer: 'room', name: '储藏室', nameEn: 'Storage' }],
  ['column', { layer: 'wall' }],
  ['structure', { layer: 'wall' }],
])

const AMENITIES = new Map<string, Category>([
  ['aed', { layer: 'aed', name: 'AED', nameEn: 'AED' }],
  ['defibrillator', { layer: 'aed', name: 'AED', nameEn: 'AED' }],
  ['firehydrant', { layer: 'hydrant', name: '消火栓', nameEn: 'Hydrant' }],
  // No hydrant: who runs for water must not find a bottle. It is looked at on patrol.
  ['fireextinguisher', { layer: 'checkpoint', name: '灭火器', nameEn: 'Fire extinguisher' }],
  ['emergencyexit', { layer: 'exit', name: '安全出口', nameEn: 'Emergency exit' }],
  ['exit', { layer: 'exit', name: '出口', nameEn: 'Exit' }],
  ['entry', { layer: 'gate', name: '入口', nameEn: 'Entrance' }],
  ['emergencyshelter', { layer: 'assembly', name: '集合点', nameEn: 'Assembly point' }],
  ['security', { layer: 'post', name: '安保岗', nameEn: 'Security post' }],
  ['securitycheckpoint', { layer: 'post', name: '安检点', nameEn: 'Security check' }],
])

/** Marks of the ground in files that say what a detail is; none: a line of the building. */
const DETAILS: readonly [pattern: RegExp, layer: MapLayer | null][] = [
  [/^(fence|wall)/, 'wall'],
  [/^steps/, 'stairs'],
  [/./, null],
]

export const unitCategory = (category: string): Category => UNITS.get(category) ?? { layer: 'room' }
export const amenityCategory = (category: string): Category | null => AMENITIES.get(category) ?? null
export const detailLayer = (category: string | undefined): MapLayer | null =>
  category === undefined ? 'wall' : (DETAILS.find(([pattern]) => pattern.test(category))?.[1] ?? null)
