/** Signing in: passwords, locks, tickets and tokens. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isStrongPassword } from '../../../src-main/domains/sessions/sessions.rules.ts'
import { TestCore } from '../../support/test-core.ts'

const GOOD = 'Shantang-128'
const MINUTE = 60_000
const HOUR = 60 * MINUTE

let dir: string
let site: TestCore
/** A session of 王晓's. */
let token: string
const sessions = () => site.core.sessions

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'watchroom-sessions-'))
  site = await TestCore.onDisk(dir)
  token = (await sessions().redeem(await sessions().issue('ticket', '王晓', 'operator'))).token
  await sessions().setPassword(token, GOOD, undefined)
})
afterEach(() => {
  site.end()
  rmSync(dir, { recursive: true, force: true })
})

async function restart(): Promise<void> {
  site.end()
  site = await TestCore.onDisk(dir, site)
}
const failTimes = async (times: number) => {
  for (let time = 0; time < times; time++)
    await expect(sessions().signIn('王晓', 'wrong')).rejects.toMatchObject({ code: 'session.wrongPassword' })
}

describe('a password', () => {
  it('is kept only as an argon2id hash, and secrets only as SHA-256', async () => {
    const session = await sessions().signIn('王晓', GOOD)
    const [row] = site.store.db.prepare<[], { password_hash: string }>('SELECT password_hash FROM accounts').all()
    expect(row?.password_hash).toMatch(/^\$argon2id\$/)
    const file = JSON.stringify(site.store.db.prepare('SELECT * FROM tokens').all()) + JSON.stringify(site.journal)
    expect(file).not.toContain(session.token)
    expect(file).not.toContain(GOOD)
  })

  it('must be ten characters of three classes', async () => {
    expect(['Ab1defghij', 'abcdefgh1!', '密码ABCDabcd', 'ABCDEFGH1!'].map(isStrongPassword)).toEqual([true, true, true, true])
    expect(['Ab1defghi', 'abcdefghij', 'abcdefghi1', ''].map(isStrongPassword)).toEqual([false, false, false, false])
    await expect(sessions().setPassword(token, 'abcdefghij', GOOD)).rejects.toMatchObject({ code: 'session.weakPassword', status: 422 })
    await expect(sessions().signIn('王晓', GOOD)).resolves.toMatchObject({ identity: { role: 'operator', hasPassword: true } })
  })

  it('that is wrong and a name that is unknown get the same answer', async () => {
    await expect(sessions().signIn('王晓', 'wrong')).rejects.toMatchObject({ code: 'session.wrongPassword', status: 401 })
    await expect(sessions().signIn('nobody', 'wrong')).rejects.toMatchObject({ code: 'session.wrongPassword', status: 401 })
  })

  it('wrong five times locks the account for 15 minutes, also over a restart', async () => {
    await failTimes(3)
    await restart()
    await failTimes(2)
    await expect(sessions().signIn('王晓', GOOD)).rejects.toMatchObject({ code: 'session.locked', status: 429 })
    await restart()
    site.clock.advance(15 * MINUTE - 1)
    await expect(sessions().signIn('王晓', GOOD)).rejects.toMatchObject({ code: 'session.locked' })
    site.clock.advance(1)
    await expect(sessions().signIn('王晓', GOOD)).resolves.toMatchObject({ identity: { name: '王晓' } })
  })

  it('right in between starts the count again', async () => {
    await failTimes(4)
    await sessions().signIn('王晓', GOOD)
    await failTimes(4)
    await expect(sessions().signIn('王晓', GOOD)).resolves.toBeDefined()
  })

  it('tried many times at once is counted each time', async () => {
    const tries = await Promise.allSettled(Array.from({ length: 6 }, () => sessions().signIn('王晓', 'wrong')))
    expect(tries.every(({ status }) => status === 'rejected')).toBe(true)
    await expect(sessions().signIn('王晓', GOOD)).rejects.toMatchObject({ code: 'session.locked' })
  })

  it('set while somebody signs in with the old one stays set', async () => {
    const signingIn = sessions().signIn('王晓', GOOD)
    await sessions().setPassword(token, 'Pingjiang-256', GOOD)
    await signingIn.catch(() => {})
    await expect(sessions().signIn('王晓', 'Pingjiang-256')).resolves.toBeDefined()
  })
})

