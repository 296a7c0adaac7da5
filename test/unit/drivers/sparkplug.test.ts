/** Sparkplug B: births, data by name and alias, deaths, what was missed, and commands. Payloads are made by `sparkplug-payload`. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { get } from 'sparkplug-payload'
import type { UMetric } from 'sparkplug-payload/lib/sparkplugbpayload.js'
import { describe, expect, it } from 'vitest'
import type { Description } from '../../../src-main/domains/devices/devices.ports.ts'
import { decodePayload, metricValue } from '../../../src-main/drivers/sparkplug/sparkplug.codec.ts'
import { createSparkplugProfile } from '../../../src-main/drivers/sparkplug/sparkplug.profile.ts'
import { fuzz } from '../../support/fuzz.ts'
import { NOON } from '../../support/manual-clock.ts'
import { anyPayload, expectWellFormed, hear, ofType, valuesOf } from './mqtt-heard.ts'

type Profile = ReturnType<typeof createSparkplugProfile>
const encode = (seq: number | undefined, metrics: UMetric[], timestamp = NOON): Buffer =>
  Buffer.from(get('spBv1.0')?.encodePayload({ timestamp, seq, metrics }) ?? [])
const metric = (name: string, type: UMetric['type'], value: UMetric['value'], more: Partial<UMetric> = {}): UMetric => ({
  name,
  type,
  value,
  ...more,
})
const engineering = (unit: string, more: UMetric['properties'] = {}): Partial<UMetric> => ({
  properties: { engUnit: { type: 'String', value: unit }, ...more },
})

const NODE = 'spBv1.0/Plaza/NBIRTH/edge-1'
const on = (type: string, device?: string) => `spBv1.0/Plaza/${type}/edge-1${device === undefined ? '' : `/${device}`}`
const bdSeq = (value: number) => metric('bdSeq', 'UInt64', value)
const nodeBirth = (session = 7, more: UMetric[] = []) =>
  encode(0, [
    bdSeq(session),
    metric('Node Control/Rebirth', 'Boolean', false),
    metric('Temperature', 'Double', 21.5, { alias: 100 }),
    ...more,
  ])
const PUMP_METRICS = [
  metric('Properties/Hardware Make', 'String', 'ACME'),
  metric('Properties/Hardware Model', 'String', 'Pump 9'),
  metric('Suction/Pressure', 'Float', 3.5, {
    alias: 1,
    ...engineering('bar', { engLow: { type: 'Double', value: 0 }, engHigh: { type: 'Double', value: 16 } }),
  }),
  metric('Room/Smoke', 'Boolean', false, { alias: 2 }),
  metric('Siren', 'Boolean', false, { alias: 3, properties: { writable: { type: 'Boolean', value: true } } }),
  metric('Setpoint', 'Int16', 40, { alias: 4, properties: { readOnly: { type: 'Boolean', value: false } } }),
  metric('Note', 'String', 'fine', { alias: 5 }),
]
const born = (known: readonly Description[] = []): Profile => {
  const profile = createSparkplugProfile(known)
  hear(profile, NODE, nodeBirth())
  hear(profile, on('DBIRTH', 'pump'), encode(1, PUMP_METRICS))
  return profile
}
/** What the console says in return, as `topic name=value`. */
const answers = (profile: Profile, topic: string, payload: Buffer, receivedAt = NOON) =>
  (profile.decode({ topic, payload, receivedAt, isReplay: false })?.send ?? []).map(
    (message) => `${message.topic} ${said(message.payload)}`,
  )
const said = (payload: string | Buffer) =>
  (decodePayload(Buffer.from(payload))?.metrics ?? []).map((each) => `${each.name}=${metricValue(each, each.datatype ?? 0)}`).join()
const ASKED = ['spBv1.0/Plaza/NCMD/edge-1 Node Control/Rebirth=true']

