/** Runs an entry of the build under Node 24, building first what is out of date. stdout carries only what the entry prints. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { endWithNpm } from './parent.mjs'
import { ensureBuilt, isInstalled, node24, ROOT } from './prepare.mjs'

const NODE_MAJOR = 24

/**
 * @param {string} entry a file of `out/main`
 * @param {(module: { main?: (argv: string[]) => Promise<void> }) => Promise<void> | undefined} start
 */
export async function runBuilt(entry, start) {
  endWithNpm()
  if (!isInstalled()) fail('请先运行 npm ci · Run npm ci first.')
  else if (Number(process.versions.node.split('.')[0]) < NODE_MAJOR) runWithNode24()
  else
    await ensureBuilt().then(
      async () => start(await import(pathToFileURL(join(ROOT, 'out/main', entry)).href)),
      (error) => fail(error.message),
    )
}

function runWithNode24() {
  const child = spawn(node24(), process.argv.slice(1), { stdio: 'inherit' })
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 0)))
}

/** @param {string} message */
function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exitCode = 1
}
