/** The native MQTT profile: `watchroom/{site}/{device}/readings|status|results`, JSON payloads, and commands back to devices. */
import { POINTS_MAX } from '../common/descriptions.ts'
import { refused, reportsOf } from '../common/heard.ts'
import { isJson, parseJson } from '../common/json.codec.ts'
import { timeOf } from '../common/time.codec.ts'
import type { MqttMessage, MqttProfile, Outgoing, Understood } from './profile.types.ts'

const source = 'watchroom'
/** Bytes. */
const PAYLOAD_MAX = 16_384
/** As in the site file: a level of the topic that is a device's id. */
const DEVICE_ID = /^[^\s+#]{1,64}$/

/** What the console reads. Commands to devices and orders to staff go out under the same root. */
const LEAVES = ['readings', 'status', 'results']

export const nativeProfile: MqttProfile = {
  source,
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
  if (!site || !device || !DEVICE_ID.test(site) || !DEVICE_ID.test(device)) return { heard: [refused('badTopic', device || null)] }
  if (payload.length > PAYLOAD_MAX) return { heard: [refused('oversized', device)] }
  const malformed = { heard: [refused('malformed', device)] }
  const address = `${site}/${device}`
  if (leaf === 'status') {
    const word = payload.toString('utf8').trim()
    return word === 'online' || word === 'offline' ? { heard: [{ type: 'link', source, address, online: word === 'online' }] } : malformed
  }
  const message = parseJson(payload)
  if (leaf === 'results') return isResult(message) ? { heard: [] } : malformed
  const readings = readingsOf(message)
  return readings ? { heard: reportsOf({ source, address, via: null, ...readings, isReplay }) } : malformed
}

/** `{"id": the command's, "ok": boolean, "error"?: text}`: kept for inspection; what counts is the reading that follows. */
const isResult = (message: unknown): boolean => isJson(message) && Object.hasOwn(message, 'id') && Object.hasOwn(message, 'ok')

/** `{"at": ISO-8601 with zone or epoch ms, "<point>": number or boolean, …}`; at least one point. */
function readingsOf(message: unknown): { at: number | null; values: Map<string, number> } | null {
  if (!isJson(message)) return null
  const { at: stamp, ...points } = message
  const at = stamp === undefined ? null : timeOf(stamp)
  if (stamp !== undefined && at === null) return null
  const values = new Map<string, number>()
  for (const [point, raw] of Object.entries(points)) {
    const number = typeof raw === 'boolean' ? Number(raw) : raw
    if (typeof number !== 'number' || !Number.isFinite(number)) return null
    values.set(point, number)
  }
  return values.size > 0 && values.size <= POINTS_MAX ? { at, values } : null
}
