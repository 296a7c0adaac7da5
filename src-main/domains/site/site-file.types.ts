/** The site file: one JSON document with everything the core must know of a neighbourhood or venue. */
import { z } from 'zod'
import { DeviceSource, LimitOverride } from '../../../src-preload/contract/devices.contract.ts'
import { Phone, Skill, SpecialNeed } from '../../../src-preload/contract/people.contract.ts'
import { RescueContact } from '../../../src-preload/contract/rescue.contract.ts'
import { Floor, SiteFeature, ZoneRow } from '../../../src-preload/contract/site.contract.ts'
import { Id, LngLat } from '../../../src-preload/contract/wire/procedure.ts'
import { PointKind } from '../devices/device-kind.types.ts'

const Words = { name: z.string().min(1), nameEn: z.string().min(1) }

const HouseholdRow = z.object({
  id: Id,
  zone: Id,
  /** Postal form in the site's language, e.g. `山塘街 128 号`. */
  address: z.string(),
  addressEn: z.string(),
  lngLat: LngLat,
  people: z.number().int().min(0),
  /** Of those, how many cannot leave by themselves. */
  needHelp: z.number().int().min(0),
  party: z.object({
    ...Words,
    age: z.number().int().min(0).max(120).nullable(),
    needs: z.array(SpecialNeed),
    phones: z.array(Phone),
  }),
})

export const DeviceRow = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'lower-case letters, figures and hyphens: it is a level of an MQTT topic'),
  kind: Id,
  ...Words,
  zone: Id,
  household: Id.nullable(),
  /** Room or spot within the household or zone; alarms of one room and hazard are one incident. */
  room: z.string().nullable(),
  place: z.string(),
  placeEn: z.string(),
  lngLat: LngLat,
  /** Id of its floor; none: the ground. */
  floor: Id.optional(),
  /** Where it is reached; null: it speaks the native MQTT profile under its id. */
  source: DeviceSource.nullable().default(null),
  /** Id of the device it is reached through, where its source does not say. */
  gateway: Id.nullable().default(null),
  /** Limits that differ from its kind, by `point/limit`. */
  overrides: z.record(z.string(), LimitOverride).default({}),
  /** Points it has besides those of its kind and of the catalogue. */
  ownPoints: z.array(PointKind).default([]),
})

const StaffRow = z.object({
  id: Id,
  number: z.string(),
  ...Words,
  skills: z.array(Skill),
  phone: z.string(),
  lngLat: LngLat,
  onDutyUntil: z.string().regex(/^\d\d:\d\d$/),
})

export const SiteFile = z.object({
  format: z.literal('watchroom-site/1'),
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  ...Words,
  /** The telephone number of the service, for callers (annex A.3). */
  hotline: z.string().max(40).default(''),
  timezone: z.string(),
  center: LngLat,
  bounds: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  zones: z.array(ZoneRow),
  households: z.array(HouseholdRow),
  devices: z.array(DeviceRow),
  staff: z.array(StaffRow),
  /** Teams that are ordered together; `staff` are ids. */
  groups: z.array(z.object({ id: Id, ...Words, staff: z.array(Id) })).default([]),
  /** Who is reported to when an incident is out of control. */
  recipients: z.array(RescueContact).default([]),
  floors: z.array(Floor).default([]),
  /** Asset of the base map, within the site package. */
  basemap: Id.nullable().default(null),
  features: z.array(SiteFeature),
})
export type SiteFile = z.infer<typeof SiteFile>
export type HouseholdRow = z.infer<typeof HouseholdRow>
export type DeviceRow = z.infer<typeof DeviceRow>
export type StaffRow = z.infer<typeof StaffRow>
