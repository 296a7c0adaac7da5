/** REST as integrators see it: problem+json, pages, times, OpenAPI. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../src-preload/contract/index.ts'
import { INCIDENT_COMMANDS } from '../../src-preload/contract/wire/words.ts'
import { listProcedures } from './walk.ts'
import { type Serving, serve } from './ways.ts'

let serving: Serving
let token: string
const get = async (path: string) => {
  const response = await serving.rest('GET', path, { token })
  expect([path, response.status]).toEqual([path, 200])
  return response.json()
}
const problem = async (response: Response) => {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const body = await response.json()
  expect(body).toMatchObject({ type: 'about:blank', title: expect.any(String), status: response.status })
  return [response.status, body.code]
}

beforeAll(async () => {
  serving = await serve()
  token = await serving.token('operator')
  const { site } = serving
  for (const device of ['smoke-1', 'smoke-1b', 'smoke-2']) site.send(device, { smoke: 0.6 })
  site.pass(1000)
  site.send('gas-1', { gas: 30 })
  site.send('water-2', { idle: 30 })
  await site.command(site.open[0]?.id ?? '', { type: 'accept' })
})
afterAll(() => serving.end())

const SPAN = 'since=2026-11-21T00:00:00.000Z&until=2026-11-22T00:00:00.000Z'
const LISTS = [
  'devices',
  'devices/smoke-1/events',
  'devices/smoke-1/limits',
  `devices/smoke-1/history?point=smoke&${SPAN}`,
  'found',
  'alarms',
  'incidents',
  'orders',
  'outputs',
  'outputs/actions',
  'staff',
  'households?words=lane-1',
  'zones',
  'site/plan/versions',
  'site/assets',
  'journal',
  'rejected',
  'network/messages',
  'network/connections',
  'readings?device=smoke-1&point=smoke',
]

describe('a list', () => {
  it.each(LISTS)('of %s is {"items", "next"}, with ISO times to the millisecond', async (path) => {
    const body = await get(`/${path}`)
    expect(Object.keys(body).sort()).toEqual(['items', 'next'])
    expect(Array.isArray(body.items)).toBe(true)
    for (const [, time] of JSON.stringify(body).matchAll(/"(?:at|\w+At|silencedUntil)":"([^"]*)"/g))
      expect(time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  })

  it.each([
    ['devices', 'id'],
    ['alarms', 'id'],
    ['incidents', 'id'],
    ['journal', 'seq'],
  ])('of %s is walked page by page, everything exactly once and in order', async (list, key) => {
    const whole = (await get(`/${list}?limit=1000`)).items.map((item: Record<string, unknown>) => item[key])
    expect(whole.length).toBeGreaterThan(4)
    for (const limit of [1, 2, whole.length]) {
      const seen: unknown[] = []
      let cursor: string | null = null
      do {
        const page: { items: Record<string, unknown>[]; next: string | null } = await get(
          `/${list}?limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`,
        )
        expect(page.items.length).toBeLessThanOrEqual(limit)
        seen.push(...page.items.map((item) => item[key]))
        cursor = page.next
      } while (cursor !== null)
      expect(seen).toEqual(whole)
    }
  })

  it('refuses a cursor that is not ours, and a limit that is none', async () => {
    const forge = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    for (const list of ['devices', 'alarms', 'incidents', 'journal']) {
      for (const cursor of ['nonsense', forge('x', 'y', 'z'), forge(true), forge({})])
        expect(await problem(await serving.rest('GET', `/${list}?cursor=${cursor}`, { token }))).toEqual([400, 'page.badCursor'])
      expect(await problem(await serving.rest('GET', `/${list}?limit=many`, { token }))).toEqual([400, 'request.invalid'])
    }
  })

  it('can be asked for what is open only', async () => {
    expect((await get('/incidents?open=true')).items).toHaveLength(5)
    expect((await get('/incidents?open=false')).items).toHaveLength(0)
    expect((await get('/devices?zone=grid-2')).items.map(({ id }: { id: string }) => id)).toEqual(['door-3', 'tilt-3'])
  })
})

describe('an answer', () => {
  it('has what integrators rely on: device, incident with timeline, figures', async () => {
    expect(await get('/devices/smoke-1')).toMatchObject({
      id: 'smoke-1',
      site: 'lane',
      kind: 'smoke-detector',
      zone: 'grid-1',
      state: 'alarm',
    })
    const [{ id }] = (await get('/incidents?open=true')).items.slice(-1)
    const incident = await get(`/incidents/${id}`)
    expect(incident).toMatchObject({ kind: 'smoke', state: 'contacting', place: { device: 'smoke-1', text: '河边巷 1 号 · 厨房' } })
    expect(incident.timeline[0]).toMatchObject({ fact: 'incident.opened', by: 'core', hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(incident.allowed).toContain('call')
    expect(await get('/stats')).toMatchObject({ incidents: { open: 5, waiting: 4 }, firstAct: { count: 1, p50Ms: 1000, within2s: 1 } })
  })

  it('has figures of devices, network and alarms', async () => {
    expect(await get('/devices/smoke-1/availability?since=2026-11-21T00:00:00.000Z')).toEqual({ share: 1, outages: 0 })
    expect((await get('/availability?since=2026-11-21T00:00:00.000Z')).byKind).toContainEqual({
      kind: 'smoke-detector',
      devices: 3,
      share: 1,
    })
    expect((await get('/network')).traffic).toMatchObject([{ source: 'watchroom', refused: 0 }])
    expect(await get('/alarms/health')).toMatchObject({ annunciations: expect.any(Number), flood: { source: 'eemua191' } })
    expect(await get('/devices/export?format=csv')).toMatchObject({ name: 'devices.csv', mime: 'text/csv' })
  })

  it('to a stranger is 401 everywhere but where one signs in', async () => {
    for (const { access, method, route } of listProcedures(contract)) {
      if (access === 'open') continue
      const path = route.replace('{id}', 'x')
      expect(await problem(await serving.rest(method, path, method === 'GET' ? {} : { body: {} }))).toEqual([401, 'session.required'])
      expect((await serving.rest(method, path, { token: 'wr_made-up', ...(method === 'GET' ? {} : { body: {} }) })).status).toBe(401)
    }
    const health = await fetch(`${serving.url}/api/health`)
    expect(Object.keys((await health.json()) as object).sort()).toEqual(['ok', 'version'])
  })

  it('that is a refusal has a stable code', async () => {
    const rest = serving.rest
    expect(await problem(await rest('GET', '/incidents/none', { token }))).toEqual([404, 'incident.notFound'])
    expect(await problem(await rest('GET', '/devices/none', { token }))).toEqual([404, 'device.notFound'])
    expect(await problem(await rest('GET', '/nothing', { token }))).toEqual([404, 'request.notFound'])
    expect(await problem(await rest('POST', '/incidents/none/accept', { token }))).toEqual([404, 'incident.notFound'])
    expect(await problem(await rest('POST', '/session', { body: { name: 'x', password: 'y' } }))).toEqual([401, 'session.wrongPassword'])
    expect(await problem(await rest('POST', '/session', { body: { name: 7 } }))).toEqual([400, 'request.invalid'])
    expect(await problem(await rest('PUT', '/session/password', { token, body: { password: 'short' } }))).toEqual([
      403,
      'session.forbidden',
    ])
    const notJson = await fetch(`${serving.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{',
    })
    expect(await problem(notJson)).toEqual([400, 'request.invalid'])
  })
})

describe('the OpenAPI document', () => {
  it('lists every path and command that must stay stable', async () => {
    const response = await fetch(`${serving.url}/api/openapi.json`)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    const document = (await response.json()) as { openapi: string; paths: Record<string, object> }
    expect(document.openapi).toMatch(/^3\.1/)
    const lists = ['devices', 'readings', 'alarms', 'incidents', 'incidents/{id}', 'orders', 'staff', 'zones', 'stats', 'journal']
    for (const path of lists) expect(document.paths[`/${path}`]).toHaveProperty('get')
    for (const command of INCIDENT_COMMANDS) expect(document.paths[`/incidents/{id}/${command}`]).toHaveProperty('post')
    for (const { method, route } of listProcedures(contract)) expect(document.paths[route]).toHaveProperty(method.toLowerCase())
  })
})