describe('a node that is born', () => {
  const heard = hear(createSparkplugProfile([]), NODE, nodeBirth())
  it('is a gateway that is online and has told its values', () => {
    expect(heard.map(({ type }) => type)).toEqual(['description', 'link', 'report'])
    expect(ofType(heard, 'description')).toMatchObject([
      {
        address: 'Plaza/edge-1',
        via: null,
        name: 'edge-1',
        kind: 'gateway',
        points: [{ id: 'temperature', name: 'Temperature', unit: '°C' }],
      },
    ])
    expect(ofType(heard, 'link')).toMatchObject([{ address: 'Plaza/edge-1', online: true }])
    expect(ofType(heard, 'report')).toMatchObject([{ via: null, at: NOON, isHistory: false }])
    expect(valuesOf(heard)).toEqual({ temperature: 21.5 })
  })
})

describe('a device that is born', () => {
  const profile = createSparkplugProfile([])
  hear(profile, NODE, nodeBirth())
  const heard = hear(profile, on('DBIRTH', 'pump'), encode(1, PUMP_METRICS))
  const [description] = ofType(heard, 'description')

  it('stands behind its node, with make and model', () => {
    expect(description).toMatchObject({ address: 'Plaza/edge-1/pump', via: 'Plaza/edge-1', name: 'pump', vendor: 'ACME', model: 'Pump 9' })
    expect(ofType(heard, 'link')).toMatchObject([{ address: 'Plaza/edge-1/pump', online: true }])
  })

  it('has its numbers in the units of the console, and is writable only where it says so', () => {
    expect(description?.points).toEqual([
      { id: 'pressure', name: 'Suction/Pressure', unit: 'MPa', type: 'number', range: [0, 1.6], writable: false },
      { id: 'smoke-alarm', name: 'Room/Smoke', unit: '', type: 'switch', range: null, writable: false },
      { id: 'on', name: 'Siren', unit: '', type: 'switch', range: null, writable: true },
      { id: 'setpoint', name: 'Setpoint', unit: '', type: 'number', range: null, writable: true },
    ])
    expect(valuesOf(heard)).toEqual({ pressure: 0.35, 'smoke-alarm': 0, on: 0, setpoint: 40 })
  })

  it('gives the second of two equal names a point by its whole name', () => {
    const zones = [metric('Zone 1/Smoke', 'Boolean', false), metric('Zone 2/Smoke', 'Boolean', true)]
    expect(valuesOf(hear(born(), on('DBIRTH', 'zones'), encode(2, zones)))).toEqual({ 'smoke-alarm': 0, 'zone-2-smoke': 1 })
  })

  it('is described with a hundred points at most, and that is said', () => {
    const many = Array.from({ length: 120 }, (_, index) => metric(`Tag ${index}`, 'Int32', index))
    const told = hear(born(), on('DBIRTH', 'plc'), encode(2, many))
    expect(ofType(told, 'description')[0]?.points).toHaveLength(100)
    expect(ofType(told, 'refused')).toEqual([{ type: 'refused', reason: 'oversized', device: 'Plaza/edge-1/plc' }])
  })
})

