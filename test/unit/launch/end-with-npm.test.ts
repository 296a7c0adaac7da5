/** Real processes: what is left behind when the npm that started the core is ended. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

const MODULE = pathToFileURL(resolve(import.meta.dirname, '../../../src-main/launch/parent.mjs')).href
const CORE = `import { endWithNpm } from '${MODULE}'
process.on('SIGTERM', () => { console.log('ended cleanly'); process.exit() })
endWithNpm(); console.log('runs'); setInterval(() => {}, 1000)`
const START_CORE = `"${process.execPath}" --input-type=module -e "$CORE"`

/** As npm does it: by a shell, whose output is npm's, and which gets the SIGTERM that npm gets. `; true` keeps the shell from replacing itself. */
const NPM = `const { spawn } = require('node:child_process')
const shell = spawn('sh', ['-c', process.env.SCRIPT], { stdio: 'inherit' })
process.on('SIGTERM', () => shell.kill('SIGTERM'))
shell.on('exit', () => process.exit())`

async function startNpm(script: string): Promise<{ npm: ChildProcess; said: string[]; allGone: Promise<unknown> }> {
  const env = { ...process.env, npm_lifecycle_event: 'core', CORE, SCRIPT: script }
  const npm = spawn(process.execPath, ['-e', NPM], { stdio: ['ignore', 'pipe', 'inherit'], env })
  const said: string[] = []
  const lines = createInterface(npm.stdout)
  lines.on('line', (line) => said.push(line))
  // All three write into this pipe: it ends when the last of them has gone.
  const allGone = once(npm.stdout, 'close')
  await once(lines, 'line')
  return { npm, said, allGone }
}

const withShell = `${START_CORE}; true`
const withoutShell = `exec ${START_CORE}`

test.skipIf(process.platform !== 'linux')(
  'a kill of npm takes the core with it, shell or no shell between them',
  { timeout: 5_000 },
  async () => {
    for (const script of [withShell, withoutShell]) {
      const { npm, said, allGone } = await startNpm(script)
      npm.kill('SIGKILL')
      await allGone
      expect(said).toEqual(['runs'])
    }
  },
)

test.skipIf(process.platform !== 'linux')('asking npm to end lets the core end cleanly', { timeout: 5_000 }, async () => {
  for (const script of [withShell, withoutShell]) {
    const { npm, said, allGone } = await startNpm(script)
    npm.kill('SIGTERM')
    await allGone
    expect(said).toEqual(['runs', 'ended cleanly'])
  }
})
