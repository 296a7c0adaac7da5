/** The map as it was: what was open then, which devices were not normal, where staff were; and what is not known is not shown. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TestCore } from '../support/test-core.ts'
import { tinySite } from '../support/tiny-site.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60_000

let site: TestCore
beforeEach(() => {
  site = new TestCore()
  site.status('smoke-1', true)
})
afterEach(() => site.end())

/** What the map showed so long ago. */
const ago = (ms: number) => site.core.history.at(site.clock.now() - ms)

describe('the map as it was', () => {
  it('begins when the journal begins, and ends now', () => {
    const from = site.clock.now()
    site.pass(5 * MINUTE_MS)
    const { from: first, to } = site.core.history.span()
    expect(Date.parse(first)).toBeLessThanOrEqual(from)
    expect(Date.parse(to)).toBe(site.clock.now())
  })

  it('has an incident from its opening on, and the device in alarm until its readings were normal', async () => {
    site.pass(MINUTE_MS)
    site.send('smoke-1', { smoke: 0.6 })
    site.pass(MINUTE_MS)
    site.send('smoke-1', { smoke: 0.01 })
    site.pass(MINUTE_MS)
    const { id, kind, priority, place } = site.only

    expect(await ago(2 * MINUTE_MS + SECOND_MS)).toMatchObject({ incidents: [], devices: [] })
    const during = await ago(MINUTE_MS + SECOND_MS)
    expect(during.incidents).toMatchObject([{ id, kind, priority, place, archivedAt: null }])
    expect(during.devices).toEqual([{ id: 'smoke-1', state: 'alarm', priority }])
    const after = await ago(SECOND_MS)
    expect(after.incidents).toHaveLength(1)
    expect(after.devices).toEqual([])
  })

  it('has a silent device for as long as it was silent', async () => {
    site.pass(MINUTE_MS)
    site.status('smoke-1', false)
    site.pass(MINUTE_MS)
    site.status('smoke-1', true)
    site.pass(MINUTE_MS)
    expect((await ago(2 * MINUTE_MS + SECOND_MS)).devices).toEqual([])
    expect((await ago(MINUTE_MS + SECOND_MS)).devices).toEqual([{ id: 'smoke-1', state: 'offline', priority: null }])
    expect((await ago(SECOND_MS)).devices).toEqual([])
  })

  it('has everybody where they last told they were, with the time of it', async () => {
    const [staff] = tinySite.staff
    const at = (lngLat: [number, number]) => {
      site.hear({
        type: 'position',
        source: 'owntracks',
        address: `${staff?.id}/phone`,
        at: site.clock.now(),
        lngLat,
        accuracyM: null,
        batteryPercent: null,
      })
      site.core.loop.drain()
    }
    expect((await ago(0)).staff).toEqual([])
    at([120.6, 31.32])
    const firstAt = new Date(site.clock.now()).toISOString()
    site.pass(MINUTE_MS)
    at([120.61, 31.33])
    site.pass(MINUTE_MS)
    expect((await ago(MINUTE_MS + SECOND_MS)).staff).toEqual([{ id: staff?.id, lngLat: [120.6, 31.32], at: firstAt }])
    expect((await ago(0)).staff).toMatchObject([{ lngLat: [120.61, 31.33] }])
  })

  it('takes alarms in between while somebody looks back', async () => {
    const looking = ago(0)
    site.send('smoke-1', { smoke: 0.6 })
    expect(site.open).toHaveLength(1)
    await looking
  })
})
