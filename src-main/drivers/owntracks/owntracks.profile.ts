/** OwnTracks: handsets of the staff on `owntracks/<user>/<device>`. The address is `user/device`. */
import { z } from 'zod'
import type { Heard } from '../../domains/devices/devices.ports.ts'
import { ADDRESS_MAX, refused } from '../common/heard.ts'
import { parseJson } from '../common/json.codec.ts'
import type { MqttMessage, MqttProfile } from '../mqtt/profile.types.ts'

const source = 'owntracks'
/** Bytes. */
const PAYLOAD_MAX = 16_384

const Kind = z.object({ _type: z.string() })

const Location = z.object({
  lat: z.number().min(-90).max(90),
  lon: z.number().min(-180).max(180),
  /** Epoch s of the fix; some versions send it as text. */
  tst: z.coerce.number().positive().max(1e11),
  /** m */
  acc: z.number().min(0).nullable().catch(null).default(null),
  /** % */
  batt: z.number().min(0).max(100).nullable().catch(null).default(null),
})

/** Nothing of a handset must be known again after a restart. */
export function createOwntracksProfile(): MqttProfile {
  return {
    source,
    // Events are subscribed so that the inspector shows them.
    subscriptions: ['owntracks/+/+', 'owntracks/+/+/event'],
    decode({ topic, payload }: MqttMessage) {
      const [root, user = '', device = '', leaf, more] = topic.split('/')
      if (root !== 'owntracks') return null
      const address = `${user}/${device}`
      if (user === '' || device === '' || more !== undefined || address.length > ADDRESS_MAX)
        return { heard: [refused('badTopic', address)] }
      if (payload.length > PAYLOAD_MAX) return { heard: [refused('oversized', address)] }
      // Commands to the handset, waypoints, cards.
      if (leaf !== undefined && leaf !== 'event') return { heard: [] }
      return { heard: heardOf(address, parseJson(payload)) }
    },
  }
}

function heardOf(address: string, message: unknown): Heard[] {
  switch (Kind.safeParse(message).data?._type) {
    case 'location':
      return positionOf(address, message)
    case 'lwt':
      return [{ type: 'link', source, address, online: false }]
    case 'encrypted':
      return [refused('unsupported', address)]
    case undefined:
      return [refused('malformed', address)]
    default:
      return []
  }
}

function positionOf(address: string, message: unknown): Heard[] {
  const location = Location.safeParse(message).data
  if (!location) return [refused('malformed', address)]
  const { lat, lon, tst, acc, batt } = location
  return [{ type: 'position', source, address, at: Math.round(tst * 1000), lngLat: [lon, lat], accuracyM: acc, batteryPercent: batt }]
}
