/** Commit, then speak: nothing is acknowledged, answered or done before it is on disk, and everything open survives an end. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeNetwork, OPERATOR, TestCore } from '../support/test-core.ts'

const SMOKE = { smoke: 0.6 }
let dir: string
let site: TestCore
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'watchroom-scenario-'))
  site = await TestCore.onDisk(dir)
})
afterEach(() => {
  site.end()
  rmSync(dir, { recursive: true, force: true })
})

const board = () => ({ ...site.core.views.snapshot().board, health: null })
const breakDisk = () => site.store.db.exec("CREATE TRIGGER broken BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'disk full'); END")
const mendDisk = () => site.store.db.exec('DROP TRIGGER broken')
const accept = (id: string) => site.core.command(id, { type: 'accept', at: site.clock.now(), actor: OPERATOR })

describe('a message', () => {
  it('is acknowledged after the commit and not before', () => {
    const message = site.push('smoke-1', SMOKE)
    expect(message.stored).toBe(0)
    site.core.loop.drain()
    expect(message.stored).toBe(1)
  })

  it('that the disk did not take is not acknowledged, changes nothing, and is tried again', () => {
    const before = board()
    breakDisk()
    const message = site.send('smoke-1', SMOKE)
    expect(message.stored).toBe(0)
    expect(board()).toEqual(before)
    expect(site.core.health().store.ok).toBe(false)
    mendDisk()
    site.core.loop.drain()
    expect(message.stored).toBe(1)
    expect(site.only.alarms).toHaveLength(1)
    expect(site.core.health().store.ok).toBe(true)
    expect(site.facts('incident.opened')).toHaveLength(1)
  })

  it('of a place whose incident was about to be archived belongs to that incident when the disk did not take it', async () => {
    site.send('smoke-1', SMOKE)
    const { id } = site.only
    await site.command(id, { type: 'accept' })
    await site.command(id, { type: 'confirm', verdict: 'false', by: 'party' })
    site.send('smoke-1', { smoke: 0.01 })
    await site.command(id, { type: 'clear' })
    await site.command(id, { type: 'reportCause', cause: '油烟', category: 'cooking' })
    site.pass(1000)
    breakDisk()
    const archived = site.core.command(id, { type: 'archive', at: site.clock.now(), actor: OPERATOR })
    site.push('heat-1', { temperature: 90 })
    site.core.loop.drain()
    await expect(archived).rejects.toMatchObject({ code: 'store.unavailable' })
    mendDisk()
    site.core.loop.drain()
    expect(site.only).toMatchObject({ id, state: 'contacting', unacknowledged: true })
  })
})

describe('a command', () => {
  it('that the disk did not take is refused, and nothing was done', async () => {
    site.send('smoke-1', SMOKE)
    const before = board()
    breakDisk()
    const answer = accept(site.only.id)
    site.core.loop.drain()
    await expect(answer).rejects.toMatchObject({ code: 'store.unavailable', status: 503 })
    expect(board()).toEqual(before)
    mendDisk()
    const again = accept(site.only.id)
    site.core.loop.drain()
    await expect(again).resolves.toMatchObject({ state: 'contacting' })
  })

  it('that is refused does not spoil the others of its batch', async () => {
    site.send('smoke-1', SMOKE)
    const { id } = site.only
    const [good, bad, gone] = [accept(id), accept(id), accept('inc-none')]
    const message = site.push('smoke-2', SMOKE)
    const answers = Promise.allSettled([good, bad, gone])
    site.core.loop.drain()
    expect((await answers).map((answer) => (answer.status === 'fulfilled' ? answer.value.state : answer.reason.code))).toEqual([
      'contacting',
      'incident.alreadyAccepted',
      'incident.notFound',
    ])
    expect(message.stored).toBe(1)
    expect(site.open).toHaveLength(2)
  })
})

describe('an order to staff', () => {
  const send = async () => {
    site.send('smoke-1', SMOKE)
    await site.command(site.only.id, { type: 'accept' })
    return site.core.command(site.only.id, { type: 'dispatch', at: site.clock.now(), actor: OPERATOR })
  }
  const orders = (network: FakeNetwork) => network.sent.map(({ topic }) => topic)

  it('leaves the house after the commit, once, and its delivery is a fact', async () => {
    const network = new FakeNetwork()
    site.core.connect('embedded', network)
    const answer = send()
    await Promise.resolve()
    expect(orders(network)).toEqual([])
    await site.settle()
    await answer
    await site.settle()
    expect(orders(network)).toEqual(['watchroom/lane/staff/staff-12/orders'])
    await site.command(site.only.id, { type: 'acknowledge' })
    site.pass(60_000)
    await site.settle()
    expect(network.sent).toHaveLength(1)
    expect(site.facts('effect.')).toEqual(['effect.done'])
  })

  it('that did not go out is tried again until it does', async () => {
    const network = new FakeNetwork()
    network.down = true
    site.core.connect('embedded', network)
    const answer = send()
    await site.settle()
    await answer
    await site.settle()
    expect(site.facts('effect.')).toEqual(['effect.failed'])
    network.down = false
    site.pass(1000)
    await site.settle()
    expect(orders(network)).toEqual(['watchroom/lane/staff/staff-12/orders'])
    expect(site.facts('effect.')).toEqual(['effect.failed', 'effect.done'])
  })

  it('does not wait for a hundred messages that hang in the line', async () => {
    const network = new FakeNetwork()
    const { publish } = network
    network.publish = (topic, payload) => (topic === 'hangs' ? new Promise(() => {}) : publish.call(network, topic, payload))
    const hanging = site.store.db.prepare(
      `INSERT INTO outbox (effect_id, kind, payload, created_at, next_at) VALUES (?, 'mqtt.publish', '{"topic":"hangs","message":{}}', 0, 0)`,
    )
    for (let each = 0; each < 100; each++) hanging.run(`hangs-${each}`)
    site.core.connect('embedded', network)
    const answer = send()
    await site.settle()
    await answer
    await site.settle()
    expect(orders(network)).toEqual(['watchroom/lane/staff/staff-12/orders'])
  })

  it('that was taken back while the network was away does not go out any more', async () => {
    const network = new FakeNetwork()
    network.down = true
    site.core.connect('embedded', network)
    const answer = send()
    await site.settle()
    await answer
    await site.settle()
    await site.command(site.only.id, { type: 'withdraw', staff: 'staff-12', reason: '' })
    network.down = false
    site.pass(1000)
    await site.settle()
    expect(orders(network)).toEqual([])
    expect(site.facts('effect.')).toEqual(['effect.failed', 'effect.dropped'])
  })

  it('that was on disk when the core died goes out after the restart', async () => {
    const answer = send()
    await site.settle()
    await answer
    site.kill()
    site = await TestCore.onDisk(dir, site)
    const network = new FakeNetwork()
    site.core.connect('embedded', network)
    site.pass(20_000)
    await site.settle()
    expect(orders(network)).toEqual(['watchroom/lane/staff/staff-12/orders'])
  })
})

describe('an end', () => {
  it('said twice ends once', () => {
    site.core.stop()
    site.core.stop()
    expect(site.facts('core.')).toEqual(['core.started', 'core.stopped'])
  })
})

describe('a restart', () => {
  it('finds every incident, alarm, limit, order, deadline and device as they were', async () => {
    site.status('tilt-3', true)
    site.status('tilt-3', false)
    site.send('smoke-1', SMOKE)
    site.send('gas-1', { gas: 30 })
    site.send('door-3', { open: 1 })
    site.send('power-2', { 'residual-current': 400 })
    const [smoke, gas] = site.open
    await site.command(smoke?.id ?? '', { type: 'accept' })
    await site.command(smoke?.id ?? '', { type: 'dispatch' })
    await site.command(smoke?.id ?? '', { type: 'acknowledge' })
    await site.command(gas?.id ?? '', { type: 'silence' })
    site.pass(5000)
    const before = board()
    expect(before.incidents).toHaveLength(3)
    site.kill()
    site = await TestCore.onDisk(dir, site)
    expect(board()).toEqual(before)
    expect(site.facts('deadline.missed').length).toBeGreaterThan(0)
    const missed = site.facts('deadline.missed').length

    site.pass(25_000)
    expect(site.facts('incident.silenceEnded')).toHaveLength(1)
    site.pass(570_000)
    expect(site.open.map(({ kind }) => kind)).toEqual(['smoke', 'gas', 'electrical', 'door'])
    // Only the arrival and what opened since came due; nothing was missed a second time.
    expect(site.facts('deadline.missed').length).toBe(missed + 1)
    site.send('smoke-1', { smoke: 0.7 })
    expect(site.open).toHaveLength(4)
    expect(site.core.views.timeline(smoke?.id ?? '').filter(({ fact }) => fact === 'alarm.raised')).toHaveLength(1)
  })

  it('does not take a message again that was stored but not acknowledged', async () => {
    const at = site.clock.now()
    site.send('smoke-1', SMOKE, at)
    site.kill()
    site = await TestCore.onDisk(dir, site)
    site.send('smoke-1', SMOKE, at)
    expect(site.only.alarms).toHaveLength(1)
    expect(site.core.health().intake).toMatchObject({ readings: 0, rejected: { duplicate: 1 } })
  })
})
