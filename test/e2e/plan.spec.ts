/** The plan of the site on its page: a real venue taken in, drawn on, put in force, and carried to another machine. */
import { createWriteStream, existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { expect, type Page } from '@playwright/test'
import yazl from 'yazl'
import { ROOT } from '../../src-main/launch/prepare.mjs'
import type { SitePlan } from '../../src-preload/contract/plan.contract.ts'
import { test } from './support/stage.ts'

const VENUE = resolve(ROOT, '../shared/data/venue/spbpu_campus_imdf')

// A smaller map is drawn sooner without a graphics card.
test.use({ viewport: { width: 1360, height: 840 } })

test('a real IMDF campus is taken in, drawn on, put in force and opened on another machine', async ({ page, stage }, info) => {
  test.skip(!existsSync(VENUE), 'Needs the recorded IMDF campus of shared/data/venue')
  // Four maps are drawn without a graphics card, and two cores start.
  test.slow()
  const venue = await zipped(VENUE, info.outputPath('campus.zip'))
  const watched = await sitDown(page, stage.ready.seat)
  const before = await watched.picture()
  const editor = await openEditor(page)

  await test.step('the campus is seen before it is taken, and laid where it belongs', async () => {
    await editor.tab('导入')
    await page.getByLabel('选文件').setInputFiles(venue)
    await expect(page.getByRole('table').getByRole('row', { name: /房间/ })).toBeVisible({ timeout: 30_000 })
    await page.getByLabel('位置不对，我来拖到位').check()
    await page.getByRole('button', { name: /^取 \d+ 个/ }).click()
    await expect(page.getByText('草稿，未生效（从第 1 版改起）')).toBeVisible()
    expect(await editor.count('房间')).toBeGreaterThan(100)
  })

  await test.step('a hydrant is put up, taken back and put up again', async () => {
    const hydrants = await editor.count('消火栓')
    await page.keyboard.press('p')
    await editor.click(120, 160)
    await expect.poll(() => editor.count('消火栓')).toBe(hydrants + 1)
    await page.keyboard.press('Control+z')
    await expect.poll(() => editor.count('消火栓')).toBe(hydrants)
    await page.keyboard.press('Control+Shift+z')
    await expect.poll(() => editor.count('消火栓')).toBe(hydrants + 1)
  })

  await test.step('a corner of a new stand is moved, and nothing is lost with the page', async () => {
    await page.getByRole('button', { name: '吸附' }).click()
    await page.keyboard.press('r')
    await page.getByLabel('画成').selectOption({ label: '看台' })
    await editor.click(200, 220)
    await editor.click(320, 320)
    await expect(page.getByText(/边线 [\d,]+ m，4 个角点/)).toBeVisible()
    const drawn = await editor.edge()
    await editor.drag([320, 320], [380, 380])
    await expect.poll(() => editor.edge()).toBeGreaterThan(drawn)
    await page.getByLabel('名称', { exact: true }).fill('北看台')
    await expect(page.getByText(/草稿已保存 \d\d:\d\d/)).toBeVisible()
    await page.reload()
    await startWatch(page)
    await openEditor(page)
    await expect(page.getByText('草稿，未生效（从第 1 版改起）')).toBeVisible()
    expect(await editor.count('看台')).toBe(1)
  })

  await test.step('it is checked, put in force, and seen at the watch', async () => {
    await page.getByRole('button', { name: /^发布/ }).click()
    await page.getByLabel('改了什么').fill('并入校园')
    await page
      .getByRole('region', { name: '发布' })
      .getByRole('button', { name: /^(仍要)?发布$/ })
      .click()
    await expect(page.getByText('第 2 版，现行')).toBeVisible()
    await page.getByRole('button', { name: '值守', exact: true }).click()
    await expect.poll(async () => (await watched.picture()).equals(before)).toBe(false)
  })

  await test.step('packed, it is the same on another machine', async () => {
    await openEditor(page)
    await editor.tab('站点包')
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出站点包' }).click()
    const sitePackage = info.outputPath('site.zip')
    await (await saved).saveAs(sitePackage)
    const here = await stage.rest<{ plan: SitePlan }>('site/plan')
    const there = await stage.elsewhere<{ plan: SitePlan }>(sitePackage, 'site/plan')
    expect(here.plan.features.some(({ properties }) => properties.name === '北看台')).toBe(true)
    expect(there.plan).toEqual(here.plan)
  })
})

async function zipped(folder: string, path: string): Promise<string> {
  const zip = new yazl.ZipFile()
  for (const name of readdirSync(folder)) zip.addFile(join(folder, name), name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

async function startWatch(page: Page) {
  await expect(page.getByRole('button', { name: /开始值守/ })).toBeFocused()
  await page.keyboard.press('Enter')
}

async function sitDown(page: Page, seat: string) {
  await page.goto(seat)
  await startWatch(page)
  await page.getByRole('button', { name: /听到了/ }).click()
  const map = page.locator('.map-area canvas').first()
  return {
    /** The middle of the map at the watch, once it is drawn. */
    picture: async () => {
      await expect(page.getByText('正在画地图…')).toBeHidden({ timeout: 30_000 })
      const box = await map.boundingBox()
      if (!box) throw new Error('There is a map')
      return page.screenshot({ clip: { x: box.x + box.width / 2 - 60, y: box.y + box.height / 2 - 60, width: 120, height: 120 } })
    },
  }
}

async function openEditor(page: Page) {
  await page.getByRole('button', { name: '图纸', exact: true }).click()
  await expect(page.getByText('正在画地图…')).toBeHidden({ timeout: 30_000 })
  /** A place on the map, on the page. */
  const spot = async ([x, y]: readonly [number, number]): Promise<[number, number]> => {
    const box = await page.locator('.editor-map canvas').boundingBox()
    if (!box) throw new Error('There is a map')
    return [box.x + x, box.y + y]
  }
  return {
    tab: (name: string) => page.getByRole('navigation', { name: '图纸工作' }).getByRole('button', { name }).click(),
    click: async (x: number, y: number) => page.mouse.click(...(await spot([x, y]))),
    /** From one place of the map to another. */
    drag: async (from: readonly [number, number], to: readonly [number, number]) => {
      await page.mouse.move(...(await spot(from)))
      await page.mouse.down()
      await page.mouse.move(...(await spot(to)), { steps: 5 })
      await page.mouse.up()
    },
    /** How many of a kind are drawn. */
    count: async (kind: string) => {
      const row = page.getByRole('region', { name: '图上的东西' }).getByRole('button', { name: new RegExp(`^${kind}`) })
      return Number((await row.locator('b').innerText()).replace(',', ''))
    },
    /** Metres around what is chosen. */
    edge: async () => Number(/边线 ([\d,]+) m/.exec(await page.getByText(/边线 /).innerText())?.[1]?.replace(',', '')),
  }
}
