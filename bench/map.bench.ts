/**
 * How smoothly the operator's map moves with 20,160 devices, at rest and while 2,000 readings a second arrive, against a bare
 * MapLibre page with the same points on the same machine: in turn, three rounds, medians.
 */
import type { Browser, Page } from '@playwright/test'
import { bigSite } from './lib/big-site.ts'
import { startCore } from './lib/core.ts'
import { median, percentile, round, sleep, table, tell } from './lib/figures.ts'
import { report, wakeAll } from './lib/load.ts'
import { frameTimes, openBrowser, serveBarePage, VIEW } from './lib/pages.ts'

const ROUNDS = 3
const MEASURED_MS = 6_000
const UPDATES_PER_S = 2_000
/** The whole site, where devices are counted together, and a few streets of it, where each is a dot. */
const ZOOM_STEPS = [0, 3]
const SETTLE_MS = 4_000

type Figures = Record<string, { ours: number[]; bare: number[] }>

const site = bigSite({ columns: 4, rows: 3, staff: 500 })
const core = await startCore(site)
await wakeAll(core, site)
const bare = await serveBarePage(site)
const browser: Browser = await openBrowser()

async function openOurs(): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEW })
  await page.goto(core.ready.seat)
  await page.getByRole('button', { name: /开始值守|Start/ }).click({ timeout: 60_000 })
  await page.locator('.map-controls').waitFor({ timeout: 60_000 })
  return page
}

async function openBare(): Promise<Page> {
  const page = await browser.newPage({ viewport: VIEW })
  await page.goto(bare.url)
  await page.waitForFunction(() => document.title === 'ready', undefined, { timeout: 60_000 })
  return page
}

const zoomIn = {
  ours: (page: Page) => page.locator('.map-controls button').first().click(),
  bare: (page: Page) => page.evaluate(() => (window as unknown as { zoomIn: () => void }).zoomIn()),
}

const figures: Figures = {}
const rates: number[] = []
const note = (name: string, which: 'ours' | 'bare', frames: readonly number[]) => {
  figures[name] ??= { ours: [], bare: [] }
  figures[name][which].push(...frames)
}

const ours = await openOurs()
const points = await openBare()
const pages = { ours, bare: points }
let zoomed = 0
for (const steps of ZOOM_STEPS) {
  for (; zoomed < steps; zoomed++) for (const which of ['ours', 'bare'] as const) await zoomIn[which](pages[which])
  for (let turn = 0; turn < ROUNDS; turn++) {
    for (const which of ['bare', 'ours'] as const) {
      await pages[which].bringToFront()
      await sleep(SETTLE_MS)
      note(`zoom +${steps}, at rest`, which, await frameTimes(pages[which], MEASURED_MS))
      const reporting = report(core, site, UPDATES_PER_S)
      note(`zoom +${steps}, ${UPDATES_PER_S} readings a second`, which, await frameTimes(pages[which], MEASURED_MS))
      rates.push(reporting.end())
    }
  }
}
await browser.close()
bare.close()
await core.stop()

const rows = Object.entries(figures).map(([name, { ours, bare }]) => ({
  name,
  ours: { median: round(median(ours)), p95: round(percentile(ours, 0.95)) },
  bare: { median: round(median(bare)), p95: round(percentile(bare, 0.95)) },
  ratio: round(median(ours) / median(bare), 2),
}))
const text = `20,160 devices; pictures while the map is dragged, ms. The core took ${Math.round(median(rates))} of ${UPDATES_PER_S} readings a second.

${table(
  ['', 'ours, median', 'ours, p95', 'bare, median', 'bare, p95', 'ratio'],
  rows.map(({ name, ours, bare, ratio }) => [name, ours.median, ours.p95, bare.median, bare.p95, ratio]),
)}`
tell('map', { rows, rates }, text)
process.exit(0)
