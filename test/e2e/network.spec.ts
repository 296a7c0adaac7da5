/** Network, device alarms, alarm health and the flood queue in a real browser, with a real core and a panel on a raw socket. */
import { once } from 'node:events'
import { connect } from 'node:net'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'
import type { Alarm } from '../../src-preload/contract/alarms.contract.ts'
import type { Connection } from '../../src-preload/contract/connections/connection.ts'
import type { Device, Found } from '../../src-preload/contract/devices.contract.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { Line } from '../../src-preload/contract/network.contract.ts'
import { componentState, frame, SHANGHAI } from '../unit/drivers/gbt26875-frames.ts'
import { KITCHEN, type Stage, test } from './support/stage.ts'

async function sitDown(page: Page, stage: Stage): Promise<void> {
  await page.goto(stage.ready.seat)
  await expect(page.getByRole('button', { name: /开始值守/ })).toBeFocused()
  await page.keyboard.press('Enter')
}

const open = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '值守台页面' }).getByRole('button', { name, exact: true }).click()

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

const connections = (stage: Stage) => stage.rest<{ items: Connection[] }>('network/connections').then(({ items }) => items)

/** What a transmission device sends when a detector nobody knows yet raises the alarm. */
function fireFrame(): Buffer {
  const time = SHANGHAI.timeOf(Date.now())
  return frame(componentState({ state: 2, time }), { time })
}

test('a listener for fire panels is set up on the page; its first frame is seen as it came, and its detector is found', async ({
  page,
  stage,
}) => {
  await sitDown(page, stage)
  await open(page, '网络')
  await page.getByRole('button', { name: '添加连接…' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /GB\/T 26875.3/ })).toBeFocused()
  await page.keyboard.press('Enter')

  // A wrong address is refused in words, beside its field, before the core hears of it.
  const sheet = page.getByRole('region', { name: '连接设置' })
  await expect(sheet.getByLabel('名称')).toBeFocused()
  await page.keyboard.type('山塘街消防主机')
  await sheet.getByLabel('本台监听').fill('5200')
  await page.keyboard.press('Enter')
  await expect(sheet.getByText(/写法不对.*0\.0\.0\.0:5200/)).toBeVisible()
  await expect(sheet.getByRole('alert')).toHaveText('有 1 处要改')
  await expect(sheet.getByLabel('本台监听')).toHaveAttribute('aria-invalid', 'true')
  expect(await connections(stage)).toEqual([])
  expect(await seriousFaults(page)).toEqual([])

  await sheet.getByLabel('本台监听').fill('127.0.0.1:0')
  await page.keyboard.press('Enter')
  const row = page.getByRole('list', { name: '连接' }).getByRole('button', { name: /山塘街消防主机/ })
  await expect(row).toContainText('已接通')
  const { lines } = await stage.rest<{ lines: Line[] }>('network')
  const { port } = new URL(lines.find(({ source }) => source === 'gbt26875')?.url.replace('tcp:', 'http:') ?? '')

  const panel = connect(Number(port), '127.0.0.1')
  await once(panel, 'connect')
  const sent = fireFrame()
  panel.write(sent)
  await page.getByRole('searchbox', { name: '按主题、内容查找' }).fill('4040')
  const message = page.getByRole('list', { name: '原始消息' }).getByRole('button').first()
  await expect(message).toContainText('GB/T 26875.3')
  await expect(message).toContainText('读数')
  await message.click()
  const whole = page.getByRole('region', { name: '一条消息' })
  await expect(whole.locator('pre')).toContainText(sent.toString('hex').slice(0, 54))
  await expect(whole.getByText(/^889/).first()).toBeVisible()
  await row.click()
  const detail = page.getByRole('region', { name: '山塘街消防主机' })
  await expect(detail.getByRole('listitem').filter({ hasText: '889' })).toContainText('已接通')
  expect(await seriousFaults(page)).toEqual([])

  await expect
    .poll(async () => (await stage.rest<{ items: Found[] }>('found')).items.some(({ address }) => address.startsWith('889/')))
    .toBe(true)
  await open(page, '设备')
  await page.getByRole('button', { name: /新发现/ }).click()
  await expect(
    page
      .getByRole('listitem')
      .filter({ hasText: /GB\/T 26875.3.*889\// })
      .first(),
  ).toBeVisible()
  panel.destroy()

  // A port that is taken is said with what to do; and ending a connection is asked for twice.
  await open(page, '网络')
  await page.getByRole('button', { name: '添加连接…' }).click()
  await page
    .getByRole('region', { name: '接入哪一类设备' })
    .getByRole('button', { name: /GB\/T 26875.3/ })
    .click()
  await sheet.getByLabel('名称').fill('同一个端口')
  await sheet.getByLabel('本台监听').fill(`127.0.0.1:${port}`)
  await page.keyboard.press('Enter')
  const second = page.getByRole('list', { name: '连接' }).getByRole('button', { name: /同一个端口/ })
  await expect(second).toContainText('打不开')
  await expect(second).toContainText('端口已被占用')
  await second.click()
  await page.getByRole('button', { name: '结束连接…' }).click()
  await expect(page.getByRole('button', { name: '不结束' })).toBeFocused()
  await page.getByRole('alertdialog').getByRole('button', { name: '结束连接' }).click()
  await expect(second).toBeHidden()
  expect((await connections(stage)).map(({ name }) => name)).toEqual(['山塘街消防主机'])
})

test('trouble of a device is counted in the bar, acknowledged and put on the shelf and back by keyboard', async ({ page, stage }) => {
  await sitDown(page, stage)
  await stage.publish(KITCHEN, { smoke: 0.02, battery: 15 })
  const counter = page.getByRole('banner').getByRole('button', { name: /设备告警/ })
  await expect(counter).toContainText('设备告警 1')
  await counter.focus()
  await page.keyboard.press('Enter')

  const alarm = () => stage.rest<{ items: Alarm[] }>('alarms?open=true&kind=device').then(({ items }) => items[0])
  const row = page.getByRole('main').getByRole('button', { name: /厨房烟感/ })
  await expect(row).toContainText('电量 15 %')
  await expect(row).toContainText('待知悉')
  await page.keyboard.press('ArrowDown')
  await expect(row).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row).toContainText('已知悉')
  expect((await alarm())?.state).toBe('acknowledged')

  await page.keyboard.press('s')
  await expect(page.getByLabel('原因')).toBeFocused()
  await page.keyboard.press('Enter')
  expect((await alarm())?.state).toBe('acknowledged')
  await page.keyboard.type('已报修')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: '搁置' }).getByRole('button', { name: /厨房烟感/ })).toContainText('已报修')
  expect(await alarm()).toMatchObject({ state: 'shelved', shelved: { reason: '已报修' } })
  await expect(counter).toContainText('设备告警 0')
  expect(await seriousFaults(page)).toEqual([])

  await page.keyboard.press('u')
  await expect(counter).toContainText('设备告警 1')
})

