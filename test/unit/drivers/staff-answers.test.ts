/** What staff answer to their orders over MQTT, read as strictly as anything from the network. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { staffProfile } from '../../../src-main/drivers/mqtt/staff.profile.ts'
import { fuzz } from '../../support/fuzz.ts'
import { anyPayload, expectWellFormed, hear } from './mqtt-heard.ts'

const TOPIC = 'watchroom/lane/staff/staff-12/acks'
const ANSWER = { order: 'ord-1', state: 'acknowledged' }

describe('an answer to an order', () => {
  it('says whose order it is, which one, how far, and why not', () => {
    const heard = { type: 'answer', source: 'watchroom', address: 'lane/staff-12', order: 'ord-1', reason: '' }
    expect(hear(staffProfile, TOPIC, ANSWER)).toEqual([{ ...heard, state: 'acknowledged' }])
    expect(hear(staffProfile, TOPIC, { ...ANSWER, state: 'declined', reason: ' 脚扭了 ' })).toEqual([
      { ...heard, state: 'declined', reason: '脚扭了' },
    ])
  })

  it('is refused when it is anything else', () => {
    const refused = (reason: string) => [{ type: 'refused', reason, device: 'staff-12' }]
    for (const payload of [
      '',
      '[]',
      { order: 'ord-1' },
      { ...ANSWER, state: 'completed' },
      { ...ANSWER, order: '' },
      { ...ANSWER, extra: 1 },
    ])
      expect(hear(staffProfile, TOPIC, payload), JSON.stringify(payload)).toEqual(refused('malformed'))
    expect(hear(staffProfile, TOPIC, { ...ANSWER, reason: 'x'.repeat(5000) })).toEqual(refused('oversized'))
    expect(hear(staffProfile, 'watchroom/lane/staff//acks', ANSWER)).toEqual([{ type: 'refused', reason: 'badTopic', device: null }])
    expect(hear(staffProfile, `watchroom/${'s'.repeat(64)}/staff/${'p'.repeat(64)}/acks`, ANSWER)).toMatchObject([{ reason: 'badTopic' }])
  })

  it('counts only when it is said now, not when a broker has kept it', () => {
    expect(hear(staffProfile, TOPIC, ANSWER, true)).toEqual([])
  })

  it('is not looked for under other topics', () => {
    const decode = (topic: string) => staffProfile.decode({ topic, payload: Buffer.from('{}'), receivedAt: 0, isReplay: false })
    for (const topic of ['watchroom/lane/staff/staff-12/orders', 'watchroom/lane/smoke-1/readings', `${TOPIC}/more`, 'a/lane/staff/x/acks'])
      expect(decode(topic)).toBeNull()
  })

  fuzz('does no harm whatever it holds', () =>
    fc.property(anyPayload([ANSWER]), (payload) => expectWellFormed(hear(staffProfile, TOPIC, payload))),
  )
})
