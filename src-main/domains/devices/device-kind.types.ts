/** A device kind as data (`resources/device-kinds/*.json`): its points, and the limits that raise alarms. */
import { z } from 'zod'
import { SpecialNeed } from '../../../src-preload/contract/people.contract.ts'
import { Id } from '../../../src-preload/contract/wire/procedure.ts'
import { HazardKind, Priority } from '../../../src-preload/contract/wire/words.ts'

const Words = z.object({ 'zh-CN': z.string().min(1), en: z.string().min(1) })

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Clock time at the site. `days` are those on which it begins, 1 is Monday; it ends on the next day when `to` is not after `from`. */
export const Hours = z.object({ days: z.array(z.number().int().min(1).max(7)).min(1).max(7), from: ClockTime, to: ClockTime })
export type Hours = z.infer<typeof Hours>

const ofEveryLimit = {
  /** Unique within the point: `high`, `low`, `open`, … */
  id: Id,
  hazard: HazardKind,
  priority: Priority,
  /** The reading is normal again only this far back inside the limit, in the point's unit. */
  hysteresis: z.number().min(0).default(0),
  /** The reading must stay abnormal this long, in ms, before an alarm is raised. */
  delayMs: z.number().int().min(0),
  /** It counts only then; without it, always. */
  during: z.array(Hours).min(1).max(14).optional(),
  /** It counts only where the party has this need. */
  only: SpecialNeed.optional(),
  /** False: its alarm is listed and opens no incident. */
  incident: z.boolean().default(true),
  /** Switched off for one device. */
  off: z.boolean().optional(),
}

/** The reading is above / below `value`, in the point's unit. */
const ThresholdLimit = z.object({ ...ofEveryLimit, when: z.enum(['above', 'below']), value: z.number() })
export type ThresholdLimit = z.infer<typeof ThresholdLimit>

/** The reading is one of `values`. */
const StateLimit = z.object({ ...ofEveryLimit, when: z.literal('is'), values: z.array(z.number()).min(1).max(32) })

/** The reading has risen / fallen by more than `value` within `windowMs`. */
const RateLimit = z.object({
  ...ofEveryLimit,
  when: z.enum(['rises', 'falls']),
  value: z.number().positive(),
  windowMs: z.number().int().positive(),
})
export type RateLimit = z.infer<typeof RateLimit>

/** The reading has not moved by more than `value` for `delayMs`. */
const StandstillLimit = z.object({
  ...ofEveryLimit,
  when: z.literal('unchanged'),
  value: z.number().min(0),
  delayMs: z.number().int().positive(),
})

export const Limit = z.discriminatedUnion('when', [ThresholdLimit, StateLimit, RateLimit, StandstillLimit])
export type Limit = z.infer<typeof Limit>

export const PointKind = z.object({
  id: Id,
  name: Words,
  /** SI or trade unit as shown, e.g. `dB/m`, `°C`, `%LEL`, `MPa`; empty for a switch. */
  unit: z.string(),
  /** Readings outside are refused as `outOfRange`. */
  range: z.tuple([z.number(), z.number()]),
  decimals: z.number().int().min(0).max(4),
  limits: z.array(Limit),
})
export type PointKind = z.infer<typeof PointKind>

export const DeviceKind = z.object({
  kind: Id,
  name: Words,
  /** The word used in the scripted call, e.g. `烟感探测器` (annex A.1). */
  spoken: Words,
  /** Group of clause N-5.1.1.1. */
  group: HazardKind,
  clause: z.string(),
  /** Longest normal silence of a healthy device, in seconds. */
  intervalS: z.number().int().min(1),
  points: z.array(PointKind).min(1),
})
export type DeviceKind = z.infer<typeof DeviceKind>
