/** The native MQTT profile against whatever may arrive on a network. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Heard } from '../../../src-main/domains/devices/devices.ports.ts'
import { nativeProfile } from '../../../src-main/drivers/mqtt/native.profile.ts'
import { fuzz } from '../../support/fuzz.ts'
import { NOON } from '../../support/manual-clock.ts'

const READINGS = 'watchroom/lane/smoke-1/readings'
type Meaning = Heard | { type: 'none' }
const decode = (topic: string, payload: Buffer): Meaning => {
  const understood = nativeProfile.decode({ topic, payload, receivedAt: NOON, isReplay: false })
  return understood === null ? { type: 'none' } : (understood.heard[0] ?? { type: 'none' })
}
const read = (payload: string, topic = READINGS) => decode(topic, Buffer.from(payload))
const reasonOf = (payload: string, topic = READINGS) => {
  const meaning = read(payload, topic)
  return meaning.type === 'refused' ? meaning.reason : meaning.type
}

describe('a message in the native profile', () => {
  it('is read with its time as ISO-8601 or epoch milliseconds, or without one', () => {
    const times = ['"2026-11-21T04:00:00.000Z"', '"2026-11-21T12:00:00+08:00"', String(NOON)]
    for (const at of times)
      expect(read(`{"at":${at},"smoke":0.2,"alarm":true}`)).toMatchObject({ type: 'report', at: NOON, address: 'lane/smoke-1' })
    const decoded = read('{"smoke":0.2,"alarm":true}')
    if (decoded.type !== 'report') throw new Error('not a message')
    expect(decoded.at).toBeNull()
    expect([...decoded.values]).toEqual([
      ['smoke', 0.2],
      ['alarm', 1],
    ])
  })

  it('is a status when it says online or offline', () => {
    expect(read('online', 'watchroom/lane/smoke-1/status')).toMatchObject({ type: 'link', address: 'lane/smoke-1', online: true })
    expect(read(' offline\n', 'watchroom/lane/smoke-1/status')).toMatchObject({ type: 'link', online: false })
    expect(reasonOf('asleep', 'watchroom/lane/smoke-1/status')).toBe('malformed')
  })

  it.each([
    '',
    'smoke',
    '{"smoke":0.2',
    'null',
    '7',
    '[1]',
    '{}',
    '{"at":1}',
    '{"smoke":"0.2"}',
    '{"smoke":null}',
    '{"smoke":[1]}',
    '{"smoke":1e999}',
    '{"at":null,"smoke":1}',
    '{"at":true,"smoke":1}',
    '{"at":-5,"smoke":1}',
    '{"at":0,"smoke":1}',
    '{"at":"yesterday","smoke":1}',
    '{"at":"2026-11-21T12:00:00","smoke":1}',
    '{"at":"2026-13-41T12:00:00Z","smoke":1}',
    '{"at":"noon 5 Z","smoke":1}',
    '{"at":"Sat Nov 21 2026 12:00:00 +0800","smoke":1}',
  ])('is malformed as %s', (payload) => {
    expect(reasonOf(payload)).toBe('malformed')
  })

  it('is refused unread above 16 KiB, and with more than 64 points', () => {
    expect(reasonOf(`{"smoke":1${' '.repeat(16_384)}}`)).toBe('oversized')
    const points = Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`p${index}`, index]))
    expect(reasonOf(JSON.stringify(points))).toBe('malformed')
  })

  it('has a bad topic when the site or the device is missing', () => {
    expect(reasonOf('{"smoke":1}', 'watchroom//smoke-1/readings')).toBe('badTopic')
    expect(reasonOf('{"smoke":1}', 'watchroom/lane//readings')).toBe('badTopic')
  })

  it('is not for the console on any other topic', () => {
    const others = ['', 'watchroom', 'watchroom/lane/smoke-1/commands', 'watchroom/lane/smoke-1/readings/x', 'other/lane/smoke-1/readings']
    expect(others.map((topic) => reasonOf('{"smoke":1}', topic))).toEqual(others.map(() => 'none'))
  })

  it('takes no harm from names that mean something to JavaScript', () => {
    const decoded = read('{"__proto__":1,"constructor":2,"toString":3}')
    if (decoded.type !== 'report') throw new Error('not a message')
    expect([...decoded.values.keys()].sort()).toEqual(['__proto__', 'constructor', 'toString'])
  })
})

describe('any bytes on any topic', () => {
  const topic = fc.oneof(
    fc.constant(READINGS),
    fc.constant('watchroom/lane/smoke-1/status'),
    fc.string(),
    fc.array(fc.string(), { maxLength: 6 }).map((t) => t.join('/')),
  )
  const payload = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.json().map((text) => Buffer.from(text)),
    fc
      .dictionary(fc.string(), fc.oneof(fc.double(), fc.boolean(), fc.string(), fc.constant(null)))
      .map((value) => Buffer.from(JSON.stringify(value))),
  )

  fuzz('never throw; they are usable numbers, or refused with a reason', () => {
    return fc.property(topic, payload, (on, bytes) => {
      const decoded = decode(on, bytes)
      if (decoded.type === 'refused') expect(['malformed', 'oversized', 'badTopic']).toContain(decoded.reason)
      if (decoded.type !== 'report') return
      const { at, values } = decoded
      expect(values.size).toBeGreaterThan(0)
      expect([...values.values()].every(Number.isFinite)).toBe(true)
      expect(at === null || Number.isFinite(at)).toBe(true)
    })
  })

  fuzz('on the readings topic are never passed over in silence', () => {
    return fc.property(payload, (bytes) => decode(READINGS, bytes).type !== 'none')
  })

  it('come back as they were sent when they are a proper message', () => {
    const point = fc.stringMatching(/^[a-z][a-z-]{0,20}$/).filter((name) => name !== 'at')
    const values = fc.dictionary(point, fc.double({ noNaN: true, noDefaultInfinity: true }), {
      minKeys: 1,
      maxKeys: 20,
      noNullPrototype: true,
    })
    fc.assert(
      fc.property(values, fc.date({ min: new Date(1), max: new Date(NOON * 2), noInvalidDate: true }), (sent, at) => {
        const decoded = decode(READINGS, Buffer.from(JSON.stringify({ at: at.toISOString(), ...sent })))
        if (decoded.type !== 'report') throw new Error(`It was taken for ${decoded.type}`)
        expect(decoded.at).toBe(at.getTime())
        expect(Object.fromEntries(decoded.values)).toEqual(JSON.parse(JSON.stringify(sent)))
      }),
    )
  })
})
