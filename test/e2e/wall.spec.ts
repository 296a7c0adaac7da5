/** Walls in real browsers: each its own scene, set from the desk, with marks and notices, and a commander who touches one. */
import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page } from '@playwright/test'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { Wall } from '../../src-preload/contract/picture.contract.ts'
import { faintTexts } from './support/contrast.ts'
import { KITCHEN, type Stage, test } from './support/stage.ts'

/** As numbers are written at this site, with or without spaces. */
const TELEPHONE = /\d{3,4}[\s-]?\d{4}[\s-]?\d{4}/

const named = (address: string, name: string): string => {
  const url = new URL(address)
  url.searchParams.set('name', name)
  return url.href
}

async function sitDown(page: Page, stage: Stage): Promise<void> {
  await page.goto(stage.ready.seat)
  await page.getByRole('button', { name: /开始值守/ }).click()
  await expect(page.getByText('没有待处理的事件')).toBeVisible({ timeout: 30_000 })
}

/** Small: each draws its map without a graphics card. */
const wallPage = (browser: Browser): Promise<Page> => browser.newPage({ viewport: { width: 640, height: 360 } })

/** A wall that runs in the operator's own session, as on a second display of the desk. */
async function wallBeside(desk: Page, browser: Browser, stage: Stage, name: string): Promise<Page> {
  const token = await desk.evaluate(() => sessionStorage.getItem('watchroom.token'))
  const page = await wallPage(browser)
  await page.addInitScript((value) => sessionStorage.setItem('watchroom.token', value ?? ''), token)
  await page.goto(named(`${stage.ready.http}/wall`, name))
  return page
}

const walls = (stage: Stage) => stage.rest<{ items: Wall[] }>('walls').then(({ items }) => items)
const idOf = async (stage: Stage, name: string): Promise<string> => {
  await expect.poll(async () => (await walls(stage)).some((wall) => wall.name === name && wall.online)).toBe(true)
  return (await walls(stage)).find((wall) => wall.name === name)?.id ?? ''
}

const openIncidents = (stage: Stage) => stage.rest<{ items: Incident[] }>('incidents?open=true').then(({ items }) => items)

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).exclude('.maplibregl-map').analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

test('two walls show what the desk wants: their own scenes, one notice, one mark, one pin', async ({ page, browser, stage }) => {
  test.setTimeout(180_000)
  const hall = await wallPage(browser)
  await hall.goto(named(stage.ready.wall, '大厅'))
  await expect(hall.getByText('没有警情')).toBeVisible({ timeout: 30_000 })
  await sitDown(page, stage)
  const room = await wallBeside(page, browser, stage, '会议室')
  await expect(room.getByText('没有警情')).toBeVisible({ timeout: 30_000 })

  await page.getByRole('button', { name: /^大屏/ }).click()
  await page.getByRole('article', { name: '会议室' }).getByLabel('场景').selectOption({ label: '简报' })
  await expect(room.getByText('交接简报')).toBeVisible()
  await expect(hall.getByText('没有警情')).toBeVisible()
  await page.getByRole('article', { name: '会议室' }).getByLabel('场景').selectOption({ label: '自动' })
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: /^通知/ }).click()
  await page.getByPlaceholder('通知内容').fill('北门施工，绕行南门')
  await page.keyboard.press('Enter')
  for (const wall of [hall, room]) await expect(wall.getByText('北门施工，绕行南门')).toBeVisible()
  await page.keyboard.press('Escape')

  await page.keyboard.press('j')
  await page.getByRole('button', { name: '指挥部' }).click()
  await page.getByRole('button', { name: '点地图上的位置' }).click()
  for (const wall of [hall, room]) await expect(wall.locator('.site-mark--commandPost')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.locator('.site-mark--commandPost').click()
  await page.getByRole('button', { name: '撤掉标记' }).click()
  await expect(hall.locator('.site-mark')).toHaveCount(0)
  await expect(page.getByText(/^已撤掉/)).toBeVisible()
  await page.keyboard.press('Control+z')
  for (const wall of [hall, room]) await expect(wall.locator('.site-mark--commandPost')).toBeVisible()

  await stage.publish(KITCHEN, { smoke: 0.4 })
  for (const wall of [hall, room]) await expect(wall.getByRole('heading', { name: /烟雾报警.*128 号/ })).toBeVisible()
  await expect.poll(async () => (await openIncidents(stage)).length).toBe(1)
  const [fire] = await openIncidents(stage)
  expect(fire?.party?.phones.length).toBeGreaterThan(0)
  await page.keyboard.press('Space')
  await page.keyboard.press('v')
  await expect.poll(async () => (await walls(stage)).map(({ pinned }) => pinned)).toEqual([fire?.id, fire?.id])
  for (const wall of [hall, room]) {
    await expect(wall.getByText('已钉住')).toBeVisible()
    // Neither on the glass nor anywhere in the page.
    expect(await wall.locator('body').innerHTML()).not.toMatch(TELEPHONE)
  }
})

