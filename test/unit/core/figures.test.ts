/** Statistics: one row per incident, natural years by the clock of the site, quantiles that mean what they say. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginningOf, dayOf, statisticsOf, totalsOf, yearOf } from '../../../src-main/domains/figures/figures.rules.ts'
import type { Counted } from '../../../src-main/domains/figures/figures.types.ts'
import { offsetOf } from '../../../src-main/kernel/time-zone.ts'
import { openMemoryStore } from '../../../src-main/store/open.ts'
import { CountingIds } from '../../support/counting-ids.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { TestCore } from '../../support/test-core.ts'

const row = (part: Partial<Counted> = {}): Counted => ({
  kind: 'smoke',
  zone: 'grid-1',
  openedOn: '2026-11-21',
  hour: 12,
  outcome: 'handled',
  cause: null,
  calls: 1,
  orders: 0,
  evacuated: 0,
  casualties: 0,
  firstActMs: null,
  callMs: null,
  arrivalMs: null,
  clearMs: null,
  ...part,
})

describe('figures of many incidents', () => {
  it('count outcomes, and false alarms among those that are decided', () => {
    const totals = totalsOf([row(), row({ outcome: 'false' }), row({ outcome: 'open' }), row({ outcome: 'rescue', evacuated: 5 })])
    expect(totals).toMatchObject({ incidents: 4, outcomes: { open: 1, false: 1, handled: 1, rescue: 1 }, evacuated: 5, calls: 4 })
    expect(totals.falseShare).toBeCloseTo(1 / 3)
  })

  it('say nothing of times when there are none', () => {
    expect(totalsOf([])).toMatchObject({ falseShare: null, within2s: null, firstAct: { count: 0, p50Ms: null, p95Ms: null } })
  })

  it('take exactly 2 s as in time', () => {
    expect(totalsOf([2000, 2001].map((firstActMs) => row({ firstActMs }))).within2s).toBe(0.5)
  })

  it('have quantiles that so many incidents really kept', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(600_000), { minLength: 1, maxLength: 300 }), (times) => {
        const { count, p50Ms, p95Ms } = totalsOf(times.map((arrivalMs) => row({ arrivalMs }))).arrival
        const kept = (limit: number | null) => times.filter((ms) => limit !== null && ms <= limit).length / times.length
        expect(count).toBe(times.length)
        expect(times).toContain(p50Ms)
        expect(kept(p50Ms)).toBeGreaterThanOrEqual(0.5)
        expect(kept(p95Ms)).toBeGreaterThanOrEqual(0.95)
        expect(kept((p95Ms ?? 0) - 1)).toBeLessThan(0.95)
      }),
    )
  })

  it('lose no incident in any grouping', () => {
    const kinds = fc.constantFrom('smoke' as const, 'gas' as const, 'door' as const)
    const rows = fc.array(
      fc.record({
        kind: kinds,
        zone: fc.constantFrom('a', 'b'),
        month: fc.integer({ min: 1, max: 12 }),
        outcome: fc.constantFrom('false' as const, 'handled' as const),
      }),
    )
    fc.assert(
      fc.property(rows, (drawn) => {
        const figures = statisticsOf(
          drawn.map(({ month, ...part }) => row({ ...part, openedOn: `2026-${String(month).padStart(2, '0')}-05` })),
        )
        const sum = (groups: readonly { incidents: number }[]) => groups.reduce((total, { incidents }) => total + incidents, 0)
        for (const groups of [figures.byKind, figures.byZone, figures.byMonth, figures.byHour, figures.kindsByMonth])
          expect(sum(groups)).toBe(drawn.length)
        expect(sum(figures.byCause)).toBe(figures.totals.outcomes.false)
      }),
    )
  })
})

describe('a natural year', () => {
  it('begins at midnight of the site, not of Greenwich', () => {
    const year = yearOf(2026, offsetOf('Asia/Shanghai'))
    expect(new Date(year.from).toISOString()).toBe('2025-12-31T16:00:00.000Z')
    expect(new Date(year.to).toISOString()).toBe('2026-12-31T16:00:00.000Z')
  })

  it('has days that begin at midnight, also where the clocks are changed', () => {
    const offset = offsetOf('Europe/Berlin')
    for (const day of ['2026-03-29', '2026-03-30', '2026-10-25', '2026-10-26', '2026-01-01']) {
      const at = beginningOf(day, offset)
      expect(dayOf(at, offset)).toBe(day)
      expect(dayOf(at - 1, offset)).not.toBe(day)
    }
  })
})

describe('the figures of a site', () => {
  /** A minute before the new year of Suzhou. */
  const EVE = Date.parse('2026-12-31T15:59:00.000Z')
  let site: TestCore
  const figures = () => site.core.figures
  const all = { from: 0, to: Date.parse('2100-01-01T00:00:00.000Z') }

  beforeEach(() => {
    site = new TestCore({ clock: new ManualClock(EVE) })
  })
  afterEach(() => site.end())

  it('follow an incident from its opening to its archive, in the same commit', async () => {
    site.send('smoke-1', { smoke: 0.6 })
    const { id } = site.only
    expect(figures().incidents(all, null, 10)).toMatchObject([{ incident: id, outcome: 'open', firstActAt: null, calls: 0 }])
    site.clock.advance(1500)
    await site.command(id, { type: 'accept' })
    site.clock.advance(3500)
    await site.command(id, { type: 'call', outcome: 'noAnswer' })
    await site.command(id, { type: 'dispatch' })
    site.clock.advance(60_000)
    await site.command(id, { type: 'arrive' })
    await site.command(id, { type: 'confirm', verdict: 'false', by: 'staff' })
    site.send('smoke-1', { smoke: 0.02 })
    await site.command(id, { type: 'clear' })
    await site.command(id, { type: 'reportCause', cause: '炒菜油烟', category: 'cooking' })
    await site.command(id, { type: 'archive' })
    const { totals, byCause } = figures().period(all)
    expect(totals).toMatchObject({ incidents: 1, outcomes: { false: 1 }, falseShare: 1, within2s: 1, calls: 1, orders: 1 })
    expect([totals.firstAct.p50Ms, totals.call.p50Ms, totals.arrival.p50Ms, totals.clear.p50Ms]).toEqual([1500, 5000, 60_000, 65_000])
    expect(byCause).toEqual([{ key: 'cooking', incidents: 1 }])
  })

  it('belong to the year of the site in which the warning came', async () => {
    site.send('smoke-1', { smoke: 0.6 })
    site.clock.advance(90_000)
    site.send('smoke-2', { smoke: 0.6 })
    expect(figures().year(2026)).toMatchObject({ totals: { incidents: 1 }, before: null, years: [2027, 2026] })
    expect(figures().year(2027)).toMatchObject({ totals: { incidents: 1 }, before: { incidents: 1 } })
    expect(figures().live().totals.incidents).toBe(1)
    expect(
      figures()
        .year(2027)
        .byMonth.map(({ key }) => key),
    ).toEqual(['2027-01'])
  })

  it('are asked for by kind, zone and outcome, and paged without a gap', () => {
    for (const device of ['smoke-1', 'smoke-2']) site.send(device, { smoke: 0.6 })
    site.send('gas-1', { gas: 20 })
    expect(figures().period({ ...all, kind: 'smoke' }).totals.incidents).toBe(2)
    expect(figures().period({ ...all, zone: 'grid-2' }).totals.incidents).toBe(0)
    const first = figures().incidents({ ...all, outcome: 'open' }, null, 2)
    const last = first.at(-1)
    const rest = figures().incidents(all, last ? { openedAt: Date.parse(last.openedAt), incident: last.incident } : null, 2)
    expect(new Set([...first, ...rest].map(({ incident }) => incident)).size).toBe(3)
    expect(() => figures().period({ from: 2, to: 1 })).toThrow('ends before it begins')
  })

  it('are made good for incidents of before there were figures', () => {
    const store = openMemoryStore()
    const before = new TestCore({ store })
    before.send('smoke-1', { smoke: 0.6 })
    before.core.stop()
    store.db.exec('DELETE FROM incident_figures')
    const after = new TestCore({ store, ids: new CountingIds() })
    expect(after.core.figures.period(all).totals.incidents).toBe(1)
    after.end()
  })

  it('leave as a table with words and numbers in either language', () => {
    site.send('smoke-1', { smoke: 0.6 })
    const zh = figures().table('incidents', { from: EVE, to: EVE + 1 }, 'zh-CN')
    expect(zh.name).toBe('incidents-2026-12-31-2026-12-31')
    expect(zh.rows[1]).toEqual(
      expect.arrayContaining(['烟雾报警', '紧急', '1 网格', '河边巷 1 号 · 厨房', '2026-12-31 23:59:00', '未结', 0]),
    )
    const en = figures().table('summary', { from: EVE, to: EVE + 1 }, 'en')
    expect(en.rows.map(([group]) => group)).toEqual(['Group', 'Total', 'By month', 'By kind', 'By zone'])
  })
})
