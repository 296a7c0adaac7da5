/** Devices of the site: what they measure, how they are reached, whether they are in service; and who changes that. */
import { z } from 'zod'
import { JournalEntry } from './journal.contract.ts'
import { HANDLERS, Id, LngLat, PageInput, pageOf, procedure, Time, WATCHERS } from './wire/procedure.ts'
import { DeviceMode, DeviceState, Priority, RejectReason, SourceId } from './wire/words.ts'

export const PointValue = z.object({ id: Id, unit: z.string(), value: z.number().nullable(), at: Time.nullable() })
export type PointValue = z.infer<typeof PointValue>

/** Where a device is reached; `via` is the address of its gateway in the same source. */
export const DeviceSource = z.object({ source: SourceId, address: Id, via: Id.nullable() })
export type DeviceSource = z.infer<typeof DeviceSource>

/** In test its alarms are logged only; out of service they are listed only. Both end by themselves at `until`. */
export const Service = z.object({ mode: DeviceMode, until: Time.nullable(), reason: z.string(), by: z.string() })
export type Service = z.infer<typeof Service>

/** What may differ from the limit of the device kind, by `point/limit`. */
export const LimitOverride = z.object({
  value: z.number().optional(),
  hysteresis: z.number().min(0).optional(),
  delayMs: z.number().int().min(0).max(604_800_000).optional(),
  priority: Priority.optional(),
  off: z.boolean().optional(),
})
export type LimitOverride = z.infer<typeof LimitOverride>

export const Device = z.object({
  id: Id,
  site: Id,
  /** A device kind of `resources/device-kinds`, e.g. `smoke-detector`. */
  kind: Id,
  name: z.string(),
  nameEn: z.string(),
  zone: Id,
  household: Id.nullable(),
  room: z.string().nullable(),
  place: z.string(),
  placeEn: z.string(),
  lngLat: LngLat,
  /** Id of its floor; none: the ground. */
  floor: Id.optional(),
  /** The points of its kind, and others it has sent. */
  points: z.array(PointValue),
  state: DeviceState,
  service: Service,
  /** Null: it speaks the native MQTT profile under its id. */
  source: DeviceSource.nullable(),
  /** Id of the gateway it is reached through, where that is a device of the site. */
  gateway: Id.nullable(),
  seenAt: Time.nullable(),
})
export type Device = z.infer<typeof Device>

export const Reading = z.object({ at: Time, value: z.number(), late: z.boolean() })

/** Readings between `at` and the next bucket: a chart of any span has at most `buckets` of them. */
export const Bucket = z.object({ at: Time, min: z.number(), max: z.number(), mean: z.number(), count: z.number().int() })
export type Bucket = z.infer<typeof Bucket>

/** Shares of a span in which devices could be heard, themselves and through their gateways; mean over those ever heard. */
export const Availability = z.object({
  devices: z.number().int(),
  share: z.number().nullable(),
  byKind: z.array(z.object({ kind: Id, devices: z.number().int(), share: z.number() })),
  worst: z.array(z.object({ device: Id, share: z.number(), outages: z.number().int() })),
})
export type Availability = z.infer<typeof Availability>

/** A message kept for inspection; the newest 500 are kept. */
export const Rejected = z.object({ at: Time, reason: RejectReason, topic: z.string(), device: z.string().nullable(), excerpt: z.string() })
export type Rejected = z.infer<typeof Rejected>

/** Something heard of that is no device of the site yet, with what it sent. */
export const Found = z.object({
  source: SourceId,
  address: Id,
  via: Id.nullable(),
  name: z.string(),
  vendor: z.string(),
  model: z.string(),
  /** The kind it most likely is. */
  kind: Id.nullable(),
  points: z.array(z.object({ id: Id, name: z.string(), unit: z.string(), value: z.number().nullable() })),
  messages: z.number().int(),
  firstHeardAt: Time,
  lastHeardAt: Time,
})
export type Found = z.infer<typeof Found>

