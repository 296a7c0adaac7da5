/** What staff answer to their orders: `watchroom/{site}/staff/{staff}/acks`, JSON. The broker says who may write there. */
import { z } from 'zod'
import { ADDRESS_MAX, refused } from '../common/heard.ts'
import { parseJson } from '../common/json.codec.ts'
import type { MqttProfile } from './profile.types.ts'

const source = 'watchroom'
/** Bytes. */
const PAYLOAD_MAX = 4_096
/** As in the site file. */
const ID = /^[^\s+#]{1,64}$/

const Answer = z.strictObject({
  order: z.string().min(1).max(120),
  state: z.enum(['acknowledged', 'onTheWay', 'arrived', 'declined']),
  reason: z.string().trim().max(500).default(''),
})

export const staffProfile: MqttProfile = {
  source,
  subscriptions: ['watchroom/+/staff/+/acks'],
  decode({ topic, payload, isReplay }) {
    const [root, site = '', staffLevel, staff = '', leaf, more] = topic.split('/')
    if (root !== 'watchroom' || staffLevel !== 'staff' || leaf !== 'acks' || more !== undefined) return null
    const address = `${site}/${staff}`
    if (!ID.test(site) || !ID.test(staff) || address.length > ADDRESS_MAX) return { heard: [refused('badTopic', staff || null)] }
    if (payload.length > PAYLOAD_MAX) return { heard: [refused('oversized', staff)] }
    const answer = Answer.safeParse(parseJson(payload)).data
    if (!answer) return { heard: [refused('malformed', staff)] }
    // What a broker has kept was said about an order of long ago.
    return { heard: isReplay ? [] : [{ type: 'answer', source, address, ...answer }] }
  },
}