test('a commander who touches a wall takes command and marks the map; a wall by itself lets nobody', async ({ page, browser, stage }) => {
  test.setTimeout(180_000)
  const hall = await wallPage(browser)
  await hall.goto(named(stage.ready.wall, '大厅'))
  await sitDown(page, stage)
  const room = page
  await room.goto(named(`${stage.ready.http}/wall`, '会议室'))
  await stage.publish(KITCHEN, { smoke: 0.4 })
  for (const wall of [hall, room]) await expect(wall.getByRole('heading', { name: /烟雾报警/ })).toBeVisible({ timeout: 30_000 })

  await hall.mouse.click(100, 150)
  await expect(hall.getByText('指挥登录')).toBeVisible()
  await expect(hall.getByRole('button', { name: '接任指挥' })).toHaveCount(0)
  await hall.getByLabel('姓名').fill('值守员')
  await hall.getByLabel('口令').fill('not the right one')
  await hall.keyboard.press('Enter')
  await expect(hall.getByText('姓名或口令不对')).toBeVisible()
  await hall.keyboard.press('Escape')
  await expect(hall.getByText('指挥登录')).toHaveCount(0)

  await room.mouse.click(300, 300)
  await room.getByRole('button', { name: '接任指挥' }).click()
  for (const wall of [hall, room]) await expect(wall.getByText(/指挥 值守员/)).toBeVisible()
  await expect.poll(async () => (await openIncidents(stage))[0]?.commander?.name).toBe('值守员')
  await room.getByRole('button', { name: '危险' }).click()
  await room.getByRole('button', { name: '点地图上的位置' }).click({ position: { x: 200, y: 200 } })
  for (const wall of [hall, room]) await expect(wall.locator('.site-mark--danger')).toBeVisible()
  expect(await room.locator('body').innerHTML()).not.toMatch(TELEPHONE)
})

test('every scene can be read: contrast of 7 to 1 and nothing that axe calls serious, by day and in the evening', async ({
  page,
  stage,
}) => {
  test.setTimeout(240_000)
  await page.goto(named(stage.ready.wall, '大厅'))
  await expect(page.getByText('没有警情')).toBeVisible({ timeout: 30_000 })
  const id = await idOf(stage, '大厅')
  const counter = { kind: 'people-counter', household: null, room: null, placeEn: 'North gate', lngLat: [120.6, 31.32], source: null }
  await stage.rest('devices', { ...counter, id: 'gate-north', name: '北门', nameEn: 'North gate', zone: 'grid-1', place: '北门' })
  await stage.publish('gate-north', { people: 2900, 'in-total': 5000, 'out-total': 2100 })
  await stage.publish('gate-north', { people: 2960, 'in-total': 5090, 'out-total': 2130 })
  await stage.rest('notices', { text: '今晚 20:00 起步行段限流', important: true })
  await stage.rest('marks', { kind: 'blocked', lngLat: [120.6, 31.3205], text: '北门' })

  const look = async (scene: Wall['scene'], seen: string) => {
    for (const brightness of ['day', 'evening']) {
      await stage.rest(`walls/${id}`, { scene, brightness })
      await expect(page.locator('html')).toHaveAttribute('data-theme', brightness === 'day' ? 'day' : 'dark')
      await expect(page.getByText(seen).first()).toBeVisible()
      expect(await faintTexts(page, 7), `${scene} ${brightness}`).toEqual([])
      expect(await faults(page), `${scene} ${brightness}`).toEqual([])
    }
  }
  await look('neighbourhood', '没有警情')
  await look('event', '2,960 / 3,000')
  await look('briefing', '交接简报')
  await stage.publish(KITCHEN, { smoke: 0.4 })
  await look(null, '烟雾报警')
})
