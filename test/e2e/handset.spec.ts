/** A guard's phone in a real browser, beside the desk and the wall: an order through a dead spot, a call for help on every seat. */
import { createHash } from 'node:crypto'
import { connect } from 'node:tls'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test'
import type { Order } from '../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { Staff } from '../../src-preload/contract/people.contract.ts'
import { KITCHEN, test as staged } from './support/stage.ts'

interface Phone {
  context: BrowserContext
  page: Page
}

/** How a browser knows a certificate without knowing its authority: the digest of its key. */
const pinOf = (address: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address)
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
      const key = socket.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' })
      socket.end()
      if (key) resolve(createHash('sha256').update(key).digest('base64'))
      else reject(new Error('The core showed no certificate.'))
    })
    socket.on('error', reject)
  })

const test = staged.extend<{ phones: Browser; pair: (staff: string | null) => Promise<Phone> }>({
  // Service workers want a certificate that the browser trusts, not one whose faults it overlooks.
  phones: async ({ stage, playwright, launchOptions }, use) => {
    const pin = await pinOf(stage.ready.https)
    const args = [...(launchOptions.args ?? []), `--ignore-certificate-errors-spki-list=${pin}`]
    const browser = await playwright.chromium.launch({ ...launchOptions, args })
    await use(browser)
    await browser.close()
  },
  pair: async ({ stage, phones }, use) => {
    await use(async (staff) => {
      const { url } = await stage.rest<{ url: string }>('handsets/invitations', { staff })
      const context = await phones.newContext({
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      })
      const page = await context.newPage()
      await page.goto(url)
      await expect(page.getByText(staff === null ? '没有警情' : '没有派单')).toBeVisible(PATIENT)
      expect(new URL(page.url()).hash).toBe('')
      return { context, page }
    })
  },
})

/** Three browsers that draw maps without a graphics card starve one another. */
const PATIENT = { timeout: 30_000 }
test.slow()

const firstOpen = (rest: <T>(path: string) => Promise<T>) =>
  rest<{ items: Incident[] }>('incidents?open=true').then(({ items }) => items.at(-1))

async function sitDown(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('button', { name: /开始值守/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('没有待处理的事件')).toBeVisible(PATIENT)
}

const faults = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

test('an order is accepted in a dead spot, kept over a restart, and shown at the desk with both times', async ({ page, stage, pair }) => {
  await sitDown(page, stage.ready.seat)
  await stage.publish(KITCHEN, { smoke: 0.4 })
  await expect.poll(async () => (await firstOpen(stage.rest))?.proposals.length ?? 0).toBeGreaterThan(0)
  const { id = '', proposals = [] } = (await firstOpen(stage.rest)) ?? {}
  const guard = proposals[0]?.staff ?? ''
  const phone = await pair(guard)
  // Everything is on the phone before it is taken along.
  await phone.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await phone.page.getByRole('button', { name: '不共享', exact: true }).click()

  const panel = page.getByRole('complementary')
  await page.keyboard.press('Space')
  await expect(panel.getByRole('button', { name: /派单/ }).first()).toBeVisible()
  await page.keyboard.press('d')
  await expect(phone.page.getByRole('heading', { name: /山塘街 128 号/ })).toBeVisible(PATIENT)
  await expect(phone.page.getByText('陈桂英')).toBeVisible()

  await phone.context.setOffline(true)
  await phone.page.getByRole('button', { name: '接单' }).click()
  await expect(phone.page.getByText(/离线.* · 1 条待发/)).toBeVisible()
  await expect(phone.page.getByRole('button', { name: '出发' })).toBeEnabled()
  await phone.page.reload()
  await expect(phone.page.getByRole('listitem').filter({ hasText: '接单' })).toContainText('待发')
  await expect(phone.page.getByRole('heading', { name: /山塘街 128 号/ })).toBeVisible()
  expect((await firstOpen(stage.rest))?.orders[0]?.acknowledgedAt).toBeNull()

  await phone.context.setOffline(false)
  const order = () => stage.rest<Incident>(`incidents/${id}`).then(({ orders }) => orders.find(({ staff }) => staff === guard) as Order)
  await expect.poll(async () => (await order()).acknowledgedAt, PATIENT).not.toBeNull()
  const { acknowledgedAt, said } = await order()
  expect(Date.parse(said.acknowledge ?? '')).toBeLessThan(Date.parse(acknowledgedAt ?? ''))
  await expect(panel.getByText(/已收到/).first()).toBeVisible(PATIENT)
  await expect(phone.page.getByText(/待发/)).toHaveCount(0)
  await expect(phone.page.getByRole('button', { name: '出发' })).toBeEnabled()
  expect(await faults(phone.page)).toEqual([])
})

test('a call for help is held, and seen at the desk, on the wall and on another phone', async ({ page, context, stage, pair }) => {
  const [caller, other] = (await stage.rest<{ items: Staff[] }>('staff')).items.filter(({ state }) => state === 'free')
  await sitDown(page, stage.ready.seat)
  const wall = await context.newPage()
  await wall.goto(stage.ready.wall)
  await expect(wall.getByText('没有警情')).toBeVisible(PATIENT)
  const phone = await pair(caller?.id ?? '')
  const near = await pair(other?.id ?? '')

  const sos = phone.page.getByRole('button', { name: '长按 SOS 求救' })
  await sos.click()
  await expect(sos).toBeVisible()
  await sos.hover()
  await phone.page.mouse.down()
  await expect(phone.page.getByText('求救已发出')).toBeVisible(PATIENT)
  await phone.page.mouse.up()

  await expect(page.getByText('求助报警').first()).toBeVisible(PATIENT)
  await expect(wall.getByText('求助报警').first()).toBeVisible(PATIENT)
  await expect(near.page.getByText(`${caller?.name} 求救`)).toBeVisible(PATIENT)
  expect((await firstOpen(stage.rest))?.owner).toBeNull()
  expect(await faults(near.page)).toEqual([])
  await near.page.getByRole('button', { name: '知道了' }).click()
  await phone.page.getByRole('button', { name: '我安全了' }).hover()
  await phone.page.mouse.down()
  await expect(sos).toBeVisible()
  await phone.page.mouse.up()
  await expect(near.page.getByText(`${caller?.name} 求救`)).toBeHidden(PATIENT)

  await near.page.getByRole('button', { name: 'English' }).click()
  await near.page.getByRole('button', { name: 'Day', exact: true }).click()
  expect(await faults(near.page)).toEqual([])
})

test('a phone that was taken out of use forgets whose it was', async ({ stage, pair }) => {
  const [guard] = (await stage.rest<{ items: Staff[] }>('staff')).items
  const phone = await pair(guard?.id ?? '')
  // Another phone of the same person puts this one out.
  await pair(guard?.id ?? '')
  await expect(phone.page.getByText('这台手机已停用')).toBeVisible(PATIENT)
  await phone.page.reload()
  await expect(phone.page.getByText('这台手机还没有配对')).toBeVisible()
  expect(await faults(phone.page)).toEqual([])
})