/** A device as people enter it: one dialog, one row of a table. Empty English words follow the Chinese ones. */
export const DeviceDraft = z.object({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  kind: Id,
  name: z.string().trim().min(1).max(60),
  nameEn: z.string().trim().max(60).default(''),
  zone: Id,
  household: Id.nullable().default(null),
  room: z.string().trim().max(40).nullable().default(null),
  place: z.string().trim().min(1).max(80),
  placeEn: z.string().trim().max(80).default(''),
  lngLat: LngLat,
  source: DeviceSource.nullable().default(null),
  gateway: Id.nullable().default(null),
})
export type DeviceDraft = z.infer<typeof DeviceDraft>

/** One row of an imported table that cannot be used; `row` counts as the table shows it, the heading is row 1. */
export const RowError = z.object({ row: z.number().int(), column: z.string().nullable(), code: z.string(), value: z.string() })
export type RowError = z.infer<typeof RowError>

export const TableFormat = z.enum(['csv', 'xlsx'])
const Base64 = z.string().max(14_000_000)
const Devices = z.array(Id).min(1).max(5000)
const Until = z.object({ until: Time })
const Reason = z.object({ reason: z.string().trim().min(1).max(200) })
const Ok = z.object({ ok: z.literal(true) })

/** Setting up the site's devices. */
const KEEPERS = ['operator', 'commander', 'admin'] as const

