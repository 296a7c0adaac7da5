/** What devices post, read by the table of a connection. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BODY_MAX } from '../../../src-main/drivers/webhook/body.codec.ts'
import { timeIn } from '../../../src-main/drivers/webhook/document.codec.ts'
import { decodeWebhook } from '../../../src-main/drivers/webhook/webhook.codec.ts'
import { WebhookConnection } from '../../../src-preload/contract/connections/webhook.connection.ts'
import { fuzz } from '../../support/fuzz.ts'
import { NOON } from '../../support/manual-clock.ts'
import { ACCESS, ACCESS_EVENT, COUNTER, COUNTER_EVENT, JPEG, multipart, secret } from './webhook-samples.ts'

const connection = (more: object) =>
  WebhookConnection.parse({ driver: 'webhook', id: 'box', name: 'AI box', secret, address: { path: 'device' }, ...more })
const box = connection({
  time: 'time',
  points: [
    { path: 'smoke', point: 'smoke' },
    { path: 'state', point: 'open', map: { opened: 1, closed: 0 } },
    { path: 'alarm.kind', point: 'intrusion', map: { climbing: 1 }, pulse: true },
  ],
})
const hear = (config: WebhookConnection, body: string | Buffer, contentType = 'application/json') =>
  decodeWebhook(config, Buffer.from(body), contentType, NOON)
const hearBox = (body: object, more: object = {}) => hear({ ...box, ...more } as WebhookConnection, JSON.stringify(body))
const report = (values: object, at: number | null = null, address = 'box/cam-1') => ({
  type: 'report',
  source: 'webhook',
  address,
  via: null,
  at,
  values: new Map(Object.entries(values)),
})

describe('a posted event', () => {
  it('becomes values of the device it names, by number, word or truth value', () => {
    expect(hearBox({ device: 'cam-1', smoke: '0.25', state: 'opened' })).toEqual([report({ smoke: 0.25, open: 1 })])
    expect(hearBox({ device: 7, smoke: true })).toEqual([report({ smoke: 1 }, null, 'box/7')])
    const celsius = connection({ points: [{ path: 'f', point: 'temperature', scale: 0.5, offset: -16 }] })
    expect(hear(celsius, '{"device":"t","f":50}')).toEqual([report({ temperature: 9 }, null, 'box/t')])
  })

  it('that is over in a moment is reported as over a millisecond later', () => {
    expect(hearBox({ device: 'cam-1', alarm: { kind: 'climbing' }, time: NOON })).toEqual([
      report({ intrusion: 1 }, NOON),
      report({ intrusion: 0 }, NOON + 1),
    ])
    expect(hearBox({ device: 'cam-1', alarm: { kind: 'climbing' } })).toEqual([
      report({ intrusion: 1 }, null),
      report({ intrusion: 0 }, null),
    ])
  })

  it('says nothing of points it does not mention, or with words that mean another thing', () => {
    expect(hearBox({ device: 'cam-1', state: 'tampered', alarm: { kind: 'heartbeat' }, smoke: null })).toEqual([])
    expect(hearBox({})).toEqual([])
  })

  it('is refused when a value cannot be read; the others are used', () => {
    expect(hearBox({ device: 'cam-1', smoke: 'thick' })).toEqual([{ type: 'refused', reason: 'malformed', device: 'box/cam-1' }])
    expect(hearBox({ device: 'cam-1', smoke: [1], state: 'closed' })).toEqual([
      { type: 'refused', reason: 'malformed', device: 'box/cam-1' },
      report({ open: 0 }),
    ])
  })

  it.each([{}, { device: '' }, { device: {} }, { device: 'x'.repeat(117) }, { device: 'a\nb' }])(
    'is refused when it names no device: %j',
    (body) => {
      expect(hearBox({ ...body, smoke: 1 })).toEqual([{ type: 'refused', reason: 'malformed', device: null }])
    },
  )

  it('with a time nobody can read counts from its reception, and that is said', () => {
    expect(hearBox({ device: 'cam-1', smoke: 1, time: 'yesterday' })).toEqual([
      { type: 'refused', reason: 'malformed', device: 'box/cam-1' },
      report({ smoke: 1 }),
    ])
  })

  it('may be one of several in a message, whose head says what they share', () => {
    const many = connection({ items: 'events', address: { path: '$.box.id' }, points: [{ path: 'data[0].count', point: 'people' }] })
    const body = { box: { id: 'b-1' }, events: [{ data: [{ count: 3 }] }, { data: [] }, { data: [{ count: 5 }] }] }
    expect(hear(many, JSON.stringify(body))).toEqual([report({ people: 3 }, null, 'box/b-1'), report({ people: 5 }, null, 'box/b-1')])
    const events = Array.from({ length: 250 }, (_, count) => ({ data: [{ count }] }))
    const heard = hear(many, JSON.stringify({ ...body, events }))
    expect(heard).toHaveLength(201)
    expect(heard.at(-1)).toEqual({ type: 'refused', reason: 'oversized', device: null })
    expect(hear(many, '{"box":{"id":"b-1"}}')).toEqual([])
  })

  it('may be a form, or Chinese text in its old encoding', () => {
    expect(hear(box, 'device=cam-1&smoke=0.5', 'application/x-www-form-urlencoded')).toEqual([report({ smoke: 0.5 })])
    const door = connection({ address: { fixed: 'door' }, points: [{ path: 'e.state', point: 'open', map: { 打开: 1 } }] })
    const gbk = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="GB2312"?><e><state>'),
      Buffer.from('b4f2bfaa', 'hex'),
      Buffer.from('</state></e>'),
    ])
    expect(hear(door, gbk, 'text/xml')).toEqual([report({ open: 1 }, null, 'box/door')])
  })
})

describe('Hikvision documents', () => {
  it('count people by their totals, and leave out the summaries of a time range', () => {
    const at = Date.parse('2024-07-08T12:27:24+08:00')
    expect(hear(COUNTER, COUNTER_EVENT, 'application/xml; charset="UTF-8"')).toEqual([
      report({ 'in-total': 15, 'out-total': 14 }, at, 'counters/3c:1b:f8:c1:3a:6d'),
    ])
    expect(hear(COUNTER, COUNTER_EVENT.replace('realTime', 'timeRange'))).toEqual([])
    const prefixed = COUNTER_EVENT.replaceAll(/<(\/?)(\w)/g, '<$1psia:$2').replace('xmlns=', 'xmlns:psia=')
    expect(hear(COUNTER, prefixed)).toEqual([report({ 'in-total': 15, 'out-total': 14 }, at, 'counters/3c:1b:f8:c1:3a:6d')])
  })

  it.each([
    { sub: 27, values: { 'door-forced': 1 }, isOver: true },
    { sub: 28, values: { 'door-held': 1 }, isOver: true },
    { sub: 113, values: { behaviour: 1 }, isOver: true },
    { sub: 25, values: { open: 1 }, isOver: false },
    { sub: 26, values: { open: 0 }, isOver: false },
  ])('of a door mean with event $sub what the table says', ({ sub, values, isOver }) => {
    const at = Date.parse('2025-10-22T13:55:52+08:00')
    const heard = hear(ACCESS, JSON.stringify(ACCESS_EVENT(5, sub)))
    expect(heard[0]).toEqual(report(values, at, 'doors/a4:d5:c2:24:dd:74'))
    expect(heard).toHaveLength(isOver ? 2 : 1)
  })

  it('of a door say nothing when the number belongs to another group of events, or the door is only locked', () => {
    expect(hear(ACCESS, JSON.stringify(ACCESS_EVENT(2, 27)))).toEqual([])
    expect(hear(ACCESS, JSON.stringify(ACCESS_EVENT(5, 22)))).toEqual([])
  })

  it('may come in parts, with a picture that belongs to the event', () => {
    const { body, contentType } = multipart(['application/json', JSON.stringify(ACCESS_EVENT(5, 113))], ['image/jpeg', JPEG])
    const heard = hear(ACCESS, body, contentType)
    const at = Date.parse('2025-10-22T13:55:52+08:00')
    expect(heard.map(({ type }) => type)).toEqual(['report', 'report', 'picture'])
    expect(heard[2]).toMatchObject({ address: 'doors/a4:d5:c2:24:dd:74', at, mime: 'image/jpeg' })
    expect(heard[2]?.type === 'picture' && Buffer.from(heard[2].bytes).equals(JPEG)).toBe(true)
    const cut = hear(ACCESS, body.subarray(0, body.length - 20), contentType)
    expect(cut.map(({ type }) => type)).toEqual(['report', 'report', 'picture'])
  })
})

describe('a body', () => {
  const bomb = `<!DOCTYPE e [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(500)}"><!ENTITY c "${'&b;'.repeat(500)}">]><e><device>d</device><smoke>&c;</smoke></e>`
  const inXml = connection({ address: { path: 'e.device' }, points: [{ path: 'e.smoke', point: 'smoke' }] })

  it.each([
    { what: 'nothing', body: '', reason: 'malformed' },
    { what: 'broken JSON', body: '{"device":', reason: 'malformed' },
    { what: 'broken XML', body: '<e><device>d</e>', reason: 'malformed' },
    { what: 'XML that names a prototype', body: '<e><__proto__>1</__proto__></e>', reason: 'malformed' },
    { what: 'JSON 33 deep', body: `${'['.repeat(33)}${']'.repeat(33)}`, reason: 'oversized' },
    { what: 'JSON half a million deep', body: '['.repeat(500_000), reason: 'malformed' },
    { what: 'XML too deep', body: `${'<a>'.repeat(40)}1${'</a>'.repeat(40)}`, reason: 'malformed' },
    { what: 'XML of half a megabyte', body: `<e>${' '.repeat(500_000)}</e>`, reason: 'oversized' },
    { what: 'more than 1 MiB', body: `"${'x'.repeat(BODY_MAX)}"`, reason: 'oversized' },
    { what: 'a picture and no word', body: JPEG, reason: 'malformed' },
  ])('that is $what is refused', ({ body, reason }) => {
    expect(hear(inXml, body)).toEqual([{ type: 'refused', reason, device: null }])
  })

  it('with entities that would grow is read with the entities as they stand', () => {
    expect(hear(inXml, bomb)).toEqual([{ type: 'refused', reason: 'malformed', device: 'box/d' }])
  })

  it('takes no harm from names that mean something to JavaScript', () => {
    const strange = connection({ address: { path: 'constructor' }, points: [{ path: '__proto__.smoke', point: 'smoke' }] })
    expect(hear(strange, '{}')).toEqual([])
    expect(hear(strange, '{"__proto__":{"smoke":2},"constructor":"d"}')).toEqual([report({ smoke: 2 }, null, 'box/d')])
    const words = connection({ address: { fixed: 'd' }, points: [{ path: 'w', point: 'open', map: { opened: 1 } }] })
    expect(hear(words, '{"w":"toString"}')).toEqual([])
  })

  fuzz('of any bytes never throws; what is heard is usable or refused', () => {
    const text = fc.oneof(
      fc.json(),
      fc.string(),
      fc
        .array(
          fc.constantFrom('<', '>', '</', '/>', 'e', '<![CDATA[', ']]>', '<!--', '-->', '&', ';', '"', '=', ' ', 'smoke', 'device', '1'),
          { maxLength: 30 },
        )
        .map((t) => t.join('')),
      fc
        .record({
          device: fc.anything(),
          smoke: fc.anything(),
          state: fc.constantFrom('opened', 'closed', '', 'x'),
          time: fc.anything(),
          alarm: fc.record({ kind: fc.anything() }),
        })
        .map((event) => JSON.stringify(event, (_key, value) => (typeof value === 'bigint' ? Number(value) : value))),
    )
    const bytes = fc.oneof(
      text.map((t) => Buffer.from(t)),
      fc.uint8Array({ maxLength: 200 }).map((b) => Buffer.from(b)),
      fc.array(text, { maxLength: 4 }).map((parts) => multipart(...parts.map((part) => ['', part] as const)).body),
    )
    const contentType = fc.constantFrom(
      '',
      'application/json',
      'text/xml; charset=gbk',
      'multipart/form-data; boundary=edge',
      'application/x-www-form-urlencoded',
      'multipart/x',
    )
    return fc.property(bytes, contentType, (body, type) => {
      for (const one of hear(box, body, type)) {
        if (one.type === 'refused') expect(['malformed', 'oversized']).toContain(one.reason)
        else expect(one.type === 'report' || one.type === 'picture').toBe(true)
        if (one.type !== 'report') continue
        expect(one.address.length).toBeGreaterThan(0)
        expect(one.values.size).toBeGreaterThan(0)
        expect([...one.values.values()].every(Number.isFinite)).toBe(true)
        expect(one.at === null || Number.isFinite(one.at)).toBe(true)
      }
    })
  })
})

describe('a time', () => {
  it.each([
    ['2026-11-21T12:00:00+08:00', NOON],
    ['2026-11-21T04:00:00.000Z', NOON],
    ['2026-11-21T12:00:00', NOON],
    ['2026-11-21 12:00:00', NOON],
    ['2026/11/21 12:00', NOON],
    ['2026-11-20T23:00:00-0500', NOON],
    [String(NOON), NOON],
    [String(NOON / 1000), NOON],
    ['2026-11-21 12:00:00.250', NOON + 250],
  ])('may be written as %s', (text, utc) => {
    expect(timeIn(text, 'Asia/Shanghai')).toBe(utc)
  })

  it('without a zone is that of the connection, on either side of a clock change', () => {
    expect(timeIn('2026-03-29 01:30:00', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T00:30:00Z'))
    expect(timeIn('2026-03-29 03:30:00', 'Europe/Berlin')).toBe(Date.parse('2026-03-29T01:30:00Z'))
    expect(timeIn('2026-07-01 12:00:00', 'UTC')).toBe(Date.parse('2026-07-01T12:00:00Z'))
  })

  it.each(['', 'noon', '0', '-5', '2026-02-30 12:00:00', '2026-13-01 12:00:00', '2026-11-21 25:00:00', '2026-11-21'])(
    'is none as %j',
    (text) => {
      expect(timeIn(text, 'Asia/Shanghai')).toBeNull()
    },
  )
})

describe('a webhook connection', () => {
  const more = { driver: 'webhook', id: 'gate', name: 'Gate', address: { fixed: 'gate' }, points: [{ path: 'a', point: 'open' }] }
  const accepts = (settings: object) => WebhookConnection.safeParse({ ...more, secret, ...settings }).success

  it('has a secret of 16 characters, or a list of addresses that may post', () => {
    expect(accepts({ secret: 'too short' })).toBe(false)
    expect(accepts({ secret: null })).toBe(false)
    expect(accepts({ secret: null, allowFrom: ['10.0.0.7'] })).toBe(true)
    expect(accepts({ secret: null, allowFrom: ['gate.local'] })).toBe(false)
  })

  it('may be copied from the page for technicians', () => {
    const page = readFileSync('docs/drivers/webhook.md', 'utf8').replaceAll('"…"', JSON.stringify(secret))
    const examples = [...page.matchAll(/```json\n(.*?)```/gs)].map(([, example]) => WebhookConnection.parse(JSON.parse(example ?? '')))
    expect(examples.map(({ id }) => id)).toEqual(['doors', 'counters', 'boxes', 'gates'])
    const [doors, counters, boxes, gates] = examples
    const first = (config = doors, body = '') => hear(config ?? box, body)[0]
    expect(first(doors, JSON.stringify(ACCESS_EVENT(5, 27)))).toMatchObject({ values: new Map([['door-forced', 1]]) })
    expect(first(counters, COUNTER_EVENT)).toMatchObject({ values: new Map(Object.entries({ 'in-total': 15, 'out-total': 14 })) })
    const [, event] = /`(\{"box".*?)`/.exec(page) ?? []
    expect(first(boxes, event)).toEqual(report({ 'smoke-alarm': 1 }, 1_763_697_600_000, 'boxes/cam-1'))
    const [, count] = /`(\{"terminalId".*?)`/.exec(page) ?? []
    expect(first(gates, count)).toEqual(report({ 'in-total': 1532, fault: 1 }, null, 'gates/gate-2'))
  })

  it('takes only plain paths and real time zones', () => {
    for (const path of ['', 'a..b', 'a[', 'a[x]', '[0]', '.a']) expect(accepts({ items: path }), path).toBe(false)
    for (const path of ['a', 'a.b[0].c', '$.a', 'a[0][1]']) expect(accepts({ items: path }), path).toBe(true)
    expect(accepts({ timeZone: 'Mars/Olympus' })).toBe(false)
  })
})
