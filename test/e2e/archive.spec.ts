/** What is over is found again by a word, read with its seal, added to, and seen again; a real alarm is never covered by it. */
import { expect, type Page } from '@playwright/test'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { KITCHEN, type Stage, test } from './support/stage.ts'

const OTHER = 'dongyang-1-kitchen-smoke'

/** A false alarm, walked to the archive. */
async function fileFalseAlarm({ publish, rest }: Stage): Promise<void> {
  await publish(KITCHEN, { smoke: 0.4 })
  const [incident] = (await rest<{ items: Incident[] }>('incidents')).items
  const command = (name: string, body = {}) => rest<Incident>(`incidents/${incident?.id}/${name}`, body)
  await command('accept')
  await command('confirm', { verdict: 'false', by: 'party' })
  await publish(KITCHEN, { smoke: 0.01 })
  await command('clear')
  await command('reportCause', { cause: '阳台晒的辣椒被风吹到探测器上', category: 'badPlace' })
  expect(await command('archive')).toMatchObject({ state: 'archived' })
}

async function sitDown(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.getByRole('button', { name: /开始值守/ })).toBeFocused()
  await page.keyboard.press('Enter')
}

test('a sealed record is found, read, added to and replayed, until a real alarm calls', async ({ page, stage }) => {
  await fileFalseAlarm(stage)
  await sitDown(page, stage.ready.seat)
  await page.getByRole('button', { name: '记录' }).click()

  await page.keyboard.press('/')
  await page.keyboard.type('辣椒')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /烟雾报警.*山塘街 128 号/ })).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  const record = page.getByRole('region', { name: '档案' }).last()
  await expect(record.getByText(/校验一致/)).toBeVisible()
  await record.getByRole('textbox', { name: '要补充的内容' }).fill('已移装探测器')
  await record.getByRole('button', { name: '补充入档' }).click()
  await expect(record.getByText('已移装探测器')).toBeVisible()
  await expect(record.getByText(/校验一致/)).toBeVisible()

  await record.getByRole('button', { name: '回放' }).click()
  const replay = page.getByRole('main', { name: '事件回放' })
  await expect(replay.getByRole('button', { name: '暂停' })).toBeVisible()
  await page.keyboard.press('End')
  await expect(replay.getByRole('button', { name: '播放' })).toBeVisible()
  await expect(replay.getByText('归档封存')).toBeVisible()
  await page.keyboard.press('Home')
  await expect(replay.getByText('此刻还没有预警')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(replay.getByText('事件建立')).toBeVisible()
  await expect(replay.getByText('归档封存')).toHaveCount(0)

  await page.keyboard.press('Space')
  await stage.publish(OTHER, { smoke: 0.4 })
  await expect(page.getByText('有真实报警在等，回放已暂停')).toBeVisible()
  await expect(replay.getByRole('button', { name: '播放' })).toBeVisible()
  await expect(page.getByRole('button', { name: /烟雾报警.*东杨安浜 1 号/ })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(replay).toHaveCount(0)
  await expect(record.getByText(/校验一致/)).toBeVisible()
})
