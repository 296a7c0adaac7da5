/** The webhook route over real HTTP: who may post, how much, and when the answer is given. */
import type { AddressInfo } from 'node:net'
import fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Heard, Origin } from '../../../src-main/domains/devices/devices.ports.ts'
import { BODY_MAX } from '../../../src-main/drivers/webhook/body.codec.ts'
import { webhooks } from '../../../src-main/drivers/webhook/webhook.route.ts'
import { silentLogger } from '../../../src-main/kernel/logger.ts'
import type { WebhookConnection } from '../../../src-preload/contract/connections/webhook.connection.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { until } from '../../support/until.ts'
import { ACCESS, ACCESS_EVENT, COUNTER, COUNTER_EVENT, JPEG, multipart, secret } from './webhook-samples.ts'

let app: FastifyInstance
let url: string
let clock: ManualClock
let heard: { origin: Origin; heard: readonly Heard[] }[]
/** While it is a list, nothing is committed. */
let held: (() => void)[] | null
let connections: WebhookConnection[]

beforeEach(async () => {
  clock = new ManualClock()
  heard = []
  held = null
  connections = [ACCESS, COUNTER]
  const hear = (origin: Origin, what: readonly Heard[], stored: () => void): void => {
    heard.push({ origin, heard: what })
    if (held) held.push(stored)
    else stored()
  }
  // As the server of the core: no parser but its own, and a smaller bound.
  app = fastify({ bodyLimit: 1000, forceCloseConnections: true })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => done(null, JSON.parse(String(body))))
  app.post('/api', async (request) => request.body)
  await app.register(webhooks, {
    connections: () => connections,
    context: { intake: { hear }, clock, log: silentLogger, known: () => [] },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/hooks`
})
afterEach(() => app.close())

const FORCED = JSON.stringify(ACCESS_EVENT(5, 27))
const bearer = { authorization: `Bearer ${secret}` }

function post(
  body: string | Buffer,
  { hook = 'doors', headers = bearer as Record<string, string>, method = 'POST' } = {},
): Promise<Response> {
  return fetch(`${url}/${hook}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: new Uint8Array(Buffer.from(body)),
  })
}
const types = (): string[] => heard.flatMap((message) => message.heard.map((one) => (one.type === 'refused' ? one.reason : one.type)))

describe('a device that posts', () => {
  it('is heard, and is answered when that is on disk', async () => {
    held = []
    const answered = vi.fn()
    const answer = post(FORCED).then((response) => {
      answered()
      return response
    })
    const waiting = held
    await until('the message', () => waiting.length === 1)
    await fetch(`${url}/nowhere`, { method: 'POST' })
    expect(answered).not.toHaveBeenCalled()
    waiting[0]?.()
    const response = await answer
    expect([response.status, await response.text()]).toEqual([200, 'OK'])
    expect(types()).toEqual(['report', 'report'])
    expect(heard[0]?.origin).toMatchObject({ source: 'webhook', topic: 'http://127.0.0.1 POST /hooks/doors', bytes: FORCED.length })
    expect(heard[0]?.origin.excerpt).toContain('a4:d5:c2:24:dd:74')
  })

  it('may put instead of post, and send XML, parts with a picture, or no content type', async () => {
    expect(
      (await post(COUNTER_EVENT, { hook: 'counters', headers: { ...bearer, 'content-type': 'application/xml; charset="UTF-8"' } })).status,
    ).toBe(200)
    const parts = multipart(['application/json', FORCED], ['image/jpeg', JPEG])
    expect((await post(parts.body, { method: 'PUT', headers: { ...bearer, 'content-type': parts.contentType } })).status).toBe(200)
    expect((await fetch(`${url}/doors`, { method: 'POST', headers: bearer, body: new Uint8Array(Buffer.from(FORCED)) })).status).toBe(200)
    expect(types()).toEqual(['report', 'report', 'report', 'picture', 'report', 'report'])
  })

  it('does not change how the rest of the server reads what it is sent', async () => {
    const api = (type: string) =>
      fetch(url.replace('/hooks', '/api'), { method: 'POST', headers: { 'content-type': type }, body: '{"a":1}' })
    expect(await (await api('application/json')).json()).toEqual({ a: 1 })
    expect((await api('text/xml')).status).toBe(415)
  })

  it('gets the answer it waits for', async () => {
    connections = [{ ...ACCESS, respond: { status: 201, body: '{"code":0}' } }]
    const response = await post(FORCED)
    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
      201,
      expect.stringContaining('application/json'),
      { code: 0 },
    ])
  })

  it('is told when its message is of no use, and when there was nothing in it for us it is not', async () => {
    expect((await post('{"broken')).status).toBe(400)
    expect((await post('<broken>', { headers: { ...bearer, 'content-type': 'text/xml' } })).status).toBe(400)
    expect((await post('')).status).toBe(400)
    expect((await post(`${'['.repeat(40)}${']'.repeat(40)}`)).status).toBe(413)
    expect(types()).toEqual(['malformed', 'malformed', 'malformed', 'oversized'])
    expect((await post('{"eventType":"heartBeat"}')).status).toBe(200)
  })

  it('may send up to 1 MiB, whatever the rest of the server allows', async () => {
    const large = (size: number) => `${FORCED}${' '.repeat(size - FORCED.length)}`
    expect((await post(large(BODY_MAX))).status).toBe(200)
    const response = await post(large(BODY_MAX + 1))
    expect([response.status, await response.json()]).toEqual([413, expect.objectContaining({ code: 'webhook.oversized' })])
    expect(types()).toEqual(['report', 'report', 'oversized'])
  })

  it('is told to come back when the core cannot store in time', async () => {
    held = []
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const answer = app.inject({ method: 'POST', url: '/hooks/doors', headers: bearer, payload: FORCED })
      const waiting = held
      while (waiting.length === 0) await new Promise((resume) => setImmediate(resume))
      await vi.advanceTimersByTimeAsync(10_000)
      expect((await answer).statusCode).toBe(503)
    } finally {
      vi.useRealTimers()
    }
  })

  it('is held back above 200 messages in a second, and heard again in the next', async () => {
    const statuses = await Promise.all(Array.from({ length: 205 }, async () => (await post(FORCED)).status))
    expect(statuses.filter((status) => status === 200)).toHaveLength(200)
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
    clock.advance(1000)
    expect((await post(FORCED)).status).toBe(200)
  })
})

