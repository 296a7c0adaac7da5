/** How many people are where, by the counters of the site. Pure. */
import type { Device } from '../../src-preload/contract/devices.contract.ts'
import type { Site } from '../../src-preload/contract/site.contract.ts'

export interface ZoneCrowd {
  id: string
  name: string
  nameEn: string
  people: number
  /** Null where no limit is set. */
  capacity: number | null
  /** Part of the capacity; 0 where there is none. */
  share: number
}

/** From this part of its capacity on a zone is close to full. */
export const NEARLY_FULL = 0.9

const valueAt = ({ points }: Device, point: string): number | null => points.find(({ id }) => id === point)?.value ?? null
const speaks = ({ state }: Device): boolean => state === 'normal' || state === 'alarm'

/** A counter of people, or of those who come and go. */
export const countsPeople = ({ points }: Device): boolean =>
  points.some(({ id }) => id === 'people' || id === 'in-total' || id === 'out-total')

/** Zones whose people are counted, the fullest first. Counters that are silent do not count. */
export function crowdOf(devices: Iterable<Device>, zones: Site['zones']): ZoneCrowd[] {
  const people = new Map<string, number>()
  for (const device of devices) {
    const counted = speaks(device) ? valueAt(device, 'people') : null
    if (counted !== null) people.set(device.zone, (people.get(device.zone) ?? 0) + counted)
  }
  return zones
    .flatMap(({ id, name, nameEn, capacity }) => {
      const here = people.get(id)
      return here === undefined ? [] : [{ id, name, nameEn, people: here, capacity, share: capacity ? here / capacity : 0 }]
    })
    .sort((a, b) => b.share - a.share || b.people - a.people || a.id.localeCompare(b.id))
}

/** Counters that should tell and do not. */
export const silentCounters = (devices: Iterable<Device>): number =>
  [...devices].filter((device) => countsPeople(device) && !speaks(device)).length

/** Where people come in and out, by name. */
export const gatesOf = (devices: Iterable<Device>): Device[] =>
  [...devices]
    .filter((device) => valueAt(device, 'in-total') !== null || valueAt(device, 'out-total') !== null)
    .sort((a, b) => a.name.localeCompare(b.name, 'zh-CN') || a.id.localeCompare(b.id))

/** What a running total rose by; null where too little is known, or the counter began anew. */
export function riseOf(buckets: readonly { min: number; max: number }[]): number | null {
  const [first, last] = [buckets.at(0), buckets.at(-1)]
  if (!first || !last) return null
  const rise = last.max - first.min
  return rise >= 0 && last.min >= first.min ? rise : null
}
