/** The plan of the site: drawn, put in force without a restart, and kept whatever happens. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SitePlan } from '../../src-preload/contract/plan.contract.ts'
import type { SiteFeature } from '../../src-preload/contract/site.contract.ts'
import { OPERATOR, TestCore } from '../support/test-core.ts'
import { tinySite } from '../support/tiny-site.ts'

let dir: string
let site: TestCore
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'watchroom-plan-'))
  site = await TestCore.onDisk(dir)
})
afterEach(() => {
  site.end()
  rmSync(dir, { recursive: true, force: true })
})

const [LNG, LAT] = tinySite.center
const at = (east: number, north: number): [number, number] => [
  LNG + east / (111_320 * Math.cos((LAT * Math.PI) / 180)),
  LAT + north / 111_320,
]
const line = (id: string, layer: SiteFeature['properties']['layer'], ...points: [number, number][]): SiteFeature => ({
  type: 'Feature',
  properties: { id, layer, name: id },
  geometry: { type: 'LineString', coordinates: points.map(([east, north]) => at(east, north)) },
})

const drawn = (...features: SiteFeature[]): SitePlan => ({ ...site.core.plans.get().plan, features })
const publish = (plan: SitePlan, base = site.core.plans.get().version, note = '') => {
  const answer = site.core.change(() => site.core.plans.publish({ base, plan, note }, [], OPERATOR))
  site.core.loop.drain()
  return answer
}
const restart = async (document = tinySite) => {
  site.end()
  site = await TestCore.onDisk(dir, site, { site: document })
}
const DETOUR = line('阊门步道', 'path', [0, -5], [0, 40], [60, 40], [60, -5])

describe('a plan that is published', () => {
  it('is in force at once: the map has it, seats are told of its version, and ways follow its paths', async () => {
    const ways = site.core.dispatch.service.ways
    expect(site.core.health().site).toBe(1)
    expect(ways.find(at(0, 0), at(60, 0))).toMatchObject({ byPath: false })
    await publish(drawn(DETOUR))
    expect(site.core.health().site).toBe(2)
    expect(site.core.site.view).toMatchObject({ version: 2, features: [DETOUR] })
    const { byPath, metres, via } = ways.find(at(0, 0), at(60, 0))
    expect(byPath).toBe(true)
    expect(metres).toBeCloseTo(140, 0)
    expect(via.map(({ name }) => name)).toEqual(['阊门步道'])
  })

  it.each(['path', 'lane', 'stairs'] as const)('is walked on by its %s too', async (layer) => {
    await publish(drawn(line('a', layer, [0, 0], [60, 0])))
    expect(site.core.dispatch.service.ways.metres(at(0, 0), at(60, 0)).byPath).toBe(true)
  })

  it('says who put it in force, when and why, and older ones stay to be looked at', async () => {
    await publish(drawn(DETOUR), 1, '新步道开通')
    expect(site.core.plans.versions()).toMatchObject([
      { version: 2, by: OPERATOR.name, note: '新步道开通', features: 1 },
      { version: 1, by: 'core', features: 0 },
    ])
    expect(site.core.plans.version(1)?.features).toEqual([])
    expect(site.core.plans.version(3)).toBeUndefined()
    expect(site.journal.find(({ fact }) => fact === 'plan.published')).toMatchObject({
      by: OPERATOR.name,
      data: { version: 2, note: '新步道开通', features: 1 },
    })
  })

  it('is refused when somebody else was quicker', async () => {
    await publish(drawn(DETOUR), 1)
    const late = publish(drawn(), 1)
    await expect(late).rejects.toMatchObject({ code: 'plan.changed', status: 409 })
    expect(site.core.site.view.features).toEqual([DETOUR])
  })

  it('lets devices be put into a zone it has drawn, and no longer into one it has taken away', async () => {
    const register = (zone: string) => {
      const draft = site.core.network.registry.drafts().find(({ id }) => id === 'water-2')
      if (!draft) throw new Error('The tiny site has a water meter')
      const answer = site.core.change(() => site.core.network.registry.register({ ...draft, zone }, OPERATOR.name))
      site.core.loop.drain()
      return answer
    }
    await expect(register('grid-3')).rejects.toMatchObject({ code: 'device.unknownZone' })
    const plan = drawn()
    const [first] = plan.zones
    if (!first) throw new Error('The tiny site has zones')
    await publish({ ...plan, zones: [...plan.zones, { ...first, id: 'grid-3', name: '3 网格' }] })
    expect(await register('grid-3')).toMatchObject({ zone: 'grid-3' })
  })
})

describe('after a restart', () => {
  it('the plan in force is the published one, also where the same site file is given again', async () => {
    await publish(drawn(DETOUR))
    await restart()
    expect(site.core.site.view).toMatchObject({ version: 2, features: [DETOUR] })
    expect(site.core.dispatch.service.ways.metres(at(0, 0), at(60, 0)).byPath).toBe(true)
  })

  it('another site file brings its own plan as a new version, once', async () => {
    await publish(drawn(DETOUR))
    const other = { ...tinySite, features: [line('b', 'street', [0, 0], [60, 0])] }
    await restart(other)
    expect(site.core.site.view).toMatchObject({ version: 3, features: other.features })
    expect(site.facts('plan.')).toEqual(['plan.published', 'plan.imported'])
    await publish(drawn(DETOUR))
    await restart(other)
    expect(site.core.site.view).toMatchObject({ version: 4, features: [DETOUR] })
  })

  it('a site file whose households and devices alone differ leaves the plan as it is', async () => {
    await publish(drawn(DETOUR))
    await restart({ ...tinySite, households: tinySite.households.map((row) => ({ ...row, people: 9 })) })
    expect(site.core.site.view).toMatchObject({ version: 2, features: [DETOUR], people: 27 })
  })
})

describe('a draft', () => {
  const keep = (account: string, plan: SitePlan | null) => {
    const answer = site.core.change(() => site.core.plans.keepDraft(account, { base: 1, plan }))
    site.core.loop.drain()
    return answer
  }

  it('is there again after a restart, for the person who drew it alone', async () => {
    await keep('acc-1', drawn(DETOUR))
    await restart()
    expect(site.core.plans.draft('acc-1')).toMatchObject({ base: 1, plan: { features: [DETOUR] } })
    expect(site.core.plans.draft('acc-2')).toBeNull()
    expect(site.core.site.view).toMatchObject({ version: 1, features: [] })
  })

  it('can be thrown away, and is done with when it is published', async () => {
    await keep('acc-1', drawn(DETOUR))
    await keep('acc-2', drawn(DETOUR))
    await keep('acc-2', null)
    expect(site.core.plans.draft('acc-2')).toBeNull()
    await publish(drawn(DETOUR))
    expect(site.core.plans.draft('acc-1')).toBeNull()
  })
})