describe('data', () => {
  it('is understood by name and by alias, also where the datatype is not repeated', () => {
    const profile = born()
    expect(valuesOf(hear(profile, on('DDATA', 'pump'), encode(2, [metric('Room/Smoke', 'Boolean', true)])))).toEqual({ 'smoke-alarm': 1 })
    // Alias 1, float 4.0, no datatype.
    const bare = Buffer.from([0x12, 7, 0x10, 1, 0x65, 0, 0, 0x80, 0x40, 0x18, 3])
    const heard = hear(profile, on('DDATA', 'pump'), bare)
    expect(valuesOf(heard)).toEqual({ pressure: 0.4 })
    expect(ofType(heard, 'report')).toMatchObject([{ address: 'Plaza/edge-1/pump', via: 'Plaza/edge-1', at: null }])
  })

  it('counts each value at its own time, and stored values for the history only', () => {
    const stored = [
      metric('Room/Smoke', 'Boolean', true, { timestamp: NOON - 60_000, isHistorical: true }),
      metric('Room/Smoke', 'Boolean', false, { timestamp: NOON - 1_000 }),
      metric('Setpoint', 'Int16', -5, { timestamp: NOON - 1_000 }),
    ]
    const reports = ofType(hear(born(), on('DDATA', 'pump'), encode(2, stored)), 'report')
    expect(reports.map(({ at, isHistory, values }) => ({ at, isHistory, ...Object.fromEntries(values) }))).toEqual([
      { at: NOON - 60_000, isHistory: true, 'smoke-alarm': 1 },
      { at: NOON - 1_000, isHistory: false, 'smoke-alarm': 0, setpoint: -5 },
    ])
  })

  it('without a value at present, not a number, or in words says nothing', () => {
    const nothing = [metric('Setpoint', 'Int16', null), metric('Suction/Pressure', 'Float', Number.NaN), metric('Note', 'String', 'bad')]
    expect(hear(born(), on('DDATA', 'pump'), encode(2, nothing))).toEqual([])
  })

  it('in sequence and understood asks for nothing', () => {
    const profile = born()
    for (let index = 0; index < 300; index++) {
      expect(answers(profile, on('NDATA'), encode((2 + index) % 256, [metric('Temperature', 'Double', index)]))).toEqual([])
    }
  })
})

describe('when something was missed', () => {
  it('a gap in the sequence asks for a new birth; until then names count and aliases do not', () => {
    const profile = born()
    const gap = encode(9, [metric('Room/Smoke', 'Boolean', true), { ...metric('', 'Double', 99, { alias: 1 }), name: undefined }])
    expect(valuesOf(hear(profile, on('DDATA', 'pump'), gap))).toEqual({ 'smoke-alarm': 1 })
    expect(answers(born(), on('DDATA', 'pump'), gap)).toEqual(ASKED)
  })

  it.each([
    ['an alias nobody has heard of', on('DDATA', 'pump'), [{ ...metric('', 'Double', 1, { alias: 77 }), name: undefined }]],
    ['a name nobody has heard of', on('NDATA'), [metric('Brand new', 'Double', 1)]],
    ['a device nobody has heard of', on('DDATA', 'other'), [metric('Smoke', 'Boolean', true)]],
  ])('%s asks for a new birth', (_what, topic, metrics) => {
    expect(answers(born(), topic, encode(2, metrics))).toEqual(ASKED)
  })

  it('a node nobody has seen born is asked, at most once in ten seconds, until it is born', () => {
    const profile = createSparkplugProfile([])
    const data = (seq: number, at: number) => answers(profile, on('NDATA'), encode(seq, [metric('Temperature', 'Double', 1)]), at)
    expect([data(1, NOON), data(2, NOON + 9_999), data(3, NOON + 10_000)]).toEqual([ASKED, [], ASKED])
    hear(profile, NODE, nodeBirth())
    expect(data(1, NOON + 60_000)).toEqual([])
  })

  it('devices of a node that was born again are asked for theirs', () => {
    const profile = born()
    hear(profile, NODE, nodeBirth(8))
    expect(answers(profile, on('DDATA', 'pump'), encode(1, [metric('Room/Smoke', 'Boolean', true)]))).toEqual(ASKED)
  })
})

describe('death', () => {
  it('of a node counts with the number of its session only', () => {
    const profile = born()
    expect(hear(profile, on('NDEATH'), encode(undefined, [bdSeq(6)]))).toEqual([])
    expect(hear(profile, on('NDEATH'), encode(undefined, [bdSeq(7)]))).toEqual([
      { type: 'link', source: 'sparkplug', address: 'Plaza/edge-1', online: false },
    ])
    expect(answers(profile, on('NDATA'), encode(2, [metric('Temperature', 'Double', 1)]))).toEqual(ASKED)
  })

  it('of a device is of the device alone', () => {
    expect(hear(born(), on('DDEATH', 'pump'), encode(2, []))).toEqual([
      { type: 'link', source: 'sparkplug', address: 'Plaza/edge-1/pump', online: false },
    ])
  })

  it('of a node nobody has heard of says nothing', () => {
    expect(hear(createSparkplugProfile([]), on('NDEATH'), encode(undefined, [bdSeq(7)]))).toEqual([])
  })
})

