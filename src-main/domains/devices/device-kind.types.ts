/** A device kind as data (`resources/device-kinds/*.json`): its points, and the limits that raise alarms. */
import { z } from 'zod'
import { Id } from '../../../src-preload/contract/wire/procedure.ts'
import { HazardKind, Priority } from '../../../src-preload/contract/wire/words.ts'

const Words = z.object({ 'zh-CN': z.string().min(1), en: z.string().min(1) })

export const Limit = z.object({
  /** Unique within the point: `high`, `low`, `open`, … */
  id: Id,
  hazard: HazardKind,
  priority: Priority,
  /** The reading is abnormal when it is above / below `value`. */
  when: z.enum(['above', 'below']),
  /** In the point's unit. */
  value: z.number(),
  /** The reading is normal again only this far back inside the limit, in the point's unit. */
  hysteresis: z.number().min(0),
  /** The reading must stay abnormal this long, in ms, before an alarm is raised. */
  delayMs: z.number().int().min(0),
})
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
