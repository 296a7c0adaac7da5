import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { findBrowser, hasDisplay } from '../../../src-main/launch/browser.mjs'
import { coreArguments, dataFolder, freePort } from '../../../src-main/launch/demo.mjs'

test('on Linux a window needs a display, elsewhere there always is one', () => {
  expect(hasDisplay({}, 'linux')).toBe(false)
  expect(hasDisplay({ DISPLAY: ':0' }, 'linux')).toBe(true)
  expect(hasDisplay({ WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toBe(true)
  expect(hasDisplay({}, 'win32')).toBe(true)
})

test.skipIf(process.platform === 'win32')('the browser in the person’s PATH is found', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'watchroom-browser-'))
  await writeFile(join(folder, 'google-chrome'), '')
  await chmod(join(folder, 'google-chrome'), 0o755)
  expect(findBrowser({ PATH: ['/nowhere', folder].join(delimiter) }, 'linux')).toBe(join(folder, 'google-chrome'))
  expect(findBrowser({ PATH: '/nowhere' }, 'linux')).toBeNull()
  await rm(folder, { recursive: true })
})

test('the demo’s data lies where the system keeps a person’s data', () => {
  expect(dataFolder({}, 'linux')).toBe(join(homedir(), '.local/share/watchroom-demo'))
  expect(dataFolder({ XDG_DATA_HOME: '/x' }, 'linux')).toBe(join('/x', 'watchroom-demo'))
  expect(dataFolder({ WATCHROOM_DATA: '/elsewhere' }, 'linux')).toBe('/elsewhere')
})

test('a port that somebody has is left to them', async () => {
  const other = createServer()
  const port = await new Promise<number>((done) =>
    other.listen(0, '127.0.0.1', () => {
      const address = other.address()
      done(typeof address === 'object' && address ? address.port : 0)
    }),
  )
  expect(await freePort(port)).toBe(0)
  await new Promise((done) => other.close(done))
  expect(await freePort(port)).toBe(port)
})

test('the core is told the demo site, the scenario and its own machine only', async () => {
  const args = (await coreArguments('/d', 'quiet')).join(' ')
  expect(args).toMatch(/^--data \/d --http 127\.0\.0\.1:\d+ --mqtt 127\.0\.0\.1:\d+ --https 0\.0\.0\.0:8443 --site demo --simulate quiet$/)
})