describe('a command', () => {
  const command = (address: string, point: string, value: number) => ({ id: 'c1', address, point, value })
  const sent = (profile: Profile, address: string, point: string, value: number) =>
    profile.encode?.(command(address, point, value))?.map(({ topic, payload }) => `${topic} ${said(payload)}`) ?? null

  it('is sent to a device under the name of the metric and in its datatype', () => {
    expect(sent(born(), 'Plaza/edge-1/pump', 'on', 1)).toEqual(['spBv1.0/Plaza/DCMD/edge-1/pump Siren=true'])
    expect(sent(born(), 'Plaza/edge-1/pump', 'setpoint', -42)).toEqual(['spBv1.0/Plaza/DCMD/edge-1/pump Setpoint=-42'])
  })

  it('is sent to a node itself, in its own unit', () => {
    const profile = createSparkplugProfile([])
    const limit = metric('Pressure', 'Double', 1, engineering('bar', { writable: { type: 'Boolean', value: true } }))
    hear(profile, NODE, nodeBirth(7, [limit]))
    expect(sent(profile, 'Plaza/edge-1', 'pressure', 0.45)).toEqual(['spBv1.0/Plaza/NCMD/edge-1 Pressure=4.5'])
  })

  it('to what is not writable or not known is none', () => {
    expect(sent(born(), 'Plaza/edge-1/pump', 'smoke-alarm', 0)).toBeNull()
    expect(sent(born(), 'Plaza/edge-1/other', 'on', 1)).toBeNull()
  })
})

describe('after a restart', () => {
  const profile = createSparkplugProfile([])
  const known = [...hear(profile, NODE, nodeBirth()), ...hear(profile, on('DBIRTH', 'pump'), encode(1, PUMP_METRICS))]
  const restarted = () => createSparkplugProfile(JSON.parse(JSON.stringify(ofType(known, 'description'))), { now: () => NOON })

  it('outputs can be commanded before their node is born again, with the time of now', () => {
    const [message] = restarted().encode?.({ id: 'c1', address: 'Plaza/edge-1/pump', point: 'on', value: 1 }) ?? []
    expect(message?.topic).toBe('spBv1.0/Plaza/DCMD/edge-1/pump')
    expect(decodePayload(Buffer.from(message?.payload ?? ''))).toMatchObject({
      timestamp: NOON,
      metrics: [{ name: 'Siren', booleanValue: true }],
    })
  })

  it('a death is still told from that of an earlier session', () => {
    expect(hear(restarted(), on('NDEATH'), encode(undefined, [bdSeq(6)]))).toEqual([])
    expect(ofType(hear(restarted(), on('NDEATH'), encode(undefined, [bdSeq(7)])), 'link')).toMatchObject([{ online: false }])
  })

  it('the first word of a node asks it to be born again', () => {
    expect(answers(restarted(), on('DDATA', 'pump'), encode(5, [metric('Room/Smoke', 'Boolean', true)]))).toEqual(ASKED)
  })
})

