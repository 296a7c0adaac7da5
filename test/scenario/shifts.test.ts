/** A shift from the first who sits down to the two signatures, whatever fails in between. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallContext } from '../../src-main/rpc/access.ts'
import { createRouter } from '../../src-main/rpc/router.ts'
import { TestCore } from '../support/test-core.ts'

const PASSWORD = 'Shantang-128'
const HOUR = 3_600_000

let dir: string
let site: TestCore

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'watchroom-shifts-'))
  site = await TestCore.onDisk(dir)
})
afterEach(() => {
  site.end()
  rmSync(dir, { recursive: true, force: true })
})

/** Somebody who signed in at a seat of their own. */
async function seat(name: string, role: 'operator' | 'commander' | 'staff' = 'operator') {
  const ticket = await site.core.sessions.issue('ticket', name, role)
  const connection: CallContext['connection'] = { identity: null, token: null }
  const client = createRouterClient(createRouter(site.core), { context: { connection } })
  await client.session.redeem({ ticket })
  return { connection, client }
}

/** Somebody with a password who is not at a seat. */
async function account(name: string, role: 'operator' | 'staff' = 'operator'): Promise<void> {
  const { client } = await seat(name, role)
  await client.session.setPassword({ password: PASSWORD })
}

describe('a shift', () => {
  it('is begun by the first operator and joined by the next; the sound was tried once', async () => {
    const first = await seat('王晓')
    const second = await seat('李敏')
    expect((await first.client.shifts.current()).shift).toBeNull()
    const { id } = await first.client.shifts.join({ sound: true })
    await first.client.shifts.join({ sound: true })
    const joined = await second.client.shifts.join({})
    expect(joined.id).toBe(id)
    expect(joined.onDuty.map(({ name }) => name)).toEqual(['王晓', '李敏'])
    expect(joined.soundTestedAt).not.toBeNull()
    expect(site.facts('shift.')).toEqual(['shift.begun', 'shift.soundTested', 'shift.joined'])
  })

  it('knows what is open: incidents, owed reports, shelved alarms, devices that cannot be relied on', async () => {
    const { client } = await seat('王晓')
    await client.shifts.join({})
    site.send('smoke-1', { smoke: 0.6 })
    const { id } = site.only
    await client.incidents.accept({ id })
    await client.incidents.dispatch({ id })
    await client.incidents.arrive({ id })
    await client.incidents.confirm({ id, verdict: 'false' })
    site.status('gas-1', false)
    await client.devices.takeOut({ devices: ['tilt-3'], until: new Date(site.clock.now() + HOUR).toISOString(), reason: '墙面施工' })
    await client.calls.callBack({ number: '100 0000 0002', dueAt: new Date(site.clock.now() + HOUR).toISOString() })
    const { matters } = await client.shifts.current()
    expect(matters).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'incident', incident: id, hazard: 'smoke', place: '河边巷 1 号 · 厨房', text: '王晓' }),
        expect.objectContaining({ kind: 'causeReport', incident: id }),
        expect.objectContaining({ kind: 'callBack', place: '住户2', text: '10000000002' }),
        expect.objectContaining({ kind: 'offline', device: 'gas-1' }),
        expect.objectContaining({ kind: 'outOfService', device: 'tilt-3', text: '墙面施工' }),
      ]),
    )
  })
})

