/** OwnTracks: what the handsets of the staff send. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOwntracksProfile } from '../../../src-main/drivers/owntracks/owntracks.profile.ts'
import { fuzz } from '../../support/fuzz.ts'
import { anyPayload, expectWellFormed, hear, ofType } from './mqtt-heard.ts'

const profile = createOwntracksProfile()
const TOPIC = 'owntracks/li-jun/g7'
const LOCATION = {
  _type: 'location',
  tid: 'g7',
  lat: 31.31002,
  lon: 120.62031,
  acc: 8,
  batt: 77,
  bs: 1,
  conn: 'w',
  t: 't',
  tst: 1_795_247_400,
}

describe('a handset', () => {
  it('tells where its bearer was, when, how exactly, and its battery', () => {
    expect(hear(profile, TOPIC, LOCATION)).toEqual([
      {
        type: 'position',
        source: 'owntracks',
        address: 'li-jun/g7',
        at: 1_795_247_400_000,
        lngLat: [120.62031, 31.31002],
        accuracyM: 8,
        batteryPercent: 77,
      },
    ])
  })

  it('may leave out accuracy and battery, or send nonsense for them', () => {
    const { acc: _acc, batt: _batt, ...bare } = LOCATION
    for (const sent of [bare, { ...bare, acc: -1, batt: 'full' }]) {
      expect(hear(profile, TOPIC, sent)).toMatchObject([{ type: 'position', accuracyM: null, batteryPercent: null }])
    }
  })

  it('may send the time as text, and a fix kept by the broker, which has its own time', () => {
    expect(hear(profile, TOPIC, { ...LOCATION, tst: '1795247400' }, true)).toMatchObject([{ at: 1_795_247_400_000 }])
  })

  it.each([{ lat: 91 }, { lon: 181 }, { lat: undefined }, { tst: undefined }, { tst: 0 }, { tst: 'noon' }, { tst: 1e300 }, { lat: '31' }])(
    'is refused with %j',
    (odd) => {
      expect(hear(profile, TOPIC, { ...LOCATION, ...odd })).toEqual([{ type: 'refused', reason: 'malformed', device: 'li-jun/g7' }])
    },
  )

  it('is away when its last will says so', () => {
    expect(hear(profile, TOPIC, { _type: 'lwt', tst: '1440363922' })).toEqual([
      { type: 'link', source: 'owntracks', address: 'li-jun/g7', online: false },
    ])
  })

  it('is refused when it encrypts: nobody here has its key', () => {
    expect(hear(profile, TOPIC, { _type: 'encrypted', data: 'eyJ' })).toMatchObject([{ reason: 'unsupported', device: 'li-jun/g7' }])
  })

  it.each(['transition', 'waypoint', 'waypoints', 'cmd', 'steps', 'card', 'unheard-of'])('says nothing to us by %s', (_type) => {
    expect(hear(profile, `${TOPIC}/event`, { ...LOCATION, _type })).toEqual([])
  })
})

describe('messages on the topics of OwnTracks', () => {
  it('are refused when they are no JSON, of no kind, too long, or of nobody', () => {
    for (const payload of ['{', '7', '[]', 'null', '{"lat":1}'])
      expect(hear(profile, TOPIC, payload)).toMatchObject([{ reason: 'malformed' }])
    expect(hear(profile, TOPIC, { ...LOCATION, desc: 'x'.repeat(20_000) })).toMatchObject([{ reason: 'oversized' }])
    expect(hear(profile, 'owntracks/li-jun', LOCATION)).toMatchObject([{ reason: 'badTopic' }])
    expect(hear(profile, `owntracks/${'x'.repeat(200)}/g7`, LOCATION)).toMatchObject([{ reason: 'badTopic' }])
  })

  fuzz('do no harm whatever they hold', () => {
    const topic = fc.oneof(
      fc.constantFrom(TOPIC, `${TOPIC}/event`, `${TOPIC}/cmd`),
      fc.string().map((name) => `owntracks/${name}`),
    )
    return fc.property(topic, anyPayload([LOCATION, { _type: 'lwt' }, { _type: 'encrypted' }]), (on, payload) => {
      const heard = hear(profile, on, payload)
      expectWellFormed(heard)
      for (const { lngLat, at } of ofType(heard, 'position')) expect([...lngLat, at].every(Number.isFinite)).toBe(true)
    })
  })
})

const TRACK = resolve(import.meta.dirname, '../../../../shared/data/tracks/owntracks_demo_iphone.rec')

describe.skipIf(!existsSync(TRACK))('a recorded drive of an iPhone (where ../shared/data is there)', () => {
  it('is 23 positions from Lower Saxony to Dresden, in order of their time, and two last wills', () => {
    const heard = readFileSync(TRACK, 'utf8')
      .split('\n')
      .flatMap((line) => (line ? hear(profile, 'owntracks/demo/iphone', line.split('\t')[2]) : []))
    const positions = ofType(heard, 'position')
    expect([heard.length, positions.length, ofType(heard, 'link').length]).toEqual([25, 23, 2])
    expect(positions.map(({ at }) => at)).toEqual(positions.map(({ at }) => at).sort((a, b) => a - b))
    expect(positions[0]).toMatchObject({ lngLat: [10.02785726730668, 52.37888580984668], accuracyM: 3000, batteryPercent: 96 })
    expect(positions.at(-1)).toMatchObject({ at: Date.parse('2015-08-24T08:40:01Z'), lngLat: [13.60279820860699, 51.06263391678321] })
  })
})