describe('a stranger', () => {
  it.each<{ how: string; headers: Record<string, string>; hook: string }>([
    { how: 'as Bearer token', headers: { authorization: `Bearer ${secret}` }, hook: 'doors' },
    { how: 'in a header', headers: { 'x-watchroom-secret': secret }, hook: 'doors' },
    { how: 'in the address', headers: {}, hook: `doors?secret=${secret}` },
  ])('is let in by the secret $how, and by no other', async ({ headers, hook }) => {
    expect((await post(FORCED, { hook, headers })).status).toBe(200)
    const wrong = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, `${value}x`]))
    const response = await post(FORCED, { hook: hook.replace(secret, 'wrong'), headers: wrong })
    expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
      401,
      expect.stringMatching(/^application\/problem\+json/),
      { type: 'about:blank', title: 'Not authorised', status: 401, code: 'webhook.unauthorised' },
    ])
    expect(types()).toEqual(['report', 'report', 'unauthorised'])
    expect(JSON.stringify(heard)).not.toContain(secret)
  })

  it('is turned away before it is listened to, and is said once a second', async () => {
    const tries = await Promise.all(Array.from({ length: 20 }, () => post('x'.repeat(1000), { headers: {} })))
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([401]))
    expect(types()).toEqual(['unauthorised'])
    expect((await post(FORCED)).status).toBe(200)
  })

  it('is let in without a secret only from the listed addresses', async () => {
    connections = [{ ...ACCESS, secret: null, allowFrom: ['127.0.0.1'] }]
    expect((await post(FORCED, { headers: {} })).status).toBe(200)
    connections = [{ ...ACCESS, secret: null, allowFrom: ['10.0.0.9'] }]
    expect((await post(FORCED, { headers: {} })).status).toBe(401)
    connections = [{ ...ACCESS, allowFrom: ['10.0.0.9'] }]
    expect((await post(FORCED)).status).toBe(401)
  })

  it('finds nothing where no webhook is, and never one whose secret was left out', async () => {
    const response = await post(FORCED, { hook: 'nowhere' })
    expect([response.status, await response.json()]).toEqual([404, expect.objectContaining({ code: 'webhook.notFound' })])
    connections = [
      { ...ACCESS, secret: '' },
      { ...COUNTER, secret: null },
    ]
    expect((await post(FORCED, { headers: { 'x-watchroom-secret': '' } })).status).toBe(401)
    expect((await post(FORCED, { hook: 'counters', headers: {} })).status).toBe(401)
  })
})