test('the health of the alarm system can be read, and nothing on the page is out of reach', async ({ page, stage }) => {
  await sitDown(page, stage)
  await stage.publish(KITCHEN, { smoke: 0.4 })
  await open(page, '体检')
  const report = page.getByRole('main', { name: '报警体检' })
  await expect(report.getByText('EEMUA 191').first()).toBeVisible()
  await expect(report.getByRole('img', { name: /每 10 分钟报警次数/ })).toBeVisible()
  await expect(report.getByRole('button', { name: /烟雾浓度/ })).toContainText(/\d %/)
  await report.getByRole('button', { name: '30 天' }).click()
  await expect(report.getByRole('button', { name: '30 天' })).toHaveAttribute('aria-pressed', 'true')
  expect(await seriousFaults(page)).toEqual([])
})

test('in a flood the queue folds, opens fold by fold, and loses nobody', async ({ page, stage }) => {
  await sitDown(page, stage)
  const { items } = await stage.rest<{ items: Device[] }>('devices?kind=electrical-fire-monitor&limit=1000')
  const street = items.filter(({ place }) => place.startsWith('山塘街')).slice(0, 14)
  const incidents = async () => (await stage.rest<{ items: Incident[] }>('incidents?open=true&limit=100')).items
  for (const [index, { id }] of street.entries()) {
    await stage.publish(id, { 'residual-current': 400 })
    // A moment of its own: the oldest and the newest are not one.
    if (index === 0) await expect.poll(async () => (await incidents()).length).toBe(1)
  }

  const queue = page.getByRole('navigation', { name: '事件队列' })
  await expect(queue.getByRole('status')).toContainText('10 分钟内新增')
  await expect.poll(async () => (await incidents()).flatMap(({ alarms }) => alarms).length).toBe(street.length)
  const all = (await incidents()).length
  await expect(queue.getByRole('region', { name: '待接' }).getByRole('heading')).toHaveText(`待接${all}`)
  const fold = queue.getByRole('button', { name: /山塘街 · 用电异常/ })
  // The worst and the newest stand by themselves.
  await expect(fold).toContainText(`×${all - 2}`)
  expect(await seriousFaults(page)).toEqual([])

  const cards = queue.locator('[data-incident]')
  await expect(cards).toHaveCount(2)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(fold).toHaveAttribute('aria-expanded', 'true')
  await expect(cards).toHaveCount(all)
  await page.keyboard.press('Space')
  await expect(queue.getByRole('region', { name: '在办' }).locator('[data-incident]')).toHaveCount(1)
})
