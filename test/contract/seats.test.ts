/** One behaviour over every way to the core. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ContractClient } from '../../src-preload/contract/index.ts'
import { nextOf, type Serving, serve } from './ways.ts'

let serving: Serving
beforeEach(async () => {
  serving = await serve()
  serving.site.send('smoke-1', { smoke: 0.6 })
})
afterEach(() => serving.end())

/** What a seat does, said the same for every way; a refusal comes back as its status, code and reasons. */
interface Seat {
  redeem(ticket: string): Promise<unknown>
  list(): Promise<{ id: string; state: string }[]>
  accept(id: string): Promise<unknown>
  clear(id: string): Promise<unknown>
}

const clientSeat = (client: ContractClient): Seat => ({
  redeem: (ticket) => client.session.redeem({ ticket }),
  list: async () => (await client.incidents.list({})).items,
  accept: (id) => client.incidents.accept({ id }),
  clear: (id) => client.incidents.clear({ id }),
})

function restSeat({ rest }: Serving): Seat {
  let token: string | undefined
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await rest(method, path, { token, body })
    const answer = await response.json()
    if (response.ok) return answer
    throw { status: answer.status, code: answer.code, data: { reasons: answer.reasons } }
  }
  return {
    async redeem(ticket) {
      const signedIn = await call('POST', '/session/ticket', { ticket })
      token = signedIn.token
      return signedIn
    },
    list: async () => (await call('GET', '/incidents')).items,
    accept: (id) => call('POST', `/incidents/${id}/accept`),
    clear: (id) => call('POST', `/incidents/${id}/clear`, {}),
  }
}

const WAYS: { way: string; open: () => Promise<Seat> }[] = [
  { way: 'a MessagePort', open: async () => clientSeat(serving.port()) },
  { way: 'a WebSocket', open: async () => clientSeat(await serving.socket()) },
  { way: 'REST', open: async () => restSeat(serving) },
]

describe.each(WAYS)('a seat over $way', ({ open }) => {
  it('is refused everything until it signs in with its ticket, which works once', async () => {
    const ticket = await serving.site.core.sessions.issue('ticket', '值守员', 'operator')
    const seat = await open()
    await expect(seat.list()).rejects.toMatchObject({ code: 'session.required', status: 401 })
    await expect(seat.redeem(ticket)).resolves.toMatchObject({ identity: { name: '值守员', role: 'operator' } })
    await expect(seat.list()).resolves.toMatchObject([{ state: 'raised', kind: 'smoke' }])
    await expect((await open()).redeem(ticket)).rejects.toMatchObject({ code: 'session.ticketSpent', status: 401 })
  })

  it('gives a command in its own name and is told why another is refused', async () => {
    const seat = await open()
    await seat.redeem(await serving.site.core.sessions.issue('ticket', '值守员', 'operator'))
    const [incident] = await seat.list()
    const id = incident?.id ?? ''
    await expect(seat.accept(id)).resolves.toMatchObject({ id, state: 'contacting', owner: { name: '值守员' } })
    await expect(seat.accept(id)).rejects.toMatchObject({
      status: 409,
      code: 'incident.alreadyAccepted',
      data: { reasons: ['alreadyAccepted'] },
    })
    await expect(seat.clear(id)).rejects.toMatchObject({
      status: 409,
      code: 'incident.readingsNotNormal',
      data: { reasons: ['readingsNotNormal', 'staffNotConfirmed'] },
    })
    await expect(seat.accept('inc-none')).rejects.toMatchObject({ status: 404, code: 'incident.notFound' })
  })

  it('of an integrator watches and handles nothing', async () => {
    const seat = await open()
    await seat.redeem(await serving.site.core.sessions.issue('ticket', '平台对接', 'integrator'))
    const [incident] = await seat.list()
    await expect(seat.accept(incident?.id ?? '')).rejects.toMatchObject({ code: 'session.forbidden', status: 403 })
    expect(serving.site.only.state).toBe('raised')
  })
})

describe.each([
  { way: 'a MessagePort', open: async () => serving.port() },
  { way: 'a WebSocket', open: () => serving.socket() },
])('the live board over $way', ({ open }) => {
  it('sends a snapshot, then beats while nothing happens, then what changed', async () => {
    const client = await open()
    await client.session.redeem({ ticket: await serving.site.core.sessions.issue('ticket', '值守员', 'operator') })
    const abort = new AbortController()
    const stream = await client.live.watch({ seat: 'operator' }, { signal: abort.signal })
    const next = () => nextOf(stream)
    const first = await next()
    expect(first).toMatchObject({ type: 'snapshot', board: { incidents: [{ state: 'raised' }] } })
    expect(first.type === 'snapshot' && first.board.devices.length).toBe(9)
    let message = await next()
    while (message.type === 'patch') message = await next()
    expect(message).toMatchObject({ type: 'beat' })
    await client.incidents.accept({ id: serving.site.only.id })
    while (message.type !== 'patch' || message.board.incidents.length === 0) message = await next()
    expect(message).toMatchObject({ board: { incidents: [{ state: 'contacting', unacknowledged: false }] }, gone: [] })
    abort.abort()
  })

  it('is not open to a stranger', async () => {
    const client = await open()
    await expect(client.live.watch({})).rejects.toMatchObject({ code: 'session.required' })
  })

  it('is taken up again on a new connection with the token, and closed with it', async () => {
    const { token } = await (await open()).session.redeem({
      ticket: await serving.site.core.sessions.issue('ticket', '值守员', 'operator'),
    })
    const again = await open()
    await expect(again.session.resume({ token })).resolves.toMatchObject({ name: '值守员' })
    await again.session.signOut()
    await expect(again.session.me()).rejects.toMatchObject({ code: 'session.required' })
    await expect((await open()).session.resume({ token })).rejects.toMatchObject({ code: 'session.expired', status: 401 })
  })
})
