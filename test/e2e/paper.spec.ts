/** What is printed: A4 with a head on every page, nothing cut off; and a shift that is handed over by keyboard. */
import { expect, type Page } from '@playwright/test'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { KITCHEN, test } from './support/stage.ts'

/** Points of an A4 page, as PDF measures. */
const A4 = { width: 595, height: 842 }

async function sitDown(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('button', { name: /开始值守/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('没有待处理的事件')).toBeVisible()
}

/** Sizes of the pages of a PDF. */
async function pagesOf(page: Page): Promise<{ width: number; height: number }[]> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  return [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => ({
    width: Math.round(Number(width)),
    height: Math.round(Number(height)),
  }))
}

/** Presses Tab until the field or button with this name has the keyboard. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const wanted = page.getByRole('button', { name }).or(page.getByRole('textbox', { name }))
  for (let presses = 0; presses < 40; presses++) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${name} is not reached by keyboard`)
}

test('an incident lies ready to be printed on A4, with its number, its course and nothing cut off', async ({ page, stage }) => {
  await sitDown(page, stage.ready.seat)
  await stage.publish(KITCHEN, { smoke: 0.4 })
  await expect(page.getByRole('complementary').getByText('烟雾报警').first()).toBeVisible()
  await page.keyboard.press('Space')
  await expect.poll(async () => (await stage.rest<{ items: Incident[] }>('incidents')).items[0]?.state).toBe('contacting')

  await page.getByRole('button', { name: '统计' }).click()
  await page.getByRole('button', { name: '烟雾报警' }).click()
  await page.getByRole('button', { name: /烟雾报警.*山塘街 128 号/ }).click()
  const paper = page.getByRole('article', { name: /预警事件报告/ })
  const [incident] = (await stage.rest<{ items: Incident[] }>('incidents')).items
  await expect(paper.getByText(incident?.id ?? '')).toBeVisible()
  for (const words of ['山塘街 128 号 · 厨房', '紧急', '厨房烟感', '处置经过', '接警'])
    await expect(paper.getByText(words, { exact: true }).first()).toBeVisible()

  const pages = await pagesOf(page)
  expect(pages.length).toBeGreaterThanOrEqual(1)
  for (const size of pages) expect(size).toEqual(A4)
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 680, height: 980 })
  await expect(page.getByRole('navigation')).toBeHidden()
  const { wide, fits } = await paper.evaluate(({ scrollWidth, clientWidth }) => ({ wide: scrollWidth, fits: clientWidth }))
  expect(wide).toBeLessThanOrEqual(fits)
})

test('a shift is noted, signed and taken over by keyboard only, and the next one knows what it was told', async ({ page, stage }) => {
  await sitDown(page, stage.ready.seat)
  await page.keyboard.press('h')
  await expect(page.getByRole('textbox', { name: '写一条值班记录' })).toBeFocused()
  await page.keyboard.type('128 号陈阿姨出院回家')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: '128 号陈阿姨出院回家' })).toBeVisible()
  await tabTo(page, /交代下一班/)
  await page.keyboard.type('留意沿河大门')
  await tabTo(page, /只签我的/)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/已签字交班/)).toBeVisible()

  // The next operator signs at another seat.
  const { shift } = await stage.rest<{ shift: { id: string; sheet: { hash: string } } }>('shifts/current')
  await stage.rest('shifts/take', { hash: shift.sheet.hash })
  await expect(page.getByText('您不在这一班')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText('留意沿河大门')).toBeVisible()
  expect((await stage.rest<{ items: { id: string }[] }>('shifts')).items.map(({ id }) => id)).toEqual([shift.id])
})
