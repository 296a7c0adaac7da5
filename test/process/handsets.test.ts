/** A phone against a real core over HTTPS: it trusts the console's certificate, pairs, is cut off with the core, and is put out. */
import { X509Certificate } from 'node:crypto'
import { once } from 'node:events'
import { get } from 'node:https'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import type { CheckIn, Handset, HandsetItem, Invitation } from '../../src-preload/contract/handset.contract.ts'
import type { ContractClient } from '../../src-preload/contract/index.ts'
import type { Staff } from '../../src-preload/contract/people.contract.ts'
import { type CoreProcess, dataFolder, issueToken, startCore } from './support/core.ts'

const HTTPS = '127.0.0.1:0'

/** Status and body over HTTPS. Errors: rejects where the certificate is not trusted. */
const fetchTrusting = (url: string, ca?: string): Promise<{ status: number; body: string; headers: Record<string, unknown> }> =>
  new Promise((resolve, reject) => {
    get(url, { ca }, (answer) => {
      let body = ''
      answer.on('data', (chunk) => (body += chunk))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, headers: answer.headers }))
    }).on('error', reject)
  })

/** A phone's line to the core. */
async function phone(core: CoreProcess, ca: string): Promise<{ client: ContractClient; closed: Promise<unknown> }> {
  const socket = new WebSocket(`${String(core.ready.https).replace('https', 'wss')}/rpc`, { ca })
  onTestFinished(() => socket.terminate())
  await once(socket, 'open')
  return { client: createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })), closed: once(socket, 'close') }
}

const authorityOf = async (core: CoreProcess): Promise<string> => (await fetch(`${core.ready.ca}/ca.crt`)).text()

async function start() {
  const data = dataFolder()
  const core = await startCore({ data, mqtt: 'off', https: HTTPS })
  const desk = core.rest(await issueToken(data, 'operator'))
  const { items: staff } = (await desk.get<{ items: Staff[] }>('/api/v1/staff')).body
  const member = staff[0]
  if (!member) throw new Error('The demo has no staff')
  const invite = async () => (await desk.post<Invitation>('/api/v1/handsets/invitations', { staff: member.id })).body
  return { data, core, desk, member, invite, ca: await authorityOf(core) }
}
const codeOf = ({ url }: Invitation) => url.slice(url.indexOf('#pair=') + '#pair='.length)
const checkIn = (index: number): HandsetItem => ({
  id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  at: new Date().toISOString(),
  act: { kind: 'checkIn', text: `cp-${index}`, how: 'qr', lngLat: null },
})

it('serves the page of handsets and nothing else, to those who trust the certificate from the open door', async () => {
  const { core, ca, invite } = await start()
  const url = String(core.ready.https)
  expect((await fetchTrusting(`${url}/handset`, ca)).body).toContain('<!doctype html>')
  await expect(fetchTrusting(`${url}/handset`)).rejects.toThrow(/certificate/)
  for (const path of [
    '/operator.html',
    '/wall.html',
    '/api/v1/incidents',
    '/api/health',
    '/assets/%2e%2e/operator.html',
    '/assets/..%2foperator.html',
  ])
    expect([path, (await fetchTrusting(`${url}${path}`, ca)).status]).toEqual([path, 404])
  expect((await fetchTrusting(`${url}/handset-sw.js`, ca)).headers).toMatchObject({ 'cache-control': 'no-cache' })

  const { fingerprint, certificateUrl } = await invite()
  expect(new X509Certificate(ca).fingerprint256).toBe(fingerprint)
  expect(await (await fetch(certificateUrl)).text()).toContain(fingerprint)
  expect((await fetch(`${certificateUrl}/handset`)).status).toBe(404)
})

it('takes what a phone sends once, also when the core is killed before the phone hears of it', async () => {
  const { data, core, member, invite, ca } = await start()
  const first = await phone(core, ca)
  const { token } = await first.client.handset.pair({ invitation: codeOf(await invite()), device: 'Test' })
  const stream = await first.client.handset.watch()
  expect((await stream.next()).value).toMatchObject({ type: 'picture', picture: { me: { id: member.id } } })
  const items = [checkIn(1), checkIn(2)]
  const sentAt = new Date().toISOString()
  const answer = await first.client.handset.send({ sentAt, battery: 60, items })
  expect(answer.results.map(({ taken }) => taken)).toEqual([true, true])
  await core.kill()
  await first.closed

  const again = await startCore({ data, mqtt: 'off', https: HTTPS })
  // What it trusts outlives the core.
  const second = await phone(again, ca)
  await expect(second.client.session.resume({ token })).resolves.toMatchObject({ id: member.id, role: 'staff' })
  const resent = await second.client.handset.send({ sentAt, battery: 60, items: [...items, checkIn(3)] })
  expect(resent.results.slice(0, 2)).toEqual(answer.results)
  const desk = again.rest(await issueToken(data, 'operator'))
  const { items: checkIns } = (await desk.get<{ items: CheckIn[] }>('/api/v1/check-ins')).body
  expect(checkIns.map(({ text }) => text).sort()).toEqual(['cp-1', 'cp-2', 'cp-3'])
})

it('ends the stream of a phone that is taken out of use, and its token with it', async () => {
  const { data, core, desk, invite, ca } = await start()
  const { client } = await phone(core, ca)
  const { token } = await client.handset.pair({ invitation: codeOf(await invite()), device: 'Test' })
  const stream = await client.handset.watch()
  expect((await stream.next()).value).toMatchObject({ type: 'picture' })
  const { items } = (await desk.get<{ items: Handset[] }>('/api/v1/handsets')).body
  expect(items).toMatchObject([{ online: true, device: 'Test' }])
  const revoked = await fetch(`${core.ready.http}/api/v1/handsets/${items[0]?.id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${await issueToken(data, 'operator')}` },
  })
  expect(revoked.status).toBe(200)
  await expect(
    (async () => {
      for await (const _ of stream);
    })(),
  ).rejects.toMatchObject({ code: 'session.expired' })
  await expect(client.handset.send({ sentAt: new Date().toISOString(), battery: null, items: [] })).rejects.toMatchObject({ status: 401 })
  await expect(client.session.resume({ token })).rejects.toMatchObject({ code: 'session.expired' })
})

it('lets nobody try passwords where phones come in', async () => {
  const { core, ca } = await start()
  const { client } = await phone(core, ca)
  await expect(client.session.signIn({ name: 'operator', password: 'a' })).rejects.toMatchObject({ status: 404 })
  await expect(client.session.redeem({ ticket: 'a' })).rejects.toMatchObject({ status: 404 })
  await expect(client.session.me()).rejects.toMatchObject({ code: 'session.required' })
})
