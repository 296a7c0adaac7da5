/** The devices pages in a real browser, with a real core: found, entered, watched, put into test, changed by table. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import type { Device, Found } from '../../src-preload/contract/devices.contract.ts'
import { KITCHEN, type Stage, test } from './support/stage.ts'

async function openDevices(page: Page, stage: Stage): Promise<void> {
  await page.goto(stage.ready.seat)
  await expect(page.getByRole('button', { name: /开始值守/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '设备', exact: true }).click()
  await expect(page.getByRole('grid', { name: '设备' })).toBeVisible()
}

const device = (stage: Stage, id: string) => stage.rest<Device>(`devices/${id}`)
const rows = (page: Page) => page.getByRole('grid').locator('tbody').getByRole('row')

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

test('a device is found, opened and put into a walk test and back by keyboard alone', async ({ page, stage }) => {
  await openDevices(page, stage)
  await stage.publish(KITCHEN, { smoke: 0.03, battery: 87 })

  await page.keyboard.press('/')
  await page.keyboard.type('山塘街 128 厨房烟感')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page).first()).toContainText('烟雾浓度 0.03 dB/m')

  await page.getByRole('grid').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const one = page.getByRole('region', { name: '设备详情' })
  await expect(one.getByRole('heading', { name: '厨房烟感' })).toBeVisible()
  await expect(one.getByRole('button', { name: /烟雾浓度/ })).toContainText('0.03')
  await expect(one.getByRole('img', { name: /烟雾浓度/ })).toBeVisible()
  await expect(one.getByText('高于 0.15 dB/m')).toBeVisible()

  await one.getByRole('button', { name: '测试…' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type('季度巡检')
  await page.keyboard.press('Enter')
  await expect(one.getByRole('status').filter({ hasText: '季度巡检' })).toBeVisible()
  await expect(rows(page).first()).toContainText('测试')
  expect((await device(stage, KITCHEN)).service).toMatchObject({ mode: 'test', reason: '季度巡检' })
  expect(await seriousFaults(page)).toEqual([])

  await one.getByRole('button', { name: '结束测试' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await device(stage, KITCHEN)).service.mode).toBe('inService')
  await page.keyboard.press('Escape')
  await expect(one).toBeHidden()
})

test('a limit is tried on what was recorded, changed for one device, and taken back to its kind', async ({ page, stage }) => {
  await openDevices(page, stage)
  await stage.publish(KITCHEN, { smoke: 0.02 })
  await stage.publish(KITCHEN, { smoke: 0.09 })
  await page.getByRole('searchbox').fill(KITCHEN)
  await rows(page).first().click()
  const one = page.getByRole('region', { name: '设备详情' })
  await one.locator('.limit').filter({ hasText: '烟雾浓度' }).getByRole('button', { name: '修改' }).click()
  const editor = page.getByRole('form', { name: '修改' })

  // Lives may depend on it.
  await expect(editor.getByRole('checkbox', { name: '关闭这条' })).toBeDisabled()
  await editor.getByLabel('限值').fill('70')
  await expect(editor.getByText('超出量程 0 – 60')).toBeVisible()
  await editor.getByLabel('限值').fill('0.05')
  await editor.getByRole('button', { name: /试算/ }).click()
  await expect(editor.getByRole('status')).toContainText('会报警 1 次')
  await editor.getByLabel('限值').fill('0.2')
  await page.keyboard.press('Enter')
  await expect(one.getByText('高于 0.20 dB/m')).toBeVisible()
  await expect(one.getByText('已改')).toBeVisible()

  await one.locator('.limit').filter({ hasText: '烟雾浓度' }).getByRole('button', { name: '修改' }).click()
  await editor.getByRole('button', { name: '恢复类型设定' }).click()
  await expect(one.getByText('高于 0.15 dB/m')).toBeVisible()
})

test('a device nobody knows is found with what it sent and registered in one sheet', async ({ page, stage }) => {
  await openDevices(page, stage)
  await stage.publish('shed-7-smoke', { smoke: 0.01, battery: 97 })
  await page.getByRole('button', { name: /新发现/ }).click()
  const found = page.getByRole('listitem').filter({ hasText: 'shantang/shed-7-smoke' })
  await expect(found).toContainText('电量 97')
  await found.getByRole('button', { name: '登记…' }).click()

  const sheet = page.getByRole('form', { name: /登记/ })
  await expect(sheet.getByLabel('名称', { exact: true })).toBeFocused()
  await expect(sheet.getByLabel('编号')).toHaveValue('shed-7-smoke')
  await page.keyboard.press('Enter')
  await expect(sheet.getByText('请填写').first()).toBeVisible()

  await sheet.getByLabel('名称', { exact: true }).fill('车棚烟感')
  await sheet.getByLabel('类型').selectOption({ label: '烟感' })
  await sheet.getByRole('combobox', { name: '住户、商户' }).fill('128')
  await expect(sheet.getByRole('option', { name: /山塘街 128 号/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await sheet.getByLabel('房间').fill('车棚')
  await expect(sheet.getByLabel('位置', { exact: true })).toHaveValue('山塘街 128 号 · 车棚')
  const proposed = await sheet.getByLabel('经度').inputValue()
  await sheet.locator('.site-map canvas').click({ position: { x: 90, y: 90 } })
  await expect(sheet.getByLabel('经度')).not.toHaveValue(proposed)
  expect(await seriousFaults(page)).toEqual([])
  await sheet.getByLabel('房间').press('Enter')

  await expect(page.getByRole('region', { name: '设备详情' }).getByRole('heading', { name: '车棚烟感' })).toBeVisible()
  expect(await device(stage, 'shed-7-smoke')).toMatchObject({ kind: 'smoke-detector', household: 'shantang-128', room: '车棚' })
  expect((await stage.rest<{ items: Found[] }>('found')).items).toEqual([])
})

test('a table with mistakes changes nothing and says what to correct, row by row', async ({ page, stage }) => {
  await openDevices(page, stage)
  await page.getByRole('button', { name: '导入导出' }).click()
  const choose = async (rowsOfTable: string[]) => {
    const heading = '编号,类型,名称,网格,位置,经度,纬度'
    const buffer = Buffer.from(`${[heading, ...rowsOfTable].join('\r\n')}\r\n`)
    await page.getByLabel('选择文件', { exact: true }).setInputFiles({ name: 'devices.csv', mimeType: 'text/csv', buffer })
  }
  const good = 'shed-1,smoke-detector,车棚烟感,grid-1,车棚,120.6,31.32'

  await choose([good, 'shed-2,kettle,水壶,grid-1,车棚,120.6,31.32', 'shed-3,smoke-detector,,grid-1,车棚,120.6,31.32'])
  const mistakes = page.getByRole('alert').getByRole('row')
  await expect(mistakes.filter({ hasText: 'kettle' })).toContainText('没有这种类型')
  await expect(mistakes.filter({ hasText: '名称' })).toContainText('请填写')
  await expect(page.getByRole('button', { name: '导入', exact: true })).toBeHidden()
  expect(await seriousFaults(page)).toEqual([])

  await choose([good])
  await expect(page.getByRole('status')).toContainText('新增 1')
  await page.getByRole('button', { name: '导入', exact: true }).click()
  await expect(page.getByText('已导入')).toBeVisible()
  expect(await device(stage, 'shed-1')).toMatchObject({ name: '车棚烟感', zone: 'grid-1' })
})

test('an alarm is never covered by what is being entered', async ({ page, stage }) => {
  await openDevices(page, stage)
  await page.getByRole('button', { name: '添加设备…' }).click()
  await expect(page.getByRole('form', { name: '添加设备' })).toBeVisible()
  await stage.publish(KITCHEN, { smoke: 0.4 })
  const banner = page.getByRole('button', { name: /烟雾报警.*山塘街 128 号/ })
  await expect(banner).toBeVisible()
  // A press lands on the banner and on nothing that lies over it; the sheet keeps its own buttons.
  await page.getByRole('button', { name: /取消/ }).click({ trial: true })
  await banner.click()
  await expect(page.getByRole('complementary').getByText('烟雾报警').first()).toBeVisible()
})
