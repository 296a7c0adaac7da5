/** From an alarm to an output and back: orders on the network, feedback, persons, stop, and a core that is killed in between. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LinkageSite, SECOND } from '../support/linkage-site.ts'
import { TestCore } from '../support/test-core.ts'

const SMOKE = { smoke: 0.6 }

describe('a fire', () => {
  let site: TestCore
  let here: LinkageSite
  beforeEach(async () => {
    site = new TestCore()
    here = await new LinkageSite(site).register()
    site.send('smoke-1', SMOKE)
    await site.settle()
  })
  afterEach(() => site.end())

  it('sends the order to the siren over the network of the device, with an id that stays the same', async () => {
    expect(here.network.sent).toEqual([
      { topic: 'watchroom/lane/siren-1/commands', message: { id: `${here.action('siren-1').id}/1`, on: 1 } },
    ])
    site.send('siren-1', { started: 1 })
    expect(here.action('siren-1')).toMatchObject({ state: 'fedBack', overdue: false, feedback: null, incidents: [site.only.id] })
    expect(site.core.views.timeline(site.only.id).map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['action.commanded', 'action.fedBack', 'action.proposed']),
    )
  })

  it('raises an alarm of the siren when it does not say in time that it sounds, and ends it when it does', async () => {
    expect(here.action('siren-1').feedback).not.toBeNull()
    site.pass(5000)
    expect(here.action('siren-1')).toMatchObject({ state: 'commanded', overdue: true })
    const alarmsOf = () =>
      site.core.views
        .alarms({ kind: 'device', before: Number.MAX_SAFE_INTEGER, limit: 100 })
        .items.filter(({ device }) => device === 'siren-1')
    expect(alarmsOf()).toEqual([
      expect.objectContaining({ point: 'unconfirmed', hazard: 'device', state: 'unacknowledged', incident: null }),
    ])
    site.send('siren-1', { on: 1 })
    expect(here.action('siren-1')).toMatchObject({ state: 'fedBack', overdue: false })
    expect(alarmsOf()[0]?.state).toBe('returnedUnacknowledged')
  })

  it('asks one person for the broadcast and two for the sprinklers', async () => {
    await here.confirm('broadcast-1')
    await here.confirm('sprinkler-1')
    await expect(here.confirm('sprinkler-1')).rejects.toMatchObject({ code: 'outputs.samePerson', status: 409 })
    expect(here.orders).toEqual(['siren-1=1', 'broadcast-1=1'])
    expect(here.action('sprinkler-1')).toMatchObject({ state: 'confirmedOnce', confirmedBy: [{ name: '王晓' }] })
    await here.confirm('sprinkler-1', SECOND)
    expect(here.orders).toEqual(['siren-1=1', 'broadcast-1=1', 'sprinkler-1=1'])
  })

  it('leaves on what is on when its incident is archived, until a person stops it', async () => {
    site.send('siren-1', { on: 1 })
    const { id } = site.only
    await site.command(id, { type: 'accept' })
    await site.command(id, { type: 'confirm', verdict: 'false', by: 'party' })
    site.send('smoke-1', { smoke: 0.02 })
    await site.command(id, { type: 'clear' })
    await site.command(id, { type: 'reportCause', cause: '油烟', category: 'unknown' })
    await site.command(id, { type: 'archive' })
    expect(here.orders).toEqual(['siren-1=1'])
    expect(site.core.views.linkage.all().map(({ device, state }) => [device, state])).toEqual([['siren-1', 'fedBack']])
    expect(here.action('broadcast-1').state).toBe('expired')
    await here.stop('siren-1')
    expect(here.orders).toEqual(['siren-1=1', 'siren-1=0'])
    site.send('siren-1', { on: 0 })
    expect(here.action('siren-1')).toMatchObject({ state: 'stopped', stoppedBy: '王晓' })
    expect(site.core.views.linkage.all()).toEqual([])
  })

  it('is told to the seats action by action', async () => {
    const watch = site.core.board.watch()
    await watch.next()
    const patch = watch.next()
    await here.confirm('broadcast-1')
    expect((await patch).value).toMatchObject({ type: 'patch', board: { actions: [{ device: 'broadcast-1', state: 'commanded' }] } })
    await watch.return()
  })
})

describe('outputs', () => {
  let site: TestCore
  let here: LinkageSite
  beforeEach(async () => {
    site = new TestCore()
    here = await new LinkageSite(site).register()
  })
  afterEach(() => site.end())

  it('are listed with what they report and whether anything drives them', async () => {
    site.send('siren-1', { on: 1, started: 0 })
    await here.command('broadcast-1', 1)
    const outputs = site.core.views.linkage.outputs()
    expect(outputs.map(({ device }) => device).sort()).toEqual(['broadcast-1', 'gas-valve-1', 'siren-1', 'sprinkler-1'])
    expect(outputs.find(({ device }) => device === 'siren-1')).toMatchObject({ point: 'on', value: 0, action: null, byHand: 'onePerson' })
    expect(outputs.find(({ device }) => device === 'broadcast-1')?.action).toBe(here.action('broadcast-1').id)
  })

  it('are driven by a gas alarm of their household, and put back on the spot', async () => {
    site.send('gas-1', { gas: 30 })
    await site.settle()
    expect(here.orders).toEqual(['gas-valve-1=0'])
    site.send('gas-valve-1', { on: 0 })
    expect(here.action('gas-valve-1')).toMatchObject({ state: 'fedBack', onSpot: true })
    await expect(here.command('gas-valve-1', 1)).rejects.toMatchObject({ code: 'outputs.onTheSpot' })
  })

  it('are not driven by a detector in walk test', async () => {
    const until = site.clock.now() + 3_600_000
    site.core.change(() => site.core.network.modes.set(['smoke-1'], { mode: 'test', until, reason: '', by: '王晓' }))
    site.core.loop.drain()
    site.send('smoke-1', SMOKE)
    await site.settle()
    expect(here.orders).toEqual([])
  })

  it('get an order as soon as the line is back, and one that was stopped meanwhile not at all', async () => {
    here.network.down = true
    site.send('smoke-1', SMOKE)
    await here.command('broadcast-1', 1)
    expect([here.action('siren-1').unsent, here.action('broadcast-1').unsent]).toEqual([true, true])
    await here.stop('broadcast-1')
    here.network.down = false
    site.pass(2000)
    await site.settle()
    expect(here.orders.sort()).toEqual(['broadcast-1=0', 'siren-1=1'])
    expect(here.action('siren-1')).toMatchObject({ state: 'commanded', unsent: false })
  })
})

describe('a core that is killed', () => {
  let dir: string
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'watchroom-linkage-'))
  })
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  const again = async (site: TestCore): Promise<[TestCore, LinkageSite]> => {
    site.kill()
    const next = await TestCore.onDisk(dir, site)
    const here = new LinkageSite(next)
    await next.settle()
    return [next, here]
  }

  it('goes on in every state: what waits still waits, what was ordered is still watched, what is on can be stopped', async () => {
    let site = await TestCore.onDisk(dir)
    let here = await new LinkageSite(site).register()
    site.send('smoke-1', SMOKE)
    await site.settle()
    await here.confirm('sprinkler-1')
    ;[site, here] = await again(site)
    expect(here.action('sprinkler-1').state).toBe('confirmedOnce')
    await here.confirm('sprinkler-1', SECOND)
    expect(here.orders).toEqual(['sprinkler-1=1'])
    ;[site, here] = await again(site)
    expect(here.orders).toEqual([])
    site.send('sprinkler-1', { on: 1 })
    expect(here.action('sprinkler-1').state).toBe('fedBack')
    await here.stop('sprinkler-1')
    ;[site, here] = await again(site)
    expect(here.action('sprinkler-1').state).toBe('stopping')
    site.pass(30_000)
    expect(here.action('sprinkler-1')).toMatchObject({ state: 'stopping', overdue: true })
    site.send('sprinkler-1', { on: 0 })
    ;[site, here] = await again(site)
    expect(here.action('sprinkler-1').state).toBe('stopped')
    site.send('smoke-1', { smoke: 0.02 })
    site.send('smoke-1', SMOKE)
    await site.settle()
    expect(here.orders).toEqual([])
    site.end()
  })

  it('before an order was sent sends it after, once', async () => {
    let site = await TestCore.onDisk(dir)
    let here = await new LinkageSite(site).register()
    here.network.down = true
    site.send('smoke-1', SMOKE)
    await site.settle()
    ;[site, here] = await again(site)
    site.pass(2000)
    await site.settle()
    expect(here.orders).toEqual(['siren-1=1'])
    site.end()
  })
})