describe('a new password', () => {
  it('asks for the one before', async () => {
    for (const current of [undefined, 'wrong'])
      await expect(sessions().setPassword(token, 'Pingjiang-256', current)).rejects.toMatchObject({ code: 'session.wrongPassword' })
    await sessions().setPassword(token, 'Pingjiang-256', GOOD)
  })

  it('is not set by a program', async () => {
    const bearer = await sessions().issue('bearer', '王晓', 'operator')
    await expect(sessions().setPassword(bearer, 'Pingjiang-256', GOOD)).rejects.toMatchObject({ code: 'session.forbidden', status: 403 })
  })

  it('ends the sessions elsewhere and keeps the one it was set on', async () => {
    const here = await sessions().signIn('王晓', GOOD)
    const elsewhere = await sessions().signIn('王晓', GOOD)
    await sessions().setPassword(here.token, 'Pingjiang-256', GOOD)
    expect(sessions().identify(here.token)).toMatchObject({ name: '王晓' })
    expect(sessions().identify(elsewhere.token)).toBeNull()
  })
})

describe('a ticket', () => {
  it('is spent once, also over a restart', async () => {
    const ticket = await sessions().issue('ticket', '值守员', 'operator')
    await expect(sessions().redeem(ticket)).resolves.toMatchObject({ identity: { name: '值守员' } })
    await expect(sessions().redeem(ticket)).rejects.toMatchObject({ code: 'session.ticketSpent', status: 401 })
    await restart()
    await expect(sessions().redeem(ticket)).rejects.toMatchObject({ code: 'session.ticketSpent' })
  })

  it('is spent once when two use it at the same moment', async () => {
    const ticket = await sessions().issue('ticket', '值守员', 'operator')
    const both = await Promise.allSettled([sessions().redeem(ticket), sessions().redeem(ticket)])
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
  })

  it('is too old after 15 minutes and is no session itself', async () => {
    const ticket = await sessions().issue('ticket', '值守员', 'operator')
    expect(sessions().identify(ticket)).toBeNull()
    site.clock.advance(15 * MINUTE + 1)
    await expect(sessions().redeem(ticket)).rejects.toMatchObject({ code: 'session.ticketSpent' })
  })
})

describe('a session', () => {
  it('holds for 12 hours and over a restart, and no longer', async () => {
    const { token } = await sessions().signIn('王晓', GOOD)
    await restart()
    site.clock.advance(12 * HOUR)
    expect(sessions().identify(token)).toMatchObject({ name: '王晓' })
    site.clock.advance(1)
    expect(sessions().identify(token)).toBeNull()
  })

  it('ends when its owner signs out', async () => {
    const { token, identity } = await sessions().signIn('王晓', GOOD)
    await sessions().signOut(token, identity)
    expect(sessions().identify(token)).toBeNull()
    expect(sessions().identify('wr_made-up')).toBeNull()
  })

  it('is in the journal: opened, refused, closed, with names and no secrets', async () => {
    await failTimes(1)
    const { token, identity } = await sessions().signIn('王晓', GOOD)
    await sessions().signOut(token, identity)
    expect(site.facts('session.').slice(-3)).toEqual(['session.refused', 'session.opened', 'session.closed'])
  })
})

describe('a bearer token', () => {
  it('keeps the role of its account; another role for the same name is refused', async () => {
    const token = await sessions().issue('bearer', '平台对接', 'integrator')
    expect(sessions().identify(token)).toMatchObject({ role: 'integrator', hasPassword: false })
    await expect(sessions().issue('bearer', '平台对接', 'admin')).rejects.toMatchObject({ code: 'account.otherRole' })
  })
})
