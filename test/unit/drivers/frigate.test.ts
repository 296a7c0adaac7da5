/** Frigate: alerts of cameras, counts of zones, pictures, availability, and switching detection. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Heard } from '../../../src-main/domains/devices/devices.ports.ts'
import { createFrigateProfile } from '../../../src-main/drivers/frigate/frigate.profile.ts'
import { fuzz } from '../../support/fuzz.ts'
import { NOON } from '../../support/manual-clock.ts'
import { anyPayload, expectWellFormed, hear, ofType, valuesOf } from './mqtt-heard.ts'

const MINUTE = 60_000
const START = NOON - 20_000
const review = (type: string, more: object = {}) => ({
  type,
  before: {},
  after: {
    id: '1718987129.308396-fqk5ka',
    camera: 'north_gate',
    start_time: START / 1000,
    end_time: null,
    severity: 'alert',
    thumb_path: '/media/x.webp',
    data: { detections: ['1718987128.947436-g92ztx'], objects: ['person', 'car'], sub_labels: ['Bob'], zones: ['yard'], audio: [] },
    ...more,
  },
})
const object = (more: object = {}) => ({
  type: 'update',
  before: {},
  after: { id: '1718987128.947436-g92ztx', camera: 'north_gate', label: 'person', sub_label: null, false_positive: false, ...more },
})
type Profile = ReturnType<typeof createFrigateProfile>
const say = (profile: Profile, topic: string, payload: unknown, receivedAt = NOON): Heard[] =>
  profile.decode({ topic: `frigate/${topic}`, payload: Buffer.from(JSON.stringify(payload)), receivedAt, isReplay: false })?.heard ?? []
/** `behaviour` of a camera, as value and time. */
const behaviour = (heard: Heard[]) => ofType(heard, 'report').map(({ address, at, values }) => [address, values.get('behaviour'), at])
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])

describe('an alert of a camera', () => {
  it('begins and ends at the times of the review', () => {
    const profile = createFrigateProfile([])
    expect(behaviour(say(profile, 'reviews', review('new')))).toEqual([['north_gate', 1, START]])
    expect(behaviour(say(profile, 'reviews', review('update')))).toEqual([])
    expect(behaviour(say(profile, 'reviews', review('end', { end_time: NOON / 1000 })))).toEqual([['north_gate', 0, NOON]])
  })

  it('stands behind Frigate at its camera, which is found as one with detection to be switched', () => {
    const heard = say(createFrigateProfile([]), 'reviews', review('new'))
    expect(ofType(heard, 'report')).toMatchObject([{ via: 'frigate' }])
    expect(ofType(heard, 'description')).toMatchObject([
      { address: 'north_gate', via: 'frigate', kind: 'camera', points: [{ id: 'behaviour' }, { id: 'detect', writable: true }] },
    ])
  })

  it('is none while it is a detection only, and begins when it becomes an alert', () => {
    const profile = createFrigateProfile([])
    expect(behaviour(say(profile, 'reviews', review('new', { severity: 'detection' })))).toEqual([])
    expect(behaviour(say(profile, 'reviews', review('update')))).toEqual([['north_gate', 1, NOON]])
    expect(behaviour(say(profile, 'reviews', review('end', { severity: 'detection', id: 'other' })))).toEqual([])
  })

  it('lasts until the last of several has ended', () => {
    const profile = createFrigateProfile([])
    say(profile, 'reviews', review('new'))
    expect(behaviour(say(profile, 'reviews', review('new', { id: 'second' })))).toHaveLength(1)
    expect(behaviour(say(profile, 'reviews', review('end', { end_time: NOON / 1000 })))).toEqual([])
    expect(behaviour(say(profile, 'reviews', review('end', { id: 'second', end_time: NOON / 1000 })))).toEqual([['north_gate', 0, NOON]])
  })

  it('of which only the end arrives is still told', () => {
    const heard = say(createFrigateProfile([]), 'reviews', review('end', { end_time: NOON / 1000 }))
    expect(behaviour(heard)).toEqual([
      ['north_gate', 1, START],
      ['north_gate', 0, NOON],
    ])
  })

  it('ends also when the clock of Frigate is behind', () => {
    const profile = createFrigateProfile([])
    say(profile, 'reviews', review('update'))
    expect(behaviour(say(profile, 'reviews', review('end', { end_time: (NOON - MINUTE) / 1000 })))).toEqual([['north_gate', 0, NOON + 1]])
  })

  it('without a word for ten minutes is ended at the next message of any kind', () => {
    const profile = createFrigateProfile([])
    say(profile, 'reviews', review('new'))
    say(profile, 'reviews', review('update'), NOON + 5 * MINUTE)
    expect(behaviour(say(profile, 'stats', {}, NOON + 15 * MINUTE - 1))).toEqual([])
    expect(behaviour(say(profile, 'stats', {}, NOON + 15 * MINUTE))).toEqual([['north_gate', 0, NOON + 15 * MINUTE]])
  })

  it('is kept open by its tracked object, unless that was a mistake', () => {
    const profile = createFrigateProfile([])
    say(profile, 'reviews', review('new'))
    for (const sub_label of [null, 'Bob', ['Bob', 0.79]]) say(profile, 'events', object({ sub_label }), NOON + 9 * MINUTE)
    say(profile, 'events', object({ false_positive: true }), NOON + 18 * MINUTE)
    say(profile, 'events', object({ id: 'of something else' }), NOON + 18 * MINUTE)
    expect(behaviour(say(profile, 'stats', {}, NOON + 19 * MINUTE))).toEqual([['north_gate', 0, NOON + 19 * MINUTE]])
  })

  it('is not forgotten by a restart, and is ended ten minutes later when nobody speaks of it', () => {
    const known = ofType(say(createFrigateProfile([]), 'reviews', review('new')), 'description')
    const restarted = () => createFrigateProfile(JSON.parse(JSON.stringify(known)))
    expect(behaviour(say(restarted(), 'reviews', review('end', { end_time: NOON / 1000 })))).toEqual([['north_gate', 0, NOON]])
    const silent = restarted()
    expect(behaviour(say(silent, 'stats', {}, NOON + MINUTE))).toEqual([])
    expect(behaviour(say(silent, 'stats', {}, NOON + 11 * MINUTE))).toEqual([['north_gate', 0, NOON + 11 * MINUTE]])
  })
})

