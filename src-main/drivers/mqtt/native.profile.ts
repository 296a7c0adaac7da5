/** The native MQTT profile: `watchroom/{site}/{device}/readings|status|results`, JSON payloads, and commands back to devices. */
import type { Heard } from '../../domains/devices/devices.ports.ts'
import type { MqttMessage, MqttProfile, Outgoing, Understood } from './profile.types.ts'

/** Larger payloads are refused unread. */
const PAYLOAD_MAX = 16_384
const POINTS_MAX = 64
/** As in the site file: a level of the topic that is a device's id. */
const DEVICE_ID = /^[^\s+#]{1,64}$/

/** What the console reads. Commands to devices and orders to staff go out under the same root. */
const LEAVES = ['readings', 'status', 'results']

export const nativeProfile: MqttProfile = {
  source: 'watchroom',
  subscriptions: LEAVES.map((leaf) => `watchroom/+/+/${leaf}`),
  decode: decodeNative,
  encode: ({ id, address, point, value }): Outgoing[] => [
    { topic: `watchroom/${address}/commands`, payload: JSON.stringify({ id, [point]: value }) },
  ],
}

/** Null: not addressed to the console. */
function decodeNative({ topic, payload, isReplay }: MqttMessage): Understood | null {
  const [root, site, device, leaf = '', more] = topic.split('/')
  if (root !== 'watchroom' || !LEAVES.includes(leaf) || more !== undefined) return null
  if (!site || !device || !DEVICE_ID.test(site) || !DEVICE_ID.test(device)) return refused('badTopic', device || null)
  if (payload.length > PAYLOAD_MAX) return refused('oversized', device)
  const text = payload.toString('utf8').trim()
  const address = { source: 'watchroom', address: `${site}/${device}` } as const
  if (leaf === 'status') {
    if (text !== 'online' && text !== 'offline') return refused('malformed', device)
    return { heard: [{ type: 'link', ...address, online: text === 'online' }] }
  }
  if (leaf === 'results') return isResult(text) ? { heard: [] } : refused('malformed', device)
  const parsed = parseReadings(text)
  return parsed ? { heard: [{ type: 'report', ...address, via: null, ...parsed, isReplay }] } : refused('malformed', device)
}

/** `{"id": the command's, "ok": boolean, "error"?: text}`: kept for inspection; what counts is the reading that follows. */
function isResult(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && 'id' in value && 'ok' in value
  } catch {
    return false
  }
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

const refused = (reason: Extract<Heard, { type: 'refused' }>['reason'], device: string | null): Understood => ({
  heard: [{ type: 'refused', reason, device }],
})