describe('a handover on one seat', () => {
  it('is signed by both in one commit, and the seat is the incoming operator’s', async () => {
    await account('李敏')
    const { client, connection } = await seat('王晓')
    const { id } = await client.shifts.join({ sound: true })
    const before = connection.token
    site.send('smoke-1', { smoke: 0.3 })
    await client.incidents.accept({ id: site.only.id })
    await client.shifts.note({ text: '128 号陈阿姨出院回家，独居' })
    site.clock.advance(8 * HOUR)
    const signedIn = await client.shifts.handOver({ words: '夜里风大，留意大门', name: '李敏', password: PASSWORD })
    expect(signedIn.identity.name).toBe('李敏')
    expect(connection.identity?.name).toBe('李敏')
    expect(site.core.sessions.identify(before ?? '')).toBeNull()

    expect(site.only.owner?.name).toBe('李敏')
    const { shift } = await client.shifts.current()
    expect(shift).toMatchObject({
      onDuty: [{ name: '李敏' }],
      received: { from: '王晓', words: '夜里风大，留意大门' },
      soundTestedAt: null,
      sheet: null,
    })
    const past = await client.shifts.get({ id })
    expect(past).toMatchObject({ incoming: { name: '李敏' }, sheet: { outgoing: { name: '王晓' }, notes: [{ by: '王晓' }] } })
    const signed = site.journal.find(({ fact }) => fact === 'shift.handedOver')
    expect(signed?.data).toMatchObject({ shift: id, hash: past.sheet?.hash, to: '李敏' })
    expect((await client.shifts.list({})).items.map((item) => item.id)).toEqual([id])
  })

  it('does not happen with a wrong password, alone, or with somebody who is no operator', async () => {
    await account('队员', 'staff')
    const { client, connection } = await seat('王晓')
    await client.session.setPassword({ password: PASSWORD })
    const { id } = await client.shifts.join({})
    const hand = (name: string, password: string) => client.shifts.handOver({ words: '', name, password })
    await expect(hand('队员', 'wrong')).rejects.toMatchObject({ code: 'session.wrongPassword' })
    await expect(hand('队员', PASSWORD)).rejects.toMatchObject({ code: 'shift.noOperator', status: 403 })
    await expect(hand('王晓', PASSWORD)).rejects.toMatchObject({ code: 'shift.ownSignature' })
    expect(connection.identity?.name).toBe('王晓')
    expect((await client.shifts.current()).shift).toMatchObject({ id, sheet: null })
    // A session that was opened only to sign is closed again.
    const sessions = site.store.db.prepare("SELECT count(*) AS n FROM tokens WHERE kind = 'session'").get()
    expect(sessions).toEqual({ n: 2 })
    expect(site.facts('shift.')).toEqual(['shift.begun'])
  })

  it('is not for somebody who is not on duty', async () => {
    await account('李敏')
    const { client } = await seat('王晓')
    await client.shifts.join({})
    const commander = await seat('赵指挥', 'commander')
    await expect(commander.client.shifts.handOver({ words: '', name: '李敏', password: PASSWORD })).rejects.toMatchObject({
      code: 'shift.notOnDuty',
    })
  })
})

describe('a handover on two seats', () => {
  it('waits for the second signature over a loss of power, and notes written meanwhile go over', async () => {
    const outgoing = await seat('王晓')
    await outgoing.client.shifts.join({})
    await outgoing.client.shifts.note({ text: '一' })
    const offered = await outgoing.client.shifts.offer({ words: '都好' })
    await outgoing.client.shifts.note({ text: '二' })
    site.kill()
    site = await TestCore.onDisk(dir, site)

    const incoming = await seat('李敏')
    expect((await incoming.client.shifts.current()).shift?.sheet).toEqual(offered.sheet)
    await expect(incoming.client.shifts.take({ hash: '0'.repeat(64) })).rejects.toMatchObject({ code: 'shift.otherSheet' })
    const next = await incoming.client.shifts.take({ hash: offered.sheet?.hash ?? '' })
    expect(next).toMatchObject({ onDuty: [{ name: '李敏' }], notes: [{ text: '二' }], received: { words: '都好' } })
    await expect(incoming.client.shifts.take({ hash: offered.sheet?.hash ?? '' })).rejects.toMatchObject({ code: 'shift.notOffered' })
  })

  it('can be taken back, and is not countersigned by the one who signed', async () => {
    const { client } = await seat('王晓')
    await client.shifts.join({})
    const { sheet } = await client.shifts.offer({ words: '' })
    await expect(client.shifts.take({ hash: sheet?.hash ?? '' })).rejects.toMatchObject({ code: 'shift.ownSignature' })
    expect((await client.shifts.withdraw()).sheet).toBeNull()
    await expect(client.shifts.withdraw()).rejects.toMatchObject({ code: 'shift.notOffered' })
  })

  it('leaves who stays on duty', async () => {
    const [first, second, third] = [await seat('王晓'), await seat('李敏'), await seat('张强')]
    await first.client.shifts.join({})
    await second.client.shifts.join({})
    const { sheet } = await first.client.shifts.offer({ words: '' })
    const next = await third.client.shifts.take({ hash: sheet?.hash ?? '' })
    expect(next.onDuty.map(({ name }) => name)).toEqual(['李敏', '张强'])
  })
})
