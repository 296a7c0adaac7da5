/** Phones of staff at a core of their own, which may be restarted: they are paired, send, and are shown a picture. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { HandsetAct, HandsetItem, HandsetMessage, HandsetPicture } from '../../src-preload/contract/handset.contract.ts'
import type { Identity } from '../../src-preload/contract/session.contract.ts'
import { OPERATOR, TestCore } from './test-core.ts'

export const DESK: Identity = { ...OPERATOR, role: 'operator', hasPassword: true }
const SERVER = { url: () => 'https://192.168.1.5:8443', certificateUrl: () => 'http://192.168.1.5:8444/ca.crt', fingerprint: 'AB:CD' }
export const iso = (ms: number) => new Date(ms).toISOString()

let dir: string
/** The core of the test that runs. */
export let site: TestCore

/** In every test file that uses phones, once. */
export function withPhones(): void {
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'watchroom-handsets-'))
    site = await TestCore.onDisk(dir)
    site.core.handsets.connect(SERVER)
  })
  afterEach(() => {
    site.end()
    rmSync(dir, { recursive: true, force: true })
  })
}

export async function restart(how: 'end' | 'kill' = 'kill'): Promise<void> {
  site[how]()
  site = await TestCore.onDisk(dir, site)
  site.core.handsets.connect(SERVER)
}

/** Drains the loop until the promise is settled. */
export async function done<T>(promise: Promise<T>): Promise<T> {
  let isSettled = false
  const watched = promise.finally(() => {
    isSettled = true
  })
  watched.catch(() => {})
  while (!isSettled) await site.settle()
  return watched
}

export const codeOf = (url: string) => url.slice(url.indexOf('#pair=') + '#pair='.length)

export async function pair(staff: string | null, device = 'Redmi'): Promise<{ token: string; identity: Identity }> {
  const { url } = await done(site.core.handsets.invite(staff, DESK))
  return done(site.core.handsets.pair(codeOf(url), device))
}

let made = 0
export const item = (act: HandsetAct, at = site.clock.now()): HandsetItem => ({
  id: `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`,
  at: iso(at),
  act,
})

/** `behindMs`: so much the phone's clock is behind. */
export const send = (identity: Identity, items: HandsetItem[], behindMs = 0) =>
  done(
    site.core.handsets.send(identity.handset ?? '', identity.id, {
      sentAt: site.clock.now() - behindMs,
      battery: 80,
      items,
    }),
  )

export async function firstPicture(identity: Identity): Promise<HandsetPicture> {
  const stream = site.core.handsets.watch(identity.handset ?? '', identity.id)
  const { value } = (await stream.next()) as { value: HandsetMessage }
  await stream.return()
  if (value.type !== 'picture') throw new Error('The first message is no picture')
  return value.picture
}

/** A fire, accepted, with an order to a guard. */
export async function ordered(staff = 'staff-12') {
  site.send('smoke-1', { smoke: 0.6 })
  const { id } = site.only
  await site.command(id, { type: 'accept' })
  await site.command(id, { type: 'dispatch', staff })
  const order = site.only.orders.at(-1)
  if (!order) throw new Error('No order was given')
  return { incident: id, order: order.id }
}
