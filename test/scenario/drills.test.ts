/** A drill is played on a core of its own: the same desk, and nothing of it reaches the real one. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { castOf } from '../../src-main/domains/drills/drill-cast.rules.ts'
import { DrillScript } from '../../src-main/domains/drills/drill-script.types.ts'
import { DrillHost } from '../../src-main/hosts/drill-host.ts'
import { silentLogger } from '../../src-main/kernel/logger.ts'
import type { SiteFeature } from '../../src-preload/contract/site.contract.ts'
import { CountingIds } from '../support/counting-ids.ts'
import { OPERATOR, TestCore } from '../support/test-core.ts'
import { PHONES, resources, tinySite } from '../support/tiny-site.ts'

const SMOKE = DrillScript.parse({
  id: 'smoke',
  title: { 'zh-CN': '烟雾', en: 'Smoke' },
  brief: { 'zh-CN': '烟雾', en: 'Smoke' },
  minutes: 1,
  cast: [{ role: 'detector', kind: 'smoke-detector', at: 'helpless' }],
  readings: [{ atS: 0, role: 'detector', point: 'smoke', value: 0.5 }],
  normal: [{ role: 'detector', point: 'smoke', value: 0.01 }],
  party: { say: null },
  staff: { acknowledgeS: 0, arriveS: 0, say: [] },
})

const PATH: SiteFeature = {
  type: 'Feature',
  properties: { layer: 'path', name: '新步道' },
  geometry: { type: 'LineString', coordinates: [tinySite.center, [120.601, 31.32]] },
}

let real: TestCore
let host: DrillHost
beforeEach(() => {
  real = new TestCore()
  host = new DrillHost({
    core: real.core,
    scripts: [SMOKE],
    clock: real.clock,
    ids: new CountingIds(),
    log: silentLogger,
    resources,
    version: '0.0.0-test',
  })
})
afterEach(() => {
  host.stop()
  real.end()
})

async function begin(input: { scenario?: string; incident?: string } = { scenario: 'smoke' }) {
  const begun = host.begin({ participants: ['王晓'], language: 'zh-CN', ...input }, OPERATOR)
  for (let turn = 0; turn < 5; turn++) {
    await new Promise((resume) => setImmediate(resume))
    real.core.loop.drain()
  }
  return begun
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 400 && !holds(); tries++) await sleep(5)
  expect(holds()).toBe(true)
}

describe('a drill', () => {
  it('is held on the plan that is in force, with what it is drawn with', async () => {
    const { plans } = real.core
    const plan = { ...plans.get().plan, features: [PATH] }
    const asset = { id: 'a'.repeat(64), name: '底层.png', mime: 'image/png', bytes: 1, basemap: null }
    const answer = real.core.change(() => [plans.keepAsset(asset, OPERATOR.name), plans.publish({ base: 1, plan, note: '' }, [], OPERATOR)])
    real.core.loop.drain()
    await answer
    const { drill } = await begin()
    const room = host.room(drill.id)
    expect(room?.core.site.view.features).toEqual([PATH])
    expect(room?.core.plans.assets()).toEqual([asset])
  })

  it('raises its alarms on its own core, and only the sheet comes back', async () => {
    const { drill } = await begin()
    const room = host.room(drill.id)
    if (!room) throw new Error('The drill does not run')
    room.play()
    await until(() => room.core.incidents.size === 1)
    const [incident] = room.core.incidents.values()
    const id = incident?.context.id ?? ''
    const who = { at: real.clock.now(), actor: OPERATOR }
    await room.command(id, { type: 'accept', ...who })
    await expect(room.command(id, { type: 'clear', ...who })).rejects.toThrow()
    await room.command(id, { type: 'call', outcome: 'answered', answer: 'needHelp', ...who })
    await room.command(id, { type: 'dispatch', ...who })
    await until(() => room.core.incidents.get(id)?.context.orders[0]?.state === 'onScene')

    expect(real.open).toEqual([])
    const ended = host.end(drill.id, OPERATOR)
    await new Promise((resume) => setImmediate(resume))
    real.core.loop.drain()
    const sheet = await ended
    expect(sheet.incidents).toMatchObject([{ kind: 'smoke', state: 'verifying', refused: 1 }])
    expect(sheet.incidents[0]?.steps.map(({ command }) => command)).toEqual(['accept', 'call', 'dispatch', 'acknowledge', 'arrive'])
    expect(host.page(99, 9).map(({ sheet: kept }) => kept.id)).toEqual([drill.id])
    expect(real.facts('drill.')).toEqual(['drill.begun', 'drill.ended'])
    expect(real.facts('incident.')).toEqual([])
    expect(real.core.views.stats().incidents.opened).toBe(0)
    expect(host.running()).toEqual([])
  })

  it('that ends while the disk takes nothing goes on, and keeps its sheet when it is ended again', async () => {
    const { drill } = await begin()
    const end = async () => {
      const ended = host.end(drill.id, OPERATOR)
      real.core.loop.drain()
      return ended
    }
    real.store.db.pragma('query_only = 1')
    await expect(end()).rejects.toMatchObject({ code: 'store.unavailable' })
    expect(host.running()).toHaveLength(1)
    real.store.db.pragma('query_only = 0')
    real.core.loop.drain()
    await end()
    expect(host.page(99, 9)).toHaveLength(1)
    expect(host.running()).toEqual([])
  })

  it('knows nobody by name or number', async () => {
    const { drill } = await begin()
    const room = host.room(drill.id)
    room?.play()
    await until(() => (room?.core.incidents.size ?? 0) === 1)
    const seen = JSON.stringify(room?.core.views.snapshot()) + JSON.stringify(room?.core.site.households(''))
    for (const secret of [...PHONES, ...tinySite.households.map(({ party }) => party.name), ...tinySite.staff.map(({ phone }) => phone)])
      expect(seen).not.toContain(secret)
  })

  it('can be a past incident, on the same kind of device, without its words', async () => {
    real.send('smoke-1', { smoke: 0.02 })
    real.pass(20_000)
    real.send('smoke-1', { smoke: 0.6 })
    const { id } = real.only
    await real.command(id, { type: 'accept' })
    await real.command(id, { type: 'call', outcome: 'answered', answer: 'fire' })
    await real.command(id, { type: 'note', text: '住户1 说厨房着火' })
    real.pass(20_000)
    const { drill } = await begin({ incident: id })
    expect(drill.partySays?.['zh-CN']).toContain('着火')
    const script = host.room(drill.id)?.plan.script
    expect(script?.readings.some(({ value }) => value === 0.6)).toBe(true)
    expect(JSON.stringify([drill, script])).not.toMatch(/住户1|河边巷|smoke-1/)
  })

  it('is refused when there is nothing to play', async () => {
    for (const wanted of [{ scenario: 'unknown' }, { incident: 'unknown' }]) {
      const refused = host.begin({ participants: [], language: 'zh-CN', ...wanted }, OPERATOR)
      await expect(refused).rejects.toMatchObject({ code: 'drill.notFound' })
    }
  })
})

describe('the drills of the product', () => {
  it('can each be played on the demo site, and raise an alarm there', async () => {
    const { parseSite } = await import('../../src-main/core/resources.ts')
    const { readFileSync } = await import('node:fs')
    const demo = parseSite(readFileSync(resources.sitePath('demo'), 'utf8'))
    const helpless = new Set(demo.households.filter(({ needHelp }) => needHelp > 0).map(({ id }) => id))
    expect(resources.drills.length).toBeGreaterThanOrEqual(5)
    for (const script of resources.drills) {
      const cast = castOf(script, demo.devices, (household) => helpless.has(household), 3)
      expect(cast, script.id).not.toBeNull()
      const kindOf = (role: string) => resources.kinds.get(demo.devices.find(({ id }) => id === cast?.get(role))?.kind ?? '')
      const crosses = script.readings.some(({ role, point, value }) =>
        kindOf(role)
          ?.points.find(({ id }) => id === point)
          ?.limits.some((limit) => limit.when === 'above' && value > limit.value),
      )
      expect(crosses, `${script.id} raises an alarm`).toBe(true)
    }
  })
})