describe('a tracked object', () => {
  it('raises nothing by itself, but shows that the camera is there; a mistake does not', () => {
    expect(say(createFrigateProfile([]), 'events', object()).map(({ type }) => type)).toEqual(['description'])
    expect(say(createFrigateProfile([]), 'events', object({ false_positive: true }))).toEqual([])
  })
})

describe('counts', () => {
  it('of persons in a zone are people; of other labels their own', () => {
    const profile = createFrigateProfile([])
    const heard = say(profile, 'square/person', 42)
    expect(valuesOf(heard)).toEqual({ people: 42 })
    expect(ofType(heard, 'report')).toMatchObject([{ address: 'square', via: 'frigate', at: null }])
    expect(ofType(heard, 'description')).toMatchObject([
      { address: 'square', kind: 'people-counter', points: [{ id: 'people', type: 'number' }] },
    ])
    expect(valuesOf(say(profile, 'square/Electric Bike', 3))).toEqual({ 'count-electric-bike': 3 })
    expect(ofType(say(profile, 'square/person', 41), 'description')).toEqual([])
  })

  it('make no people counter of a camera', () => {
    const profile = createFrigateProfile([])
    say(profile, 'north_gate/person', 2)
    expect(ofType(say(profile, 'reviews', review('new')), 'description')).toMatchObject([{ kind: 'camera' }])
  })

  it('are whole numbers: switches and words on such topics say nothing to us', () => {
    const profile = createFrigateProfile([])
    for (const word of ['ON', '3.5', '-1', '', 'NONE', '12345678']) expect(hear(profile, 'frigate/north_gate/motion', word)).toEqual([])
    expect(hear(profile, 'frigate/square/person/active', '3')).toEqual([])
  })
})

describe('whether cameras can be heard', () => {
  it('is told of Frigate as a whole', () => {
    const online = (word: string) => ofType(hear(createFrigateProfile([]), 'frigate/available', word), 'link')
    expect(online('online')).toEqual([{ type: 'link', source: 'frigate', address: 'frigate', online: true }])
    for (const word of ['offline', 'stopped']) expect(online(word)).toMatchObject([{ online: false }])
    expect(ofType(hear(createFrigateProfile([]), 'frigate/available', 'online'), 'description')).toMatchObject([{ kind: 'gateway' }])
  })

  it('is told of each camera by its detection; recording and audio are points', () => {
    const profile = createFrigateProfile([])
    const status = (role: string, word: string) => hear(profile, `frigate/north_gate/status/${role}`, word)
    expect(ofType(status('detect', 'offline'), 'link')).toEqual([{ type: 'link', source: 'frigate', address: 'north_gate', online: false }])
    expect(ofType(status('detect', 'online'), 'link')).toMatchObject([{ online: true }])
    expect(valuesOf(status('record', 'offline'))).toEqual({ 'record-online': 0 })
    expect(valuesOf(status('audio', 'online'))).toEqual({ 'audio-online': 1 })
    expect(status('detect', 'asleep')).toMatchObject([{ reason: 'malformed' }])
  })

  it('is no failure when somebody has switched the camera off', () => {
    const heard = hear(createFrigateProfile([]), 'frigate/north_gate/status/detect', 'disabled')
    expect(ofType(heard, 'link')).toEqual([])
    expect(valuesOf(heard)).toEqual({ disabled: 1 })
  })
})

