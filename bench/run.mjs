/** `npm run bench -- NAME`: measures one thing on this machine; a table on stdout, the figures in `bench/results/NAME.json`. */
import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ensureBuilt, ensureInstalled, exitCode, node24, ROOT } from '../src-main/launch/prepare.mjs'

const ENDING = '.bench.ts'
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(ENDING))
  .map((file) => basename(file, ENDING))
const [name = '', ...args] = process.argv.slice(2)

if (!names.includes(name)) {
  process.stderr.write(`npm run bench -- ${names.join(' | ')}\n`)
  process.exit(1)
}
await ensureInstalled()
await ensureBuilt()
process.exitCode = await exitCode(spawn(node24(), [join('bench', `${name}${ENDING}`), ...args], { cwd: ROOT, stdio: 'inherit' }))
