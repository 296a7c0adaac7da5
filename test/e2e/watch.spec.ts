/** What is told when nobody acts, in a real browser: at the other desk and on the wall, until one key says that it was seen. */
import AxeBuilder from '@axe-core/playwright'
import { expect } from '@playwright/test'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { KITCHEN, test } from './support/stage.ts'

test('an alarm that nobody accepts is told to the second desk, and one key says that it was seen', async ({ page, stage }) => {
  await page.goto(stage.ready.seat)
  await expect(page.getByRole('button', { name: /开始值守/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await stage.publish(KITCHEN, { smoke: 0.4 })
  const band = page.getByRole('alert', { name: '升级' })
  // Its 2 s and the chain's 3 s have to pass first.
  await expect(band).toContainText('升级到第二席：接警超时', { timeout: 40_000 })
  await expect(band).toContainText(/山塘街 128 号/)
  await page.keyboard.press('y')
  await expect(band).toBeHidden()
  const [incident] = (await stage.rest<{ items: Incident[] }>('incidents?open=true')).items
  expect(incident).toMatchObject({ unacknowledged: true, owner: null })
  expect(incident?.escalations[0]).toMatchObject({ reason: 'accept', to: 'secondDesk', heededBy: '值守员' })
})

test('the policies are there to be read at the desk, and only commanders change them', async ({ page, stage }) => {
  await page.goto(stage.ready.seat)
  await expect(page.getByRole('button', { name: /开始值守/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '制度' }).click()
  const accept = page.getByRole('region', { name: '接警', exact: true })
  await expect(accept.getByLabel('期限', { exact: true })).toHaveValue('2')
  await expect(accept.getByLabel('期限', { exact: true })).toBeDisabled()
  await expect(accept.getByRole('list', { name: '无人处理时' })).toContainText('第二席')
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual([])
})
