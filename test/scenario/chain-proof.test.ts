/** The chain proves itself with a marked reading that is never an alarm; when it does not arrive, that is one. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SendProof } from '../../src-main/core/proof.ts'
import { TestCore } from '../support/test-core.ts'

let site: TestCore
/** What was sent, and whether the network carries it. */
let sent: number[]
let isCut: boolean
beforeEach(() => {
  site = new TestCore()
  sent = []
  isCut = false
  site.core.proof.connect(network)
})
afterEach(() => site.end())

const network: SendProof = async (topic, payload) => {
  const { proof } = JSON.parse(payload)
  sent.push(proof)
  if (!isCut)
    site.hear({
      type: 'report',
      source: 'watchroom',
      address: topic.split('/').slice(1, 3).join('/'),
      via: null,
      at: null,
      values: new Map([['proof', proof]]),
    })
}
const proof = () => site.core.health().proof
/** A seat that paints what it is shown. */
async function paint(): Promise<void> {
  const nonce = proof()?.nonce ?? 0
  const answer = site.core.change(() => site.core.proof.painted(nonce))
  site.core.loop.drain()
  await answer
}
async function run(ms = 16_000): Promise<void> {
  site.pass(ms)
  await site.settle()
}

describe('a proof of the chain', () => {
  it('goes out over the network, comes back, and is proved when a seat has painted it', async () => {
    await run()
    expect(sent).toHaveLength(1)
    expect(proof()).toMatchObject({ state: 'running', nonce: sent[0], provedAt: null })
    site.clock.advance(120)
    await paint()
    expect(proof()).toMatchObject({ state: 'proved', failedAt: null })
    expect(proof()?.tookMs).toBeGreaterThanOrEqual(120)
    expect(site.facts('chain.')).toEqual(['chain.proved'])
  })

  it('is no alarm, no incident, no device and no reading', async () => {
    await run()
    await paint()
    const { readings, rejected } = site.core.health().intake
    expect([site.open, site.core.views.alarms({ before: 9e15, limit: 9 }).items, [...site.core.network.found.records.values()]]).toEqual([
      [],
      [],
      [],
    ])
    expect([readings, ...Object.values(rejected)].every((count) => count === 0)).toBe(true)
  })

  it('is written down once an hour, not every five minutes', async () => {
    for (let turn = 0; turn < 20; turn++) {
      await run(turn === 0 ? 16_000 : 300_000)
      await paint()
    }
    expect(sent).toHaveLength(20)
    expect(site.facts('chain.').length).toBe(2)
  })

  it('that does not come back is an incident, which is normal again when the next one arrives', async () => {
    isCut = true
    await run()
    await run(11_000)
    expect(proof()).toMatchObject({ state: 'failed', failedAt: 'network' })
    expect(site.only).toMatchObject({ kind: 'device', priority: 2, state: 'raised', unacknowledged: true, place: { text: '值守链路' } })
    await site.command(site.only.id, { type: 'accept' })
    isCut = false
    await run(300_000)
    await paint()
    expect(proof()).toMatchObject({ state: 'proved', failedAt: null })
    expect(site.only.missing).not.toContain('readingsNotNormal')
    expect(site.facts('chain.')).toEqual(['chain.failed', 'chain.proved'])
  })

  it('that failed before the core was started again is normal again all the same', async () => {
    isCut = true
    await run(27_000)
    const before = site
    const { clock, ids, store } = site
    site = new TestCore({ clock, ids, store })
    before.core.stop()
    expect(site.only.missing).toContain('readingsNotNormal')
    isCut = false
    site.core.proof.connect(network)
    await run()
    await paint()
    expect(site.only.missing).not.toContain('readingsNotNormal')
  })

  it('that fails while the disk takes nothing is an incident as soon as it does', async () => {
    isCut = true
    await run()
    site.store.db.pragma('query_only = 1')
    await run(11_000)
    expect(site.open).toEqual([])
    site.store.db.pragma('query_only = 0')
    site.core.loop.drain()
    expect(site.only).toMatchObject({ kind: 'device', state: 'raised' })
  })

  it('that arrives where no seat is says so, and accuses nobody', async () => {
    await run()
    await run(11_000)
    expect(proof()).toMatchObject({ state: 'noSeat' })
    expect(site.open).toEqual([])
  })

  it('that a seat no longer paints is a failure of the seat', async () => {
    const watching = new AbortController()
    const stream = site.core.board.watch(watching.signal)
    await stream.next()
    await run()
    await paint()
    await run(300_000)
    await run(11_000)
    expect(proof()).toMatchObject({ state: 'failed', failedAt: 'seat' })
    expect(site.only.kind).toBe('device')
    watching.abort()
    await stream.return()
  })

  it('says plainly that nothing can be sent where there is no network', () => {
    const alone = new TestCore()
    expect(alone.core.health().proof).toMatchObject({ state: 'off' })
    alone.end()
  })
})
