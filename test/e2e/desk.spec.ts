/** The desk by keyboard only: a kitchen fire, a false alarm, somebody who cannot be reached, and two incidents in one minute. */
import { expect, type Page } from '@playwright/test'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { KITCHEN, type Stage, test } from './support/stage.ts'

const ELSEWHERE = 'shantang-117-kitchen-smoke'
/** What a sentence looks like that was not filled in. */
const BLANK = /\{\{|\}\}|undefined|NaN/

test('a fire, a false alarm, an unreachable resident and two at once, without the mouse', async ({ page, stage }) => {
  const desk = await sitDown(page, stage)

  await test.step('a kitchen fire: called within two keys, rescue told, people led out, filed', async () => {
    await stage.publish(KITCHEN, { smoke: 0.6 })
    await desk.opens('陈桂英')
    // The script is whole before anybody has pressed a key.
    expect(await desk.panel.innerText()).not.toMatch(BLANK)
    await desk.press('Space')
    await desk.is((incident) => incident.state === 'contacting')
    await desk.press('c')
    await expect(desk.callClock).toBeVisible()
    expect(desk.presses()).toBeLessThanOrEqual(2)

    await desk.press('3')
    await desk.is((incident) => incident.calls.at(-1)?.answer === 'fire')
    // The second question of the script, and what follows from it.
    await expect(desk.panel.getByText('有人受伤或被困吗')).toBeVisible()
    await desk.press('1')
    await expect(desk.panel.getByText('我马上为您拨打 120')).toBeVisible()
    await desk.press('d')
    await desk.is((incident) => incident.state === 'dispatched')

    await desk.hold('r', (incident) => incident.reports.some(({ how }) => how === 'sent'))
    // Somebody is hurt, so the ambulance is rung next: the report in large letters, then noted.
    const ambulance = desk.panel.locator('[data-row="ambulance"]')
    await expect(ambulance).toBeFocused()
    await expect(ambulance.getByText('有伤员，须报 120')).toBeVisible()
    await desk.press('Enter')
    const sheet = page.getByRole('region', { name: /照读给/ })
    await expect(sheet.getByText(/山塘街 128 号 · 厨房发生烟雾/)).toBeVisible()
    await expect(sheet.getByText(/消火栓 \d+ 距离/)).toBeVisible()
    expect(await sheet.innerText()).not.toMatch(BLANK)
    await desk.press('Enter')
    await desk.is((incident) => incident.reports.some(({ recipient, how }) => recipient === 'ambulance' && how === 'readOut'))
    await desk.press('Escape')

    await desk.hold('e', (incident) => incident.state === 'evacuating')
    await desk.press('e')
    await desk.press('2')
    await desk.is((incident) => incident.evacuees[0]?.state === 'out')
    await desk.press('Escape')

    await desk.press('b')
    await desk.press('+')
    await desk.press('Enter')
    await desk.is((incident) => incident.cordon !== null)

    await desk.press('w')
    for (const answer of ['2', '1', '1']) await desk.press(answer)
    await page.keyboard.type('右臂烧伤')
    await desk.press('Enter')
    await desk.is((incident) => incident.casualties[0]?.category === 'immediate')
    await expect(desk.panel.locator('[data-row="1"]')).toBeFocused()
    await desk.press('Escape')

    await desk.next(/隐患已排除/)
    await desk.is((incident) => incident.state === 'clearing')
    await stage.publish(KITCHEN, { smoke: 0.02 })
    await expect(desk.panel.locator('.act--main').filter({ hasText: '解除预警' })).toBeVisible()
    await desk.is((incident) => incident.allowed.includes('clear'))
    await desk.press('x')
    await desk.next(/告知当事人/)
    await desk.next(/归档/)
    await desk.isFiled()
  })

  await test.step('a false alarm: told by the party, cleared, explained in writing, filed', async () => {
    await stage.publish(ELSEWHERE, { smoke: 0.4 })
    await desk.opens('山塘街 117 号')
    await desk.press('Space')
    await desk.is((incident) => incident.state === 'contacting')
    await desk.press('c')
    await expect(desk.callClock).toBeVisible()
    await desk.press('1')
    await desk.is((incident) => incident.calls.at(-1)?.answer === 'nothingWrong')
    await desk.press('f')
    await desk.is((incident) => incident.state === 'standingDown')
    await stage.publish(ELSEWHERE, { smoke: 0.01 })
    await expect(desk.panel.locator('.act--main').filter({ hasText: '解除预警' })).toBeVisible()
    await desk.is((incident) => incident.allowed.includes('clear'))
    await desk.press('x')
    await desk.next(/写误报原因/)
    await expect(page.getByLabel('查明的原因')).toBeFocused()
    await page.keyboard.type('炒菜油烟')
    await desk.press('Enter')
    await desk.is((incident) => incident.causeReport === '炒菜油烟')
    await desk.next(/归档/)
    await desk.isFiled()
  })

  await test.step('somebody who cannot be reached: every number in turn, then somebody is sent', async () => {
    await stage.publish(KITCHEN, { smoke: 0.5 })
    await desk.opens('陈桂英')
    await desk.press('Space')
    await desk.is((incident) => incident.state === 'contacting')
    const numbers = (await desk.open()).party?.phones.length ?? 0
    for (let tried = 1; tried <= numbers; tried++) {
      await desk.press('c')
      await expect(desk.callClock).toBeVisible()
      await desk.press('4')
      await desk.is((incident) => incident.calls.length === tried)
      await expect(desk.callClock).toBeHidden()
    }
    const calls = (await desk.open()).calls.map(({ phone }) => phone)
    expect(new Set(calls).size).toBe(numbers)
    await expect(desk.panel.getByText('号码都打过了')).toBeVisible()
    await desk.press('d')
    await desk.is((incident) => incident.state === 'dispatched')
  })

  await test.step('two in one minute: the second is seen and heard while a note on the first is being written', async () => {
    await desk.press('n')
    await expect(page.getByLabel('内容')).toBeFocused()
    await page.keyboard.type('邻居说')
    await stage.publish(ELSEWHERE, { smoke: 0.5 })
    await expect(page.locator('.incident-card--waiting').getByText('山塘街 117 号')).toBeVisible()
    await expect.poll(async () => (await desk.all()).find(({ state }) => state === 'raised')?.alarms[0]?.soundedAt ?? null).not.toBeNull()
    // Space is a letter here, and the panel does not turn away from what is being written.
    await page.keyboard.type(' 屋里有烟')
    await desk.press('Enter')
    await expect(page.getByLabel('内容')).toBeHidden()
    await expect(desk.panel.getByText('邻居说 屋里有烟')).toBeVisible()
    await desk.press('Space')
    await expect.poll(async () => (await desk.all()).filter(({ state }) => state === 'raised').length).toBe(0)
    await expect(desk.panel.getByText('山塘街 117 号').first()).toBeVisible()
    await desk.press('Tab')
    await expect(desk.panel.getByText('山塘街 128 号').first()).toBeVisible()
  })

  expect(desk.complaints).toEqual([])
})

