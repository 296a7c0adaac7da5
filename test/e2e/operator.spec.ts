/** The operator seat in a real browser, with a real core and Mosquitto as the broker, by keyboard only. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { KITCHEN, type Stage, test } from './support/stage.ts'

const open = (stage: Stage) => stage.rest<{ items: Incident[] }>('incidents?open=true').then(({ items }) => items)

/** The one gesture that also unlocks the sound. */
async function sitDown(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('button', { name: /开始值守/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('没有待处理的事件')).toBeVisible()
}

/** What the console says on its own: anything here is a defect. */
function complaints(page: Page): string[] {
  const heard: string[] = []
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('console', (message) => message.type() === 'error' && heard.push(message.text()))
  return heard
}

test('one alarm goes the whole way to the archive without touching the mouse', async ({ page, stage }) => {
  const heard = complaints(page)
  await sitDown(page, stage.ready.seat)
  await stage.publish(KITCHEN, { smoke: 0.02 })
  await stage.publish(KITCHEN, { smoke: 0.4 })

  const panel = page.getByRole('complementary')
  await expect(panel.getByText('烟雾报警').first()).toBeVisible()
  await expect(panel.getByText(/山塘街 128 号/).first()).toBeVisible()
  // The script stands there filled in before anybody has pressed a key.
  await expect(panel.getByText('厨房烟感探测器')).toBeVisible()
  await expect(panel.getByText('陈桂英').first()).toBeVisible()

  /** Presses a key once the seat offers the step, and waits until the core has taken it. */
  const act = async (button: RegExp, key: string, taken: (incident: Incident | undefined) => boolean) => {
    await expect(panel.getByRole('button', { name: button }).first()).toBeVisible()
    await page.keyboard.press(key)
    await expect.poll(async () => taken((await open(stage))[0])).toBe(true)
  }
  const state = (expected: Incident['state']) => (incident: Incident | undefined) => incident?.state === expected

  await act(/接警/, 'Space', state('contacting'))
  await expect(panel.getByRole('button', { name: /呼叫/ }).first()).toBeVisible()
  await page.keyboard.press('c')
  await act(/没人接/, '4', (incident) => incident?.calls[0]?.outcome === 'noAnswer')
  await act(/派单/, 'd', state('dispatched'))
  await act(/已到场/, 'Enter', state('verifying'))
  await act(/属实/, 'Enter', (incident) => incident?.verdict === 'real')
  // Protective gear is asked for before anybody goes in (6.3.3.1).
  await expect(panel.getByRole('button', { name: /现场处置/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await act(/已穿戴/, 'Enter', state('handling'))
  await act(/隐患已排除/, 'Enter', state('clearing'))

  // Clearing while there is still smoke is refused, and says why.
  await expect(panel.getByRole('button', { name: /解除预警/ })).toBeVisible()
  await page.keyboard.press('x')
  await expect(page.getByRole('alert').filter({ hasText: '监测读数' })).toBeVisible()
  expect((await open(stage))[0]?.state).toBe('clearing')

  await stage.publish(KITCHEN, { smoke: 0.03 })
  await expect(panel.getByText('0.03', { exact: true })).toBeVisible()
  await act(/解除预警/, 'x', state('advising'))
  await act(/告知/, 'Enter', (incident) => incident?.allowed.includes('archive') ?? false)
  await expect(panel.getByRole('button', { name: /归档/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await open(stage)).length).toBe(0)
  await expect(page.getByText('没有待处理的事件')).toBeVisible()

  const [archived] = (await stage.rest<{ items: Incident[] }>('incidents')).items
  const [alarm] = archived?.alarms ?? []
  // Five time stamps: sensed, received, shown, sounded, first act.
  expect([alarm?.sensedAt, alarm?.receivedAt, alarm?.shownAt, alarm?.soundedAt, alarm?.firstActAt].every(Boolean)).toBe(true)
  expect(heard).toEqual([])
})

test('a cut link is said, the picture stays, and the open incident is there again after the core restarts', async ({ page, stage }) => {
  await sitDown(page, stage.ready.seat)
  await stage.publish(KITCHEN, { smoke: 0.4 })
  await expect(page.getByRole('complementary').getByText('烟雾报警').first()).toBeVisible()
  await stage.killCore()
  await expect(page.getByRole('alert').filter({ hasText: '链路' })).toBeVisible()
  await expect(page.getByText(/山塘街 128 号/).first()).toBeVisible()
  await stage.restartCore()
  await expect(page.getByRole('alert').filter({ hasText: '链路' })).toBeHidden()
  await page.keyboard.press('Space')
  await expect.poll(async () => (await open(stage))[0]?.state).toBe('contacting')
})

test('the language changes live, and neither language has a serious accessibility fault', async ({ page, stage }) => {
  await sitDown(page, stage.ready.seat)
  await stage.publish(KITCHEN, { smoke: 0.4 })
  await expect(page.getByText('烟雾报警').first()).toBeVisible()
  const faults = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }
  expect(await faults()).toEqual([])
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByText('128 Shantang St').first()).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  expect(await faults()).toEqual([])
})

test('the wall shows the worst incident and no telephone number', async ({ page, stage }) => {
  await page.setViewportSize({ width: 3840, height: 2160 })
  await page.goto(stage.ready.wall)
  await expect(page.getByText('没有警情')).toBeVisible()
  await stage.publish(KITCHEN, { smoke: 0.4 })
  await expect(page.getByText('烟雾报警').first()).toBeVisible()
  await expect(page.getByText(/山塘街 128 号/).first()).toBeVisible()
  expect(await page.locator('body').textContent()).not.toMatch(/\d{3,4} \d{4} \d{4}/)
})

test('a spent ticket and a wrong password are refused in words', async ({ page, stage }) => {
  await page.goto(stage.ready.seat)
  await expect(page.getByRole('button', { name: /开始值守/ })).toBeVisible()
  await page.evaluate(() => sessionStorage.clear())
  await page.goto('about:blank')
  await page.goto(stage.ready.seat)
  await expect(page.getByText(/一次性/)).toBeVisible()
  await page.getByLabel('姓名').fill('值守员')
  await page.getByLabel('口令').fill('wrong password')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/姓名或口令不对/)).toBeVisible()
})