export const devices = {
  list: procedure(WATCHERS)
    .route({ method: 'GET', path: '/devices', summary: 'Devices with their newest values', tags: ['devices'] })
    .input(PageInput.extend({ zone: Id.optional(), kind: Id.optional(), state: DeviceState.optional() }))
    .output(pageOf(Device)),
  get: procedure(WATCHERS)
    .route({ method: 'GET', path: '/devices/{id}', summary: 'One device', tags: ['devices'] })
    .input(z.object({ id: Id }))
    .output(Device),
  readings: procedure(WATCHERS)
    .route({ method: 'GET', path: '/readings', summary: 'Readings of one point, oldest first', tags: ['devices'] })
    .input(
      z.object({
        device: Id,
        point: Id,
        since: Time.optional(),
        until: Time.optional(),
        limit: z.coerce.number().int().min(1).max(5000).default(1000),
      }),
    )
    .output(pageOf(Reading)),
  history: procedure(WATCHERS)
    .route({ method: 'GET', path: '/devices/{id}/history', summary: 'One point over a span, downsampled', tags: ['devices'] })
    .input(z.object({ id: Id, point: Id, since: Time, until: Time, buckets: z.coerce.number().int().min(10).max(2000).default(400) }))
    .output(pageOf(Bucket)),
  availability: procedure(WATCHERS)
    .route({ method: 'GET', path: '/devices/{id}/availability', summary: 'Share of a span in which it could be heard', tags: ['devices'] })
    .input(z.object({ id: Id, since: Time }))
    .output(z.object({ share: z.number().min(0).max(1).nullable(), outages: z.number().int() })),
  availabilities: procedure(WATCHERS)
    .route({
      method: 'GET',
      path: '/availability',
      summary: 'Share of a span in which the devices could be heard, by kind',
      tags: ['devices'],
    })
    .input(z.object({ since: Time }))
    .output(Availability),
  events: procedure(WATCHERS)
    .route({ method: 'GET', path: '/devices/{id}/events', summary: 'What the journal says of one device, newest first', tags: ['devices'] })
    .input(PageInput.extend({ id: Id }))
    .output(pageOf(JournalEntry)),
  picture: procedure(WATCHERS)
    .route({ method: 'GET', path: '/devices/{id}/picture', summary: 'The picture taken nearest to a time', tags: ['devices'] })
    .input(z.object({ id: Id, at: Time.optional() }))
    .output(z.object({ at: Time, mime: z.string(), base64: z.string() }).nullable()),
  rejected: procedure(WATCHERS)
    .route({ method: 'GET', path: '/rejected', summary: 'Messages that were not used, newest first', tags: ['devices'] })
    .output(pageOf(Rejected)),
  found: procedure(WATCHERS)
    .route({ method: 'GET', path: '/found', summary: 'Devices heard of that are not registered, newest first', tags: ['devices'] })
    .output(pageOf(Found)),
  ignore: procedure(KEEPERS)
    .route({
      method: 'POST',
      path: '/found/ignore',
      summary: 'Take something out of the found list; its next message does not bring it back',
      tags: ['devices'],
    })
    .input(z.object({ source: SourceId, address: Id }))
    .output(Ok),
  register: procedure(KEEPERS)
    .route({ method: 'POST', path: '/devices', summary: 'Add a device, or change everything about it', tags: ['devices'] })
    .input(DeviceDraft)
    .output(Device),
  remove: procedure(KEEPERS)
    .route({ method: 'POST', path: '/devices/{id}/remove', summary: 'Take a device off the site; its history stays', tags: ['devices'] })
    .input(Reason.extend({ id: Id }))
    .output(Ok),
  override: procedure(KEEPERS)
    .route({
      method: 'POST',
      path: '/devices/{id}/overrides',
      summary: 'Limits of this device that differ from its kind, by `point/limit`',
      tags: ['devices'],
    })
    .input(z.object({ id: Id, overrides: z.record(z.string().max(120), LimitOverride) }))
    .output(Device),
  limits: procedure(WATCHERS)
    .route({
      method: 'GET',
      path: '/devices/{id}/limits',
      summary: 'The limits in force, and what was changed about them',
      tags: ['devices'],
    })
    .input(z.object({ id: Id }))
    .output(pageOf(z.object({ point: Id, limit: z.record(z.string(), z.unknown()), override: LimitOverride.nullable() }))),
  tryLimit: procedure(WATCHERS)
    .route({
      method: 'POST',
      path: '/devices/{id}/try',
      summary: 'When a limit would have raised an alarm on recorded readings',
      tags: ['devices'],
    })
    .input(z.object({ id: Id, point: Id, limit: z.record(z.string(), z.unknown()), since: Time, until: Time }))
    .output(z.object({ readings: z.number().int(), fired: z.array(Time), spans: z.array(z.object({ from: Time, to: Time })) })),
  startTest: procedure(HANDLERS)
    .route({
      method: 'POST',
      path: '/devices/test',
      summary: 'Walk test: alarms of these devices are logged, not escalated',
      tags: ['devices'],
    })
    .input(Until.extend({ devices: Devices, reason: z.string().trim().max(200).default('') }))
    .output(Ok),
  takeOut: procedure(HANDLERS)
    .route({
      method: 'POST',
      path: '/devices/takeOut',
      summary: 'Out of service, with reason and end: alarms are listed only',
      tags: ['devices'],
    })
    .input(Until.extend({ devices: Devices, ...Reason.shape }))
    .output(Ok),
  putBack: procedure(HANDLERS)
    .route({ method: 'POST', path: '/devices/putBack', summary: 'Back in service, from test or from out of service', tags: ['devices'] })
    .input(z.object({ devices: Devices }))
    .output(Ok),
  import: procedure(KEEPERS)
    .route({ method: 'POST', path: '/devices/import', summary: 'Add and change devices from a table, all rows or none', tags: ['devices'] })
    .input(z.object({ format: TableFormat, base64: Base64, dryRun: z.boolean().default(false) }))
    .output(z.object({ added: z.number().int(), changed: z.number().int(), same: z.number().int(), errors: z.array(RowError) })),
  export: procedure(KEEPERS)
    .route({ method: 'GET', path: '/devices/export', summary: 'All devices as a table that can be imported again', tags: ['devices'] })
    .input(z.object({ format: TableFormat.default('csv') }))
    .output(z.object({ name: z.string(), mime: z.string(), base64: z.string() })),
}
