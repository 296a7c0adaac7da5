/** What is missed is told to one after the other, until somebody heeds it or it is over. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connectAsync } from 'mqtt'
import { afterEach, describe, expect, it } from 'vitest'
import { startEmbeddedBroker } from '../../src-main/drivers/mqtt/embedded-broker.driver.ts'
import { mqttProfiles } from '../../src-main/drivers/mqtt/profiles.ts'
import { FakeNetwork, TestCore } from '../support/test-core.ts'
import { until } from '../support/until.ts'

let site: TestCore
afterEach(() => site.end())

const told = () => site.open.flatMap(({ escalations }) => escalations.map(({ reason, to }) => `${reason} → ${to}`))

function smoke(core = new TestCore()): string {
  site = core
  site.send('smoke-1', { smoke: 0.3 })
  return site.only.id
}

describe('an alarm that nobody accepts', () => {
  it('goes to the second desk, the shift leader, the commander and the handsets, in this order', async () => {
    const network = new FakeNetwork()
    smoke()
    site.core.connect('embedded', network)
    site.pass(4000)
    expect(told()).toEqual([])
    site.pass(1500)
    expect(told()).toEqual(['accept → secondDesk'])
    site.pass(60_000)
    await site.settle()
    const chain = ['accept → secondDesk', 'accept → shiftLeader', 'accept → commander', 'accept → handsets']
    expect(told().filter((line) => line.startsWith('accept'))).toEqual(chain)
    expect(network.sent.find(({ topic }) => topic === 'watchroom/lane/handsets/escalations')?.message).toMatchObject({
      reason: 'accept',
      hazard: 'smoke',
    })
    site.pass(600_000)
    expect(told().filter((line) => line.startsWith('accept'))).toEqual(chain)
  })

  it('goes no further once somebody accepts it', async () => {
    const id = smoke()
    site.pass(6000)
    await site.command(id, { type: 'accept' })
    site.pass(60_000)
    expect(told().filter((line) => line.startsWith('accept'))).toEqual(['accept → secondDesk'])
  })

  it('goes no further once somebody heeds it, and says who', async () => {
    const id = smoke()
    site.pass(6000)
    const [escalation] = site.only.escalations
    await site.command(id, { type: 'heed', escalation: escalation?.id ?? '' })
    site.pass(60_000)
    expect(site.only.escalations).toMatchObject([{ reason: 'accept', heededBy: '王晓' }])
  })

  it('goes on where it was after a restart', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'watchroom-escalation-'))
    smoke(await TestCore.onDisk(dir))
    site.pass(6000)
    site.kill()
    site = await TestCore.onDisk(dir, site)
    site.pass(8000)
    expect(told()).toEqual(['accept → secondDesk', 'accept → shiftLeader'])
    site.pass(60_000)
    rmSync(dir, { recursive: true, force: true })
  })
})

describe('an incident in hand', () => {
  it('tells the shift leader when the party was not called, the order not taken, nobody arrived, or nothing goes on', async () => {
    const id = smoke()
    await site.command(id, { type: 'accept' })
    site.pass(31_000)
    expect(told()).toEqual(['contact → shiftLeader'])
    await site.command(id, { type: 'call', outcome: 'noAnswer' })
    await site.command(id, { type: 'dispatch', staff: 'staff-12' })
    site.pass(31_000)
    expect(told()).toContain('acknowledge → shiftLeader')
    await site.command(id, { type: 'acknowledge' })
    site.pass(301_000)
    expect(told()).toContain('arrival → shiftLeader')
    await site.command(id, { type: 'arrive' })
    await site.command(id, { type: 'confirm', verdict: 'real', by: 'staff' })
    site.pass(601_000)
    expect(told()).toContain('step → shiftLeader')
    site.pass(301_000)
    expect(told()).toContain('step → commander')
  })

  it('tells the shift leader of a step that is left out, and the commander of what has become certain', async () => {
    const id = smoke()
    site.send('heat-1', { temperature: 75 })
    expect(told()).toEqual(['certainty → commander'])
    await site.command(id, { type: 'accept' })
    await site.command(id, { type: 'skip', step: 'find-seat', reason: '消防已到场' })
    expect(told()).toContain('skippedStep → shiftLeader')
  })

  it('tells nobody any more when it is over', async () => {
    const id = smoke()
    await site.command(id, { type: 'accept' })
    await site.command(id, { type: 'confirm', verdict: 'false', by: 'party' })
    site.send('smoke-1', { smoke: 0.01 })
    await site.command(id, { type: 'clear' })
    await site.command(id, { type: 'reportCause', cause: '油烟', category: 'cooking' })
    await site.command(id, { type: 'archive' })
    site.pass(3_600_000)
    expect(site.facts('incident.escalated')).toEqual([])
  })
})

describe('the handsets on the console’s own broker', () => {
  it('hear what is escalated from the console alone', async () => {
    const id = smoke()
    const context = site.core.driverContext
    const broker = await startEmbeddedBroker({ host: '127.0.0.1', port: 0, profiles: mqttProfiles(context), context })
    site.core.connect('embedded', broker)
    const handset = await connectAsync(broker.url)
    const heard: Record<string, unknown>[] = []
    handset.on('message', (_topic, payload) => heard.push(JSON.parse(payload.toString())))
    await handset.subscribeAsync('watchroom/lane/handsets/escalations', { qos: 1 })
    const stranger = await connectAsync(broker.url, { reconnectPeriod: 0 })
    const isHungUp = new Promise<void>((resolve) => stranger.once('close', () => resolve()))
    stranger.on('error', () => {})
    stranger.publish('watchroom/lane/handsets/escalations', JSON.stringify({ incident: 'forged' }), { qos: 1 })
    await isHungUp
    site.pass(66_000)
    await until('the handsets to be told', () => heard.length > 0)
    expect(heard).toMatchObject([{ incident: id, reason: 'accept', hazard: 'smoke', priority: 1 }])
    await Promise.all([handset.endAsync(true), broker.stop()])
  })
})
