/** `npm test`: makes ready what is missing, then checks, builds and runs all tests. Works under Node 20 on a fresh clone. */
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ensureBuilt, ensureInstalled, exitCode, node24, ROOT } from '../src-main/launch/prepare.mjs'
import { ensureSystemPackages } from './system-packages.mjs'

const REPORTS = join(ROOT, 'node_modules/.cache/watchroom-tests')
const UNIT_REPORT = join(REPORTS, 'unit.json')
const SEATS_REPORT = join(REPORTS, 'seats.json')
const filters = process.argv.slice(2)

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {string[]} args @param {Record<string, string>} [env] @returns {Promise<boolean>} */
async function node(args, env = {}) {
  // Whatever a test starts as `node` is Node 24 too.
  const path = `${join(ROOT, 'node_modules/.bin')}${delimiter}${process.env.PATH ?? ''}`
  const child = spawn(node24(), args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, PATH: path, ...env } })
  return (await exitCode(child)) === 0
}

const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/vitest.config.ts', '--reporter=default', '--reporter=json']
const playwright = ['node_modules/@playwright/test/cli.js', 'test', '--config', 'test/playwright.config.ts', '--reporter=list,json']

/** A stage with a report is counted by its tests, any other as one. @type {{ name: string, run: () => Promise<boolean>, count?: () => Counts }[]} */
const STAGES = [
  { name: 'check', run: () => node(['test/check.mjs']) },
  { name: 'build', run: () => ensureBuilt().then(() => true) },
  {
    name: 'unit tests',
    run: () => node([...vitest, `--outputFile.json=${UNIT_REPORT}`, '--passWithNoTests', ...filters]),
    count: countUnitTests,
  },
  {
    name: 'seats in the browser',
    run: () => node([...playwright, '--pass-with-no-tests', ...filters], { PLAYWRIGHT_JSON_OUTPUT_FILE: SEATS_REPORT }),
    count: countSeatTests,
  },
]

/** A file that could not be loaded has no tests to count, but it failed. @returns {Counts} */
function countUnitTests() {
  const report = JSON.parse(readFileSync(UNIT_REPORT, 'utf8'))
  const unloaded = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** @returns {Counts} */
function countSeatTests() {
  const { stats, errors, suites } = JSON.parse(readFileSync(SEATS_REPORT, 'utf8'))
  for (const reason of new Set(suites.flatMap(skipReasons))) process.stdout.write(`  skipped: ${reason}\n`)
  for (const title of suites.flatMap(flakyTitles)) process.stdout.write(`  FLAKY, passed the second time: ${title}\n`)
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped }
}

/** @param {{ suites?: never[], specs: { tests: { annotations: { type: string, description?: string }[] }[] }[] }} suite @returns {string[]} */
function skipReasons({ suites = [], specs }) {
  const own = specs.flatMap(({ tests }) => tests.flatMap(({ annotations }) => annotations))
  const reasons = own.filter(({ type, description }) => type === 'skip' && description !== undefined)
  return [...reasons.map(({ description = '' }) => description), ...suites.flatMap(skipReasons)]
}

/** @param {{ suites?: never[], specs: { title: string, tests: { status: string }[] }[] }} suite @returns {string[]} */
const flakyTitles = ({ suites = [], specs }) => [
  ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(({ title }) => title),
  ...suites.flatMap(flakyTitles),
]

/** @param {(typeof STAGES)[number]} stage @returns {Promise<Counts>} */
async function runStage(stage) {
  const ok = await stage.run().catch((error) => {
    process.stderr.write(`${error.message}\n`)
    return false
  })
  const none = { passed: 0, failed: 0, skipped: 0 }
  const counts = stage.count ? tryCount(stage.count) : none
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

/** A runner that died leaves no report behind. @param {() => Counts} count */
function tryCount(count) {
  try {
    return count()
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}

await ensureInstalled()
if (!(await ensureSystemPackages())) process.exit(1)
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })

const total = { passed: 0, failed: 0, skipped: 0 }
const lines = []
for (const stage of STAGES) {
  process.stdout.write(`\n── ${stage.name}\n`)
  const startedAt = Date.now()
  const counts = await runStage(stage)
  for (const key of /** @type {const} */ (['passed', 'failed', 'skipped'])) total[key] += counts[key]
  lines.push(`${counts.failed === 0 ? 'ok  ' : 'FAIL'} ${stage.name} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`)
}
process.stdout.write(`\n${lines.join('\n')}\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`)
process.exitCode = total.failed === 0 ? 0 : 1
