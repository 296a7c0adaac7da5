/** The real shell, where Electron's binary is installed: its page, its locks, and a core that comes back. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type ElectronApplication, expect, test } from '@playwright/test'
import { hasDisplay } from '../../src-main/launch/browser.mjs'
import { installedElectron } from '../../src-main/launch/electron.mjs'
import { ensureBuilt, ROOT } from '../../src-main/launch/prepare.mjs'

const electron = installedElectron()
test.skip(electron === null, 'Electron’s binary is not installed here; fetch it with `npx install-electron` to run this test.')
test.skip(!hasDisplay(), 'Electron needs a display.')
test.skip(process.getuid?.() === 0, 'Electron’s sandbox does not work as root.')

let data = ''
let app: ElectronApplication

test.beforeAll(async () => {
  await ensureBuilt()
  data = await mkdtemp(join(tmpdir(), 'watchroom-shell-'))
  const args = [ROOT, '--data', data, '--site', 'demo', '--mqtt', '127.0.0.1:0']
  app = await _electron.launch({ executablePath: electron ?? undefined, args })
})
test.afterAll(async () => {
  await app.close()
  await rm(data, { recursive: true, force: true })
})

test('the operator’s page is our own, locked and signed in', async () => {
  const page = await app.firstWindow()
  await expect.poll(() => page.url()).toBe('app://watchroom/operator.html')
  expect(await page.evaluate(() => Object.keys((window as unknown as { watchroom: object }).watchroom))).toEqual(['desktop'])
  expect(await page.evaluate(() => [typeof Reflect.get(window, 'require'), typeof Reflect.get(window, 'process')])).toEqual([
    'undefined',
    'undefined',
  ])
})

test('the seat is served again after its core was killed', async () => {
  const page = await app.firstWindow()
  await page.evaluate(() =>
    window.addEventListener('message', ({ data }) => {
      if (data?.type === 'watchroom.port') document.title = 'fresh port'
    }),
  )
  await app.evaluate(({ app: shell }) => {
    const core = shell.getAppMetrics().find(({ name }) => name === 'Watchroom core')
    if (core) process.kill(core.pid, 'SIGKILL')
  })
  await expect(page).toHaveTitle('fresh port')
})
