/** A drill in a real browser: its own window that says so everywhere, the real desk beside it, and a sheet at the end. */
import { expect } from '@playwright/test'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { KITCHEN, test } from './support/stage.ts'

test('a drill has a window of its own, hears of a real alarm, and leaves nothing but its sheet', async ({ page, stage, context }) => {
  await page.goto(stage.ready.seat)
  await expect(page.getByRole('button', { name: /开始值守/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '演练' }).click()
  const [drill] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('listitem').filter({ hasText: '油烟误报' }).getByRole('button', { name: '开始' }).click(),
  ])
  await expect(drill.getByRole('button', { name: /开始值守/ })).toBeFocused({ timeout: 30_000 })
  await drill.keyboard.press('Enter')
  const band = drill.getByRole('complementary', { name: '演练' })
  await expect(band).toContainText('油烟误报')
  await expect(drill).toHaveTitle(/^演练/)
  await expect(drill.getByRole('button', { name: /^接警/ })).toBeVisible({ timeout: 30_000 })
  await drill.keyboard.press(' ')
  await expect(drill.locator('.incident-panel')).toHaveAttribute('data-state', 'contacting')

  await stage.publish(KITCHEN, { smoke: 0.4 })
  await expect(band).toContainText('真实警情：烟雾报警', { timeout: 20_000 })
  const real = (await stage.rest<{ items: Incident[] }>('incidents?open=true')).items
  expect(real).toMatchObject([{ state: 'raised', owner: null }])

  await band.getByRole('button', { name: '结束演练' }).click()
  await expect(page.getByRole('button', { name: /油烟误报/ })).toBeVisible({ timeout: 20_000 })
  await page.getByRole('button', { name: /油烟误报/ }).click()
  await expect(page.getByRole('article')).toContainText('接警')
})
