/** Real processes: what is left behind when the npm that started the core is killed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const MODULE = pathToFileURL(resolve(import.meta.dirname, '../../../src-main/launch/parent.mjs')).href
const CORE = `import { endWithNpm } from '${MODULE}'; endWithNpm(); console.log(process.pid); setInterval(() => {}, 1000)`
/** Starts the core and passes its process id on, as npm passes its output on. */
const NPM = `require('node:child_process').spawn(process.execPath, ['--input-type=module', '-e', process.argv[1]], { stdio: 'inherit' })`

test.skipIf(process.platform === 'win32')('when npm is killed the core goes with it', async () => {
  const env = { ...process.env, npm_lifecycle_event: 'core' }
  const npm = spawn(process.execPath, ['-e', NPM, CORE], { stdio: ['ignore', 'pipe', 'inherit'], env })
  const [line] = await once(createInterface(npm.stdout), 'line')
  expect(process.kill(Number(line), 0)).toBe(true)
  const killedAt = performance.now()
  npm.kill('SIGKILL')
  // Both write into this pipe: it ends when the last of them has gone.
  await once(npm.stdout, 'close')
  expect(performance.now() - killedAt).toBeLessThan(1_000)
})
