/** A seat keeps its picture when somebody's session ends who had only signed in on it for a while. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Connection } from '../../../src-renderer/client/connect.ts'

const WALL = { id: 'acc-wall', name: '大厅', role: 'wall', hasPassword: false } as const
const EXPIRED = Object.assign(new Error('Sign in again'), { code: 'session.expired', status: 401 })

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers()
  vi.stubGlobal('location', { hash: '', search: '', pathname: '/wall' })
  const kept = new Map([['watchroom.token', 'own']])
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The first picture ends with a session; `resume`: what becomes of the seat's own. */
async function phaseAfter(resume: () => Promise<typeof WALL>) {
  const { takeSeat } = await import('../../../src-renderer/state/seat.ts')
  const { useSession } = await import('../../../src-renderer/state/session.ts')
  let pictures = 0
  async function* watch() {
    if (++pictures === 1) throw EXPIRED
    yield { type: 'beat' as const, at: new Date().toISOString() }
    await new Promise(() => undefined)
  }
  const client = { plan: {}, session: { resume: vi.fn().mockResolvedValueOnce(WALL).mockImplementation(resume) }, live: { watch } }
  const connection = { client, onOpen: (open: (lost: AbortSignal) => void) => open(new AbortController().signal), renew: () => undefined }
  takeSeat(connection as unknown as Connection, 'wall')
  await vi.advanceTimersByTimeAsync(1_000)
  return [useSession.getState().phase, pictures]
}

it('goes on with its own session', async () => {
  expect(await phaseAfter(async () => WALL)).toEqual(['ready', 2])
})

it('is signed out when its own has ended too', async () => {
  expect(await phaseAfter(() => Promise.reject(EXPIRED))).toEqual(['signedOut', 1])
})
