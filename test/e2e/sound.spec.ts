/** Whether an alarm can be heard is proved all the time, and what cannot be heard is seen: in a real browser, with its own sound system. */
import { expect, type Page } from '@playwright/test'
import type { JournalEntry } from '../../src-preload/contract/journal.contract.ts'
import { KITCHEN, type Stage, test } from './support/stage.ts'

const told = async (stage: Stage): Promise<string[]> =>
  (await stage.rest<{ items: JournalEntry[] }>('journal')).items
    .filter(({ fact }) => fact.startsWith('sound.'))
    .map(({ fact, data }) => [fact, data.heard ?? data.failure].filter((part) => part !== undefined).join(' '))
    .reverse()

const NOT_HEARD = ['sound.tested false', 'sound.failed notHeard']

async function sitDown(page: Page, stage: Stage): Promise<void> {
  await page.goto(stage.ready.seat)
  await expect(page.getByRole('button', { name: /开始值守/ })).toBeFocused()
  await page.keyboard.press('Enter')
}

/** What the page has done with the sound system. */
interface Sound {
  /** Ways to the loudspeaker, so that a test can cut them. */
  opened: AudioContext[]
  /** Length of what was spoken, in seconds. */
  spoken: number[]
  resume: () => Promise<void>
}

const remember = () => {
  const opened: AudioContext[] = []
  const spoken: number[] = []
  Object.assign(window, { opened, spoken, resume: AudioContext.prototype.resume })
  const start = AudioBufferSourceNode.prototype.start
  AudioBufferSourceNode.prototype.start = function () {
    spoken.push(this.buffer?.duration ?? 0)
    start.call(this)
  }
  window.AudioContext = class extends AudioContext {
    constructor() {
      super()
      opened.push(this)
    }
  }
}

/** As if the system took the sound away, and nothing the page does brings it back. */
const cut = (page: Page) =>
  page.evaluate(async () => {
    AudioContext.prototype.resume = () => Promise.reject(new Error('not allowed'))
    for (const context of (window as unknown as Sound).opened) if (context.state !== 'closed') await context.suspend()
  })
const giveBack = (page: Page) =>
  page.evaluate(() => {
    AudioContext.prototype.resume = (window as unknown as Sound).resume
  })

const muffle = (page: Page) =>
  page.evaluate(() => {
    OscillatorNode.prototype.start = () => undefined
    OscillatorNode.prototype.stop = () => undefined
  })

/** As if the plug was pulled. */
const unplug = (page: Page) =>
  page.evaluate(() => {
    navigator.mediaDevices.enumerateDevices = async () => []
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
  })

test('the sound is tried by ear, the script is read out, and an alarm that cannot be heard fills the sides of the seat until it can', async ({
  page,
  stage,
}) => {
  await page.addInitScript(remember)
  await sitDown(page, stage)

  const question = page.getByRole('region', { name: '试音' })
  await expect(question).toBeVisible()
  await expect(page.getByRole('button', { name: /未试/ })).toBeVisible()
  // Whoever hears nothing is told what to look at, and not asked again until somebody wants to.
  await page.keyboard.press('q')
  await expect(question).toBeHidden()
  await expect.poll(() => told(stage)).toEqual(NOT_HEARD)
  await page.getByRole('button', { name: '试音没听到' }).click()
  await page.keyboard.press('o')
  await expect(question).toBeHidden()
  await expect.poll(() => told(stage)).toEqual([...NOT_HEARD, 'sound.tested true', 'sound.restored'])
  await expect(page.getByRole('button', { name: '声音 70%', exact: true })).toBeVisible()

  await stage.publish(KITCHEN, { smoke: 0.4 })
  await expect(page.getByRole('complementary').getByText('烟雾报警').first()).toBeVisible()
  const substitute = page.getByRole('button', { name: /有报警，但声音没有响/ })
  await expect(substitute).toBeHidden()

  // The script is read out from here, and no longer than it is wanted.
  await page.keyboard.press('p')
  await expect.poll(() => page.evaluate(() => (window as unknown as Sound).spoken[0])).toBeGreaterThan(2)
  await page.keyboard.press('p')
  await expect(page.getByRole('button', { name: '朗读' })).toBeVisible()

  await cut(page)
  await expect(substitute).toContainText('山塘街 128 号')
  await expect(page.locator('.unheard__edge')).toHaveCount(2)
  await expect(page.getByRole('button', { name: '声音未开' })).toBeVisible()
  await expect.poll(() => told(stage)).toEqual([...NOT_HEARD, 'sound.tested true', 'sound.restored', 'sound.failed blocked'])
  await giveBack(page)
  await expect(substitute).toBeHidden()

  // The sound system says that it runs, but nothing comes out of it.
  await muffle(page)
  await expect(page.getByRole('button', { name: '声音中断' })).toBeVisible()
  await expect(substitute).toBeVisible()
  await unplug(page)
  await expect(substitute).toContainText('检查插头')

  // Silence is silence: what was asked for is not shown as a failure.
  await page.keyboard.press('m')
  await expect(substitute).toBeHidden()
})
