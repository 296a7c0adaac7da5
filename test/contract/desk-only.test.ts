/** What only the desk sees, and what no reader can do to it: words people wrote, pictures of people, the core's time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src-preload/contract/wire/procedure.ts'
import { OPERATOR } from '../support/test-core.ts'
import { nextOf, type Serving, serve } from './ways.ts'

const NAME = '王奶奶 139 0000 5678'
const FACE = Buffer.from('a face').toString('base64')
let serving: Serving

beforeAll(async () => {
  serving = await serve()
  const { site } = serving
  const { network, alarms, linkage } = site.core
  const change = (run: () => unknown) => {
    const done = site.core.change(run)
    site.core.loop.drain()
    return done
  }
  const until = site.clock.now() + 3_600_000
  const place = {
    zone: 'grid-1',
    household: 'lane-1',
    room: null,
    place: '巷口',
    placeEn: 'Lane',
    lngLat: [120.6, 31.32] as [number, number],
  }
  await change(() =>
    network.registry.register({ ...place, id: 'siren-1', kind: 'siren', name: '声光', nameEn: '', source: null, gateway: null }, '王晓'),
  )
  await change(() => linkage.rules.command({ device: 'siren-1', point: 'on', value: 1, reason: NAME }, OPERATOR))
  await change(() => network.modes.set(['smoke-2'], { mode: 'outOfService', until, reason: NAME, by: '王晓' }))
  site.send('smoke-1', { 'water-leak': 1 })
  site.send('smoke-1', { tamper: 1 })
  for (const { id } of site.core.views.alarms({ open: true, before: Number.MAX_SAFE_INTEGER, limit: 10 }).items)
    await change(() => alarms.shelve(id, { until, reason: NAME, actor: OPERATOR }))
  const { source, address } = { source: 'watchroom', address: 'lane/smoke-1' } as const
  site.hear({ type: 'picture', source, address, at: site.clock.now(), mime: 'image/jpeg', bytes: Buffer.from('a face') })
  const origin = { source, topic: 'hooks/door', receivedAt: site.clock.now(), bytes: 1, excerpt: `{"name":"${NAME}"` }
  site.core.intake.hear(origin, [{ type: 'refused', reason: 'malformed', device: null }], () => {})
  site.core.loop.drain()
})
afterAll(() => serving.end())

const PATHS = [
  '/devices?limit=3',
  '/devices/smoke-2',
  '/devices/smoke-2/events',
  '/devices/smoke-1/picture',
  '/alarms',
  '/alarms/health',
  '/incidents',
  '/outputs/actions',
  '/rejected',
  '/journal',
]
async function read(role: Role, path: string): Promise<string> {
  const answer = await serving.rest('GET', path, { token: await serving.token(role) })
  expect(answer.status).toBe(200)
  return answer.text()
}
async function board(role: Role): Promise<string> {
  const client = serving.port()
  await client.session.resume({ token: await serving.token(role) })
  const abort = new AbortController()
  const snapshot = await nextOf(await client.live.watch({ seat: 'operator' }, { signal: abort.signal }))
  abort.abort()
  return JSON.stringify(snapshot)
}
const isPersonal = (text: string): boolean => text.includes(NAME) || text.includes(FACE)

describe('what somebody wrote about a device, an alarm or an output, and what a camera saw', () => {
  it('is seen at the desk', async () => {
    for (const path of PATHS.slice(1)) expect([path, isPersonal(await read('operator', path))]).toEqual([path, true])
    expect(isPersonal(await board('commander'))).toBe(true)
  })

  it.each(['staff', 'wall', 'integrator'] as const)('is not seen by the role %s', async (role) => {
    for (const path of PATHS) expect([path, isPersonal(await read(role, path))]).toEqual([path, false])
    expect(isPersonal(await board(role))).toBe(false)
  })
})

describe('a reader of any role', () => {
  it('cannot keep the core busy with a limit that is tried until the end of time', async () => {
    serving.site.send('door-3', { open: 1 })
    const during = [{ days: [1, 2, 3, 4, 5, 6, 7], from: '23:00', to: '05:00' }]
    const limit = { id: 'night', hazard: 'door', priority: 3, when: 'above', value: 0.5, delayMs: 60_000, during }
    const body = { point: 'open', limit, since: '0001-01-01T00:00:00.000Z', until: '9999-12-31T23:59:59.999Z' }
    const answer = await serving.rest('POST', '/devices/door-3/try', { token: await serving.token('wall'), body })
    expect(await answer.json()).toMatchObject({ readings: 1, fired: [] })
  })

  it('turns the pages of the device list, and every device stands on one of them', async () => {
    const token = await serving.token('integrator')
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const page = await (await serving.rest('GET', `/devices?limit=3${cursor}`, { token })).json()
      seen.push(...page.items.map(({ id }: { id: string }) => id))
      if (page.next === null) break
      cursor = `&cursor=${page.next}`
    }
    expect(seen).toEqual([...serving.site.core.network.registry.rows.keys()].sort())
  })
})

describe('a table of many thousand devices', () => {
  const heading = 'id,kind,name,zone,place,longitude,latitude'
  const row = (index: number) =>
    `bulk-${index},smoke-detector,烟感 ${index} 号楼 ${index} 单元,grid-1,河边巷 ${index} 号 · 厨房与客厅之间的走廊,120.6,31.32`
  const table = (rows: number) =>
    Buffer.from([heading, ...Array.from({ length: rows }, (_, index) => row(index))].join('\n')).toString('base64')

  it('reaches the core from a browser, over its socket and over REST', async () => {
    const base64 = table(10_000)
    expect(base64.length).toBeGreaterThan(1_000_000)
    const client = await serving.socket()
    await client.session.resume({ token: await serving.token('operator') })
    expect(await client.devices.import({ format: 'csv', base64, dryRun: true })).toMatchObject({ added: 10_000, errors: [] })
    const body = { format: 'csv', base64, dryRun: true }
    const answer = await serving.rest('POST', '/devices/import', { token: await serving.token('operator'), body })
    expect(await answer.json()).toMatchObject({ added: 10_000, errors: [] })
  })

  it('is not even read when a stranger sends it', async () => {
    const body = { format: 'csv', base64: table(10_000) }
    const answer = await serving.rest('POST', '/devices/import', { token: 'nobody', body }).catch(() => null)
    // The connection may end before the whole table was sent.
    expect(answer?.status ?? 413).toBe(413)
  })
})
