/** ChirpStack v4 events. They are protobuf as JSON: a number of value 0 and a boolean of value false may be absent. */
import { z } from 'zod'
import { parseJson } from '../common/json.codec.ts'
import { readTime } from '../common/time.codec.ts'

/** One odd field must not cost an alarm: what is not needed to read the values falls back. */
const Text = z.string().max(200).catch('')
const Flag = z.boolean().catch(false)
const Amount = z.number().catch(0)

const Reception = z.object({ gatewayId: z.string().min(1).max(64), rssi: z.number().optional(), snr: Amount })

const DeviceEvent = z.object({
  deduplicationId: Text,
  /** UTC ms, or null. */
  time: z
    .string()
    .max(64)
    .catch('')
    .transform((text) => readTime(text)),
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