describe('a snapshot', () => {
  const topic = 'frigate/north_gate/person/snapshot'
  it('is a picture of the alert that is open, or of now', () => {
    const profile = createFrigateProfile([])
    expect(ofType(hear(profile, topic, JPEG), 'picture')).toEqual([
      { type: 'picture', source: 'frigate', address: 'north_gate', at: NOON, mime: 'image/jpeg', bytes: JPEG },
    ])
    say(profile, 'reviews', review('new'))
    expect(ofType(hear(profile, topic, JPEG), 'picture')).toMatchObject([{ at: START }])
  })

  it('is refused when it is no JPEG or too large, and passed over when the broker had kept it', () => {
    const profile = createFrigateProfile([])
    expect(hear(profile, topic, Buffer.from('GIF89a'))).toMatchObject([{ reason: 'malformed' }])
    expect(hear(profile, topic, Buffer.concat([JPEG, Buffer.alloc(1_048_576)]))).toMatchObject([{ reason: 'oversized' }])
    expect(hear(profile, topic, JPEG, true)).toEqual([])
  })
})

describe('detection', () => {
  it('is switched at known cameras, and its state comes back as a reading', () => {
    const profile = createFrigateProfile([])
    const command = (address: string, value: number, point = 'detect') => profile.encode?.({ id: 'c1', address, point, value }) ?? null
    expect(command('north_gate', 0)).toBeNull()
    expect(valuesOf(hear(profile, 'frigate/north_gate/detect/state', 'ON'))).toEqual({ detect: 1 })
    expect(command('north_gate', 0)).toEqual([{ topic: 'frigate/north_gate/detect/set', payload: 'OFF' }])
    expect(command('north_gate', 1)).toEqual([{ topic: 'frigate/north_gate/detect/set', payload: 'ON' }])
    expect(command('north_gate', 1, 'behaviour')).toBeNull()
    say(profile, 'square/person', 1)
    expect(command('square', 1)).toBeNull()
  })
})

describe('messages on the topics of Frigate', () => {
  it('are refused when they are no review and no event', () => {
    const profile = createFrigateProfile([])
    for (const topic of ['frigate/reviews', 'frigate/events']) {
      for (const payload of ['', '{', '[]', '{"after":{}}', '{"type":"new","after":{"id":1}}']) {
        expect(hear(profile, topic, payload)).toMatchObject([{ reason: 'malformed', device: 'frigate' }])
      }
      expect(hear(profile, topic, ' '.repeat(300_000))).toMatchObject([{ reason: 'oversized' }])
    }
    for (const topic of ['frigate//person', 'frigate/frigate/person', `frigate/${'x'.repeat(101)}/status/detect`]) {
      expect(hear(profile, topic, '1')).toMatchObject([{ reason: 'badTopic' }])
    }
    expect(profile.decode({ topic: 'zigbee2mqtt/x', payload: Buffer.from('1'), receivedAt: NOON, isReplay: false })).toBeNull()
  })

  it('fill no memory: beyond a thousand cameras and zones further ones are refused', () => {
    const profile = createFrigateProfile([])
    for (let index = 0; index < 1000; index++) say(profile, `zone-${index}/person`, 1)
    expect(say(profile, 'one-more/person', 1)).toEqual([{ type: 'refused', reason: 'oversized', device: 'one-more' }])
    expect(valuesOf(say(profile, 'zone-0/person', 2))).toEqual({ people: 2 })
  })

  fuzz('do no harm whatever they hold', () => {
    const profile = createFrigateProfile([])
    const topic = fc.oneof(
      fc.constantFrom(
        'reviews',
        'events',
        'available',
        'a/person',
        'a/status/detect',
        'a/status/record',
        'a/person/snapshot',
        'a/detect/state',
      ),
      fc.array(fc.string(), { maxLength: 4 }).map((levels) => levels.join('/')),
    )
    const payload = anyPayload([review('new'), review('end', { end_time: NOON / 1000 }), object(), '17', 'online', 'ON'])
    return fc.property(topic, payload, (on, bytes) => expectWellFormed(hear(profile, `frigate/${on}`, bytes)))
  })
})

const RECORDED = resolve(import.meta.dirname, '../../../../shared/data/mqtt')
const recorded = (name: string) => JSON.parse(readFileSync(resolve(RECORDED, name), 'utf8'))

describe.skipIf(!existsSync(RECORDED))('recorded messages (where ../shared/data is there)', () => {
  it('an event of the front door shows that the camera is there', () => {
    const { topic, payload } = recorded('frigate_event.json')
    const heard = hear(createFrigateProfile([]), topic, payload)
    expect(heard.map(({ type }) => type)).toEqual(['description'])
    expect(ofType(heard, 'description')).toMatchObject([{ address: 'front_door', kind: 'camera' }])
  })

  it('events of an older Frigate, as its API keeps them, are read and raise nothing', () => {
    const profile = createFrigateProfile([])
    const events: object[] = recorded('frigate_api_events_front_door.json')
    const heard = events.flatMap((after) => hear(profile, 'frigate/events', { type: 'end', before: after, after }))
    expect(events.length).toBeGreaterThan(10)
    expect(heard.map(({ type }) => type)).toEqual(['description'])
  })
})
