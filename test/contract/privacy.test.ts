/** Telephone numbers stay at the desk, by whatever way they are asked for. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { HandsetAct } from '../../src-preload/contract/handset.contract.ts'
import type { Role } from '../../src-preload/contract/wire/procedure.ts'
import { PHONES } from '../support/tiny-site.ts'
import { nextOf, type Serving, serve } from './ways.ts'

const WRITTEN = '儿子也在家'
const CALLED = '139 0000 1234'
let serving: Serving
let incident: string

beforeAll(async () => {
  serving = await serve()
  serving.site.send('smoke-1', { smoke: 0.6 })
  incident = serving.site.only.id
  await serving.site.command(incident, { type: 'accept' })
  await serving.site.command(incident, { type: 'call', outcome: 'answered', answer: 'fire', phone: CALLED })
  await serving.site.command(incident, { type: 'note', text: `${WRITTEN}，${CALLED}` })
})
afterAll(() => serving.end())

const PATHS = () => [
  '/incidents',
  `/incidents/${incident}`,
  '/journal',
  `/journal?incident=${incident}`,
  '/orders',
  '/staff',
  '/site',
  '/devices',
  '/alarms',
  '/stats',
]
const numbersIn = (text: string) => [...PHONES, CALLED].filter((number) => text.includes(number))

async function readAll(role: Role): Promise<string> {
  const token = await serving.token(role)
  const answers = await Promise.all(PATHS().map(async (path) => (await serving.rest('GET', path, { token })).text()))
  return answers.join('\n')
}

async function board(role: Role, seat: 'operator' | 'wall' | 'handset'): Promise<string> {
  const client = serving.port()
  await client.session.resume({ token: await serving.token(role) })
  const abort = new AbortController()
  const stream = await client.live.watch({ seat }, { signal: abort.signal })
  const snapshot = await nextOf(stream)
  serving.site.send('smoke-1', { smoke: 0.7 }, null)
  let patch = await nextOf(stream)
  while (patch.type !== 'patch') patch = await nextOf(stream)
  abort.abort()
  return JSON.stringify([snapshot, patch])
}

it.each(['operator', 'commander', 'admin'] as const)('the desk (%s) sees whom to call and who was called', async (role) => {
  expect(numbersIn(await readAll(role))).toEqual([PHONES[0], CALLED])
  expect(numbersIn(await board(role, 'operator'))).toEqual([PHONES[0], CALLED])
})

it.each(['staff', 'wall', 'integrator'] as const)(
  'the role %s sees no number, neither in lists nor in the timeline nor on the board',
  async (role) => {
    const all = await readAll(role)
    expect(numbersIn(all)).toEqual([])
    // Neither who lives there nor what somebody wrote about them.
    for (const personal of ['住户1', WRITTEN]) expect(all).not.toContain(personal)
    for (const seat of ['operator', 'wall', 'handset'] as const) expect(numbersIn(await board(role, seat))).toEqual([])
  },
)

it('where somebody checked in is read at the desk only', async () => {
  const { core } = serving.site
  core.handsets.connect({ url: () => '', certificateUrl: () => '', fingerprint: '' })
  const desk = { id: 'acc-1', name: '王晓', role: 'operator', hasPassword: true } as const
  const { url } = await core.handsets.invite('staff-12', desk)
  const { identity } = await core.handsets.pair(url.slice(url.indexOf('=') + 1), 'Redmi')
  const sentAt = core.clock.now()
  const act: HandsetAct = { kind: 'checkIn', text: 'cp-of-the-night', how: 'qr', lngLat: [120.6, 31.32] }
  const item = { id: '00000000-0000-4000-8000-000000000001', at: new Date(sentAt).toISOString(), act }
  await core.handsets.send(identity.handset ?? '', identity.id, { sentAt, battery: null, items: [item] })
  expect(await readAll('operator')).toContain('cp-of-the-night')
  for (const role of ['staff', 'wall', 'integrator'] as const) expect(await readAll(role)).not.toContain('cp-of-the-night')
})

it('where somebody was in the past is looked back at by the desk only', async () => {
  const at = serving.site.clock.now()
  const fix = { source: 'watchroom', address: 'staff-12', accuracyM: 8, batteryPercent: null } as const
  serving.site.hear({ type: 'position', at, lngLat: [120.6, 31.32], ...fix })
  serving.site.core.loop.drain()
  const seen = async (role: Role) => {
    const client = serving.port()
    await client.session.resume({ token: await serving.token(role) })
    return (await client.history.at({ at: new Date(at).toISOString() })).staff.map(({ id }) => id)
  }
  expect(await seen('operator')).toContain('staff-12')
  for (const role of ['staff', 'wall', 'integrator'] as const) expect(await seen(role)).toEqual([])
})

it('a wall seat gets no number, whoever is signed in on it', async () => {
  for (const role of ['operator', 'commander', 'admin'] as const) expect(numbersIn(await board(role, 'wall'))).toEqual([])
})
