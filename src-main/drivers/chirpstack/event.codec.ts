/** ChirpStack v4 events. They are protobuf as JSON: a number of value 0 and a boolean of value false may be absent. */
import { z } from 'zod'
import { parseJson } from '../mqtt/payload.codec.ts'

/** One odd field must not cost an alarm: what is not needed to read the values falls back. */
const Text = z.string().max(200).catch('')
const Flag = z.boolean().catch(false)
const Amount = z.number().catch(0)

const Reception = z.object({ gatewayId: z.string().min(1).max(64), rssi: z.number().optional(), snr: Amount })

const DeviceEvent = z.object({
  deduplicationId: Text,
  time: z.string().max(64).catch('').transform(timeOf),
  deviceInfo: z
    .object({ deviceName: Text, deviceProfileName: Text, tags: z.record(z.string(), Text).catch({}) })
    .catch({ deviceName: '', deviceProfileName: '', tags: {} }),
  /** `up`: what the gateways heard, and the payload as bytes and as the codec of the device profile read it. */
  rxInfo: z.array(Reception).max(100).catch([]),
  fPort: Amount,
  data: z.base64().max(1024).default(''),
  object: z.unknown().optional(),
  /** `status`: demodulation margin in dB, battery in %. */
  margin: Amount,
  batteryLevel: Amount,
  batteryLevelUnavailable: Flag,
  externalPowerSource: Flag,
  /** `log`. */
  level: Text,
  code: Text,
})
export type DeviceEvent = z.infer<typeof DeviceEvent>

/** Null when the payload is no event. */
export const parseEvent = (payload: Buffer): DeviceEvent | null => DeviceEvent.safeParse(parseJson(payload)).data ?? null

/** UTC ms, or null. The text has nanoseconds, which `Date.parse` need not understand. */
function timeOf(text: string): number | null {
  const [, seconds, fraction = '', zone] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,3})?\d*(Z|[+-]\d\d:\d\d)$/.exec(text) ?? []
  const at = Date.parse(`${seconds}${fraction}${zone}`)
  return Number.isNaN(at) ? null : at
}