describe('messages on the topics of Sparkplug', () => {
  it('are refused on a bad topic, as no protobuf, and when too long', () => {
    const profile = born()
    for (const topic of [
      'spBv1.0/Plaza/NDATA',
      'spBv1.0/Plaza/NDATA/edge-1/x',
      on('DDATA'),
      'spBv1.0/Plaza/HELLO/edge-1',
      `${on('DDATA', 'x')}/y`,
    ]) {
      expect(hear(profile, topic, encode(0, []))).toMatchObject([{ reason: 'badTopic' }])
    }
    expect(hear(profile, on('NDATA'), 'text')).toMatchObject([{ reason: 'malformed', device: 'Plaza/edge-1' }])
    expect(hear(profile, on('NDATA'), Buffer.alloc(300_000))).toMatchObject([{ reason: 'oversized' }])
  })

  it('that are commands or tell of hosts say nothing to us', () => {
    for (const topic of [on('NCMD'), on('DCMD', 'pump'), 'spBv1.0/STATE/scada-1'])
      expect(hear(born(), topic, '{"online":true}')).toEqual([])
    expect(born().decode({ topic: 'frigate/available', payload: Buffer.from('online'), receivedAt: NOON, isReplay: false })).toBeNull()
  })

  it('fill no memory: the node heard of longest ago is forgotten', () => {
    const profile = createSparkplugProfile([])
    for (let index = 0; index < 201; index++) hear(profile, `spBv1.0/Plaza/NBIRTH/edge-${index}`, nodeBirth())
    const data = encode(1, [metric('Temperature', 'Double', 1)])
    expect(valuesOf(hear(profile, 'spBv1.0/Plaza/NDATA/edge-0', data))).toEqual({})
    expect(valuesOf(hear(profile, 'spBv1.0/Plaza/NDATA/edge-200', data))).toEqual({ temperature: 1 })
  })

  fuzz('do no harm whatever they hold', () => {
    const profile = born()
    const valid = [nodeBirth(), encode(1, PUMP_METRICS), encode(2, [metric('Room/Smoke', 'Boolean', true)]), encode(undefined, [bdSeq(7)])]
    const mutated = fc
      .tuple(fc.constantFrom(...valid), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 5 }))
      .map(([bytes, changes]) => {
        const copy = Buffer.from(bytes)
        for (const [at, value] of changes) copy[at % copy.length] = value
        return copy
      })
    const topic = fc.oneof(
      fc.constantFrom(NODE, on('DBIRTH', 'pump'), on('DDATA', 'pump'), on('NDATA'), on('NDEATH'), on('DDEATH', 'pump')),
      fc.array(fc.string(), { maxLength: 5 }).map((levels) => ['spBv1.0', ...levels].join('/')),
    )
    return fc.property(topic, fc.oneof({ arbitrary: mutated, weight: 3 }, anyPayload(['{}'])), (where, payload) =>
      expectWellFormed(hear(profile, where, payload)),
    )
  })
})

const RECORDED = resolve(import.meta.dirname, '../../../../shared/data/mqtt/sparkplug_vectors.json')

describe.skipIf(!existsSync(RECORDED))('recorded payloads (where ../shared/data is there)', () => {
  const vectors: { name: string; base64: string }[] = existsSync(RECORDED) ? JSON.parse(readFileSync(RECORDED, 'utf8')) : []
  const bytes = (name: string) => Buffer.from(vectors.find((vector) => vector.name === name)?.base64 ?? '', 'base64')

  it('are a birth at 21.5 °C, 22.5 °C by alias, and the death of an earlier session', () => {
    const profile = createSparkplugProfile([])
    expect(valuesOf(hear(profile, NODE, bytes('NBIRTH_V1')))).toEqual({ temperature: 21.5 })
    const data = hear(profile, on('NDATA'), bytes('NDATA_V1'))
    expect(valuesOf(data)).toEqual({ temperature: 22.5 })
    expect(ofType(data, 'report')[0]?.at).toBe(1_750_855_643_474)
    expect(hear(profile, on('NDEATH'), bytes('NDEATH_V1'))).toEqual([])
  })

  it('hold a birth with a hundred metrics, all of which become points', () => {
    const heard = hear(createSparkplugProfile([]), NODE, bytes('NBIRTH_LARGE'))
    expect(ofType(heard, 'description')[0]?.points).toHaveLength(100)
    expect(ofType(heard, 'refused')).toEqual([])
    expect(valuesOf(heard)).toMatchObject({ 'metric-1': 1.5, 'metric-100': 150 })
  })
})
