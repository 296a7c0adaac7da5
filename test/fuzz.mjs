/** `npm run fuzz -- [inputs]`: every decoder against whatever may come, a million inputs divided over them, with an eye on memory. */
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ensureInstalled, exitCode, node24, ROOT } from '../src-main/launch/prepare.mjs'

const REPORTS = join(ROOT, 'node_modules/.cache/watchroom-tests')
const REPORT = join(REPORTS, 'fuzz.json')
/** The end of a title that `test/support/fuzz.ts` gives. */
const FUZZED = String.raw`\(\d+ inputs\)$`
const TESTS = ['test/unit/drivers', 'test/unit/core/native-codec.test.ts']
const options = ['--config', 'test/vitest.config.ts', '--project', 'unit', '-t', FUZZED, ...TESTS]
const vitest = 'node_modules/vitest/vitest.mjs'

/** @typedef {{ runs: number, ms: number, heapGrowth: number, peakGrowth: number }} Fuzz */
/** @typedef {{ fullName: string, status: string, failureMessages: string[], meta: { fuzz?: Fuzz } }} Result */

/** @param {Result & { file: string }} result */
function print({ file, fullName, status, failureMessages, meta: { fuzz } }) {
  const ran = fuzz ? `${(fuzz.ms / 1000).toFixed(1)} s, heap ${mebibytes(fuzz.heapGrowth)}, peak ${mebibytes(fuzz.peakGrowth)}` : ''
  process.stdout.write(`${status === 'passed' ? 'ok  ' : 'FAIL'} ${file}: ${fullName}: ${ran}\n${failureMessages.join('\n')}`)
}

/** @param {number} bytes */
const mebibytes = (bytes) => `${bytes < 0 ? '' : '+'}${(bytes / 1_048_576).toFixed(1)} MiB`

await ensureInstalled()
const inputs = Number(process.argv[2] ?? 1_000_000)
const listed = execFileSync(node24(), [vitest, 'list', '--json', '--no-static-parse', ...options], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 1e9,
})
const expected = JSON.parse(listed).length
rmSync(REPORT, { force: true })
mkdirSync(REPORTS, { recursive: true })
const env = { ...process.env, WATCHROOM_FUZZ_RUNS: String(Math.ceil(inputs / expected)) }
const run = [vitest, 'run', '--reporter=json', `--outputFile=${REPORT}`, ...options]
const code = await exitCode(spawn(node24(), run, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], env }))

/** @type {{ name: string, assertionResults: Result[] }[]} */
const files = JSON.parse(readFileSync(REPORT, 'utf8')).testResults
const results = files
  .flatMap(({ name, assertionResults }) => assertionResults.map((result) => ({ file: basename(name), ...result })))
  .filter(({ status }) => status === 'passed' || status === 'failed')
for (const result of results) print(result)
const total = results.reduce((sum, { meta }) => sum + (meta.fuzz?.runs ?? 0), 0)
const seconds = results.reduce((sum, { meta }) => sum + (meta.fuzz?.ms ?? 0), 0) / 1000
const peak = Math.max(...results.map(({ meta }) => meta.fuzz?.peakGrowth ?? 0))
process.stdout.write(
  `${total} inputs over ${results.length} of ${expected} fuzz tests in ${seconds.toFixed(0)} s; the peak of a process rose by ${mebibytes(peak)} at most\n`,
)
process.exitCode = code === 0 && results.length === expected ? 0 : 1
