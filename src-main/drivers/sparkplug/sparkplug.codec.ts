/**
 * Sparkplug B payloads: protobuf ↔ metrics. Read with the message classes of `sparkplug-payload` and not with its
 * `decodePayload`, which drops the value of a metric that does not repeat its datatype, as data messages need not.
 */
import { get } from 'sparkplug-payload'
import proto from 'sparkplug-payload/lib/sparkplugPayloadProto.js'
import { z } from 'zod'
import { ofSinglePrecision } from '../catalog/units.ts'

const { Payload } = proto.org.eclipse.tahu.protobuf

/** Metrics of a message beyond these are not read: far more than one device has points. */
const METRICS_MAX = 1_000

/** Numbers of 64 bits come as text. */
const Long = z.coerce.number()
const Value = z.object({
  isNull: z.boolean().optional(),
  intValue: z.number().optional(),
  longValue: z.string().optional(),
  // NaN is a fault of the sensor, not a value.
  floatValue: z.number().optional().catch(undefined),
  doubleValue: z.number().optional().catch(undefined),
  booleanValue: z.boolean().optional(),
  stringValue: z.string().optional(),
})
const Metric = Value.extend({
  name: z.string().optional(),
  alias: Long.optional(),
  /** UTC ms. */
  timestamp: Long.optional(),
  datatype: z.number().optional(),
  isHistorical: z.boolean().optional(),
  properties: z.object({ keys: z.array(z.string()).optional(), values: z.array(Value).optional() }).optional(),
})
export type Metric = z.infer<typeof Metric>
const Message = z.object({ timestamp: Long.optional(), seq: Long.optional(), metrics: z.array(Metric).default([]) })
export type Message = z.infer<typeof Message>

/** Null when the bytes are no payload. */
export function decodePayload(bytes: Uint8Array): Message | null {
  try {
    const payload = Payload.decode(bytes)
    payload.metrics = payload.metrics.slice(0, METRICS_MAX)
    return Message.safeParse(Payload.toObject(payload, { longs: String })).data ?? null
  } catch {
    return null
  }
}

export const UINT64 = 8
const FLOAT = 9
export const BOOLEAN = 11
/** Signed integers: how many bits they have. */
const BITS = new Map([
  [1, 8],
  [2, 16],
  [3, 32],
  [4, 64],
])

export const isSwitch = (datatype: number): boolean => datatype === BOOLEAN
/** Integers, Float, Double. */
export const isNumeric = (datatype: number): boolean => datatype >= 1 && datatype <= 10

/** Null when there is none at present, or when it is no number. */
export function metricValue(metric: z.infer<typeof Value>, datatype: number): number | boolean | null {
  if (metric.isNull) return null
  if (isSwitch(datatype)) return metric.booleanValue ?? null
  if (!isNumeric(datatype)) return null
  const integer = metric.longValue ?? metric.intValue
  if (integer === undefined) return metric.doubleValue ?? (metric.floatValue === undefined ? null : ofSinglePrecision(metric.floatValue))
  const signed = BITS.get(datatype)
  return Number(signed ? BigInt.asIntN(signed, BigInt(integer)) : integer)
}

/** A property of a metric, such as its unit. */
export function propertyOfMetric({ properties }: Metric, ...names: string[]): string | number | boolean | null {
  const index = properties?.keys?.findIndex((key) => names.includes(key)) ?? -1
  const value = properties?.values?.[index]
  if (!value || value.isNull) return null
  return value.stringValue ?? value.booleanValue ?? value.doubleValue ?? value.floatValue ?? value.intValue ?? null
}

const TYPE_NAMES = ['Int8', 'Int16', 'Int32', 'Int64', 'UInt8', 'UInt16', 'UInt32', 'UInt64', 'Float', 'Double', 'Boolean'] as const

/** `at` in UTC ms. Datatype is one that `metricValue` reads. */
export function encodeMetric(name: string, datatype: number, value: number, at: number): Buffer {
  const type = TYPE_NAMES[datatype - 1] ?? 'Boolean'
  const metric = { name, type, value: isSwitch(datatype) ? value !== 0 : datatype < FLOAT ? Math.round(value) : value, timestamp: at }
  return Buffer.from(get('spBv1.0')?.encodePayload({ timestamp: at, metrics: [metric] }) ?? [])
}