/** The seat, its panel, and what the core knows meanwhile. */
async function sitDown(page: Page, stage: Stage) {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  await page.goto(stage.ready.seat)
  await expect(page.getByRole('button', { name: /开始值守/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('没有待处理的事件')).toBeVisible()

  const panel = page.getByRole('complementary')
  let presses = 0
  const all = async () => (await stage.rest<{ items: Incident[] }>('incidents?open=true')).items
  const open = async (): Promise<Incident> => {
    const [first] = await all()
    if (!first) throw new Error('No incident is open')
    return first
  }
  const is = (taken: (incident: Incident) => boolean) =>
    expect.poll(async () => (await all()).some(taken), { intervals: [50, 100, 200] }).toBe(true)
  const press = async (key: string) => {
    presses++
    await page.keyboard.press(key)
  }
  return {
    panel,
    /** The call that is dialled by hand. */
    callClock: panel.getByText(/^通话 \d/),
    complaints,
    all,
    open,
    is,
    press,
    presses: () => presses,
    /** The incident is in the panel; keys are counted from here. */
    async opens(words: string) {
      await expect(panel.getByText(words).first()).toBeVisible({ timeout: 30_000 })
      presses = 0
    },
    /** Enter, once the seat offers this as the next step. */
    async next(step: RegExp) {
      await expect(panel.locator('.act--main').filter({ hasText: step })).toBeVisible()
      await press('Enter')
    },
    async hold(key: string, taken: (incident: Incident) => boolean) {
      await page.keyboard.down(key)
      await is(taken)
      await page.keyboard.up(key)
    },
    async isFiled() {
      await expect.poll(async () => (await all()).length).toBe(0)
      await expect(page.getByText('没有待处理的事件')).toBeVisible()
    },
  }
}
