/** The native MQTT profile: `watchroom/{site}/{device}/readings|status`, JSON payloads. Bytes → what was meant, or why not. */
import type { RejectedMessage } from '../../domains/devices/devices.ports.ts'
import type { DeviceMessage } from '../../domains/devices/devices.types.ts'

/** Larger payloads are refused unread. */
const PAYLOAD_MAX = 16_384
const POINTS_MAX = 64

/** What the console reads. Commands to devices and orders to staff go out under the same root. */
export const SUBSCRIPTIONS = ['watchroom/+/+/readings', 'watchroom/+/+/status']

export type Decoded =
  | { type: 'message'; message: DeviceMessage }
  | { type: 'status'; status: { site: string; device: string; online: boolean } }
  | { type: 'rejected'; rejected: RejectedMessage }
  /** Not addressed to the console. */
  | { type: 'none' }

/** `receivedAt` in UTC ms. Never throws: payloads are untrusted. */
export function decode(topic: string, payload: Buffer, receivedAt: number): Decoded {
  const [root, site, device, leaf, more] = topic.split('/')
  if (root !== 'watchroom' || (leaf !== 'readings' && leaf !== 'status') || more !== undefined) return { type: 'none' }
  if (!site || !device) return reject('badTopic', topic, null, payload)
  if (payload.length > PAYLOAD_MAX) return reject('oversized', topic, device, payload)
  const text = payload.toString('utf8').trim()
  if (leaf === 'status') {
    if (text !== 'online' && text !== 'offline') return reject('malformed', topic, device, payload)
    return { type: 'status', status: { site, device, online: text === 'online' } }
  }
  const parsed = parseReadings(text)
  if (!parsed) return reject('malformed', topic, device, payload)
  return { type: 'message', message: { site, device, topic, receivedAt, ...parsed } }
}

/** `{"at": ISO-8601 or epoch ms, "<point>": number or boolean, …}`; at least one point. */
function parseReadings(text: string): { at: number | null; values: Map<string, number> } | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { at: stamp, ...points } = value as Record<string, unknown>
  const at = stamp === undefined ? null : timeOf(stamp)
  if (Number.isNaN(at)) return null
  const values = new Map<string, number>()
  for (const [point, raw] of Object.entries(points)) {
    const number = typeof raw === 'boolean' ? Number(raw) : raw
    if (typeof number !== 'number' || !Number.isFinite(number)) return null
    values.set(point, number)
  }
  return values.size > 0 && values.size <= POINTS_MAX ? { at, values } : null
}

/** With date, time and zone; `Date.parse` alone would make a time of almost any words. */
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/** UTC ms, or NaN. A time without a zone is refused: it would be read in the zone of this machine. */
function timeOf(stamp: unknown): number {
  if (typeof stamp === 'number') return Number.isFinite(stamp) && stamp > 0 ? Math.round(stamp) : Number.NaN
  if (typeof stamp === 'string' && ISO_TIME.test(stamp)) return Date.parse(stamp)
  return Number.NaN
}

const reject = (reason: RejectedMessage['reason'], topic: string, device: string | null, payload: Buffer): Decoded => ({
  type: 'rejected',
  rejected: { reason, topic, device, excerpt: payload.subarray(0, 200).toString('utf8') },
})
