/** `npm run core -- ARGS`: builds what is out of date, then runs the core by itself. Its stdout carries only what the core prints. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { endWithNpm } from './parent.mjs'
import { ensureBuilt, isInstalled, node24, ROOT } from './prepare.mjs'

const NODE_MAJOR = 24

endWithNpm()
if (!isInstalled()) fail('请先运行 npm ci · Run npm ci first.')
else if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR) runWithNode24()
else
  await ensureBuilt().then(
    // Not a literal: the file is there only after the build.
    async () => (await import(pathToFileURL(join(ROOT, 'out/main/node-server.js')).href)).main(process.argv.slice(2)),
    (error) => fail(error.message),
  )

function runWithNode24() {
  const core = spawn(node24(), process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) process.on(signal, () => core.kill(signal))
  core.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)))
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}
