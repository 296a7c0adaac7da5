/** What is sealed when an incident is archived (N-6.3.7.1), and what is asked of it later: addenda and replay. */
import { z } from 'zod'
import { Call } from './calls.contract.ts'
import { Device } from './devices.contract.ts'
import { Outcome } from './figures.contract.ts'
import { Incident } from './incidents.contract.ts'
import { JournalEntry } from './journal.contract.ts'
import { Staff } from './people.contract.ts'
import { Id, LngLat, Time } from './wire/procedure.ts'
import { CallState, HazardKind, Priority } from './wire/words.ts'

/** An entry of the journal without its place in the chain. */
export const RecordFact = JournalEntry.pick({ at: true, fact: true, by: true, data: true })
export type RecordFact = z.infer<typeof RecordFact>

/** A device as it was registered then; `kind` is null for one that is no longer there. */
export const RecordDevice = Device.pick({ id: true, name: true, nameEn: true, place: true, placeEn: true, lngLat: true }).extend({
  kind: Id.nullable(),
})
export type RecordDevice = z.infer<typeof RecordDevice>

export const RecordStaff = Staff.pick({ id: true, number: true, name: true, nameEn: true, skills: true, onDutyUntil: true })
export type RecordStaff = z.infer<typeof RecordStaff>

/** Readings of one point as `[ms since the record's `since`, value]`, oldest first. `thinned`: there were too many; of each span the highest and the lowest are kept. */
export const ReadingSeries = z.object({
  device: Id,
  point: Id,
  unit: z.string(),
  thinned: z.boolean(),
  values: z.array(z.tuple([z.number(), z.number()])),
})
export type ReadingSeries = z.infer<typeof ReadingSeries>

/** Where somebody was, as `[ms since the record's `since`, longitude, latitude]`, oldest first. */
export const StaffTrack = z.object({ staff: Id, positions: z.array(z.tuple([z.number(), z.number(), z.number()])) })
export type StaffTrack = z.infer<typeof StaffTrack>

/** Milliseconds from the warning to the first of each; null when it never came to it. */
export const ResponseTimes = z.object({
  firstAct: z.number().nullable(),
  accepted: z.number().nullable(),
  called: z.number().nullable(),
  ordered: z.number().nullable(),
  arrived: z.number().nullable(),
  cleared: z.number().nullable(),
  archived: z.number().nullable(),
})
export type ResponseTimes = z.infer<typeof ResponseTimes>

/** Everything that is known of an incident. An open one has the same record so far, without a seal. */
export const ArchiveRecord = z.object({
  format: z.literal('watchroom-archive/1'),
  site: z.object({ id: Id, name: z.string(), nameEn: z.string(), timezone: z.string() }),
  /** The items of clause N-6.3.7.1: when published, what kind, what class, where, what was done, when cleared. */
  publishedAt: Time,
  kind: HazardKind,
  priority: Priority,
  outcome: Outcome,
  area: z.object({ zone: Id, name: z.string(), nameEn: z.string(), place: z.string(), placeEn: z.string() }),
  /** What was done against it, in the order of time. */
  measures: z.array(RecordFact),
  clearedAt: Time.nullable(),
  response: ResponseTimes,
  /** The incident as it was: party, alarms, call attempts, orders with reports, steps with skips, casualties, reports and receipts, evacuation, versions of script and playbook. */
  incident: Incident,
  /** Calls over the console's own lines. */
  calls: z.array(Call),
  /** Every fact of it, oldest first. */
  timeline: z.array(RecordFact),
  devices: z.array(RecordDevice),
  staff: z.array(RecordStaff),
  /** Readings and tracks are of this time: from 10 min before the warning. */
  since: Time,
  until: Time,
  readings: z.array(ReadingSeries),
  tracks: z.array(StaffTrack),
})
export type ArchiveRecord = z.infer<typeof ArchiveRecord>

/** Said later; its hash covers the record's hash, or that of the addendum before. */
export const Addendum = z.object({ number: z.number().int(), at: Time, by: z.string(), text: z.string(), sha256: z.string() })
export type Addendum = z.infer<typeof Addendum>

/** One thing that is seen in a replay, in the order of time; of the same moment first what was measured, then what was made of it. */
export const ReplayEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('reading'), at: Time, device: Id, point: Id, unit: z.string(), value: z.number() }),
  z.object({ type: z.literal('position'), at: Time, staff: Id, lngLat: LngLat }),
  z.object({ type: z.literal('call'), at: Time, call: Id, state: CallState }),
  z.object({ type: z.literal('fact'), at: Time, fact: z.string(), by: z.string(), data: RecordFact.shape.data }),
])
export type ReplayEvent = z.infer<typeof ReplayEvent>

export const Replay = z.object({
  /** As it ended, or stands now. */
  incident: Incident,
  calls: z.array(Call),
  devices: z.array(RecordDevice),
  staff: z.array(RecordStaff),
  startAt: Time,
  endAt: Time,
  events: z.array(ReplayEvent),
})
export type Replay = z.infer<typeof Replay>
