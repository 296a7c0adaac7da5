/** `npm run check`: types, style, layers, file lengths and unused code, in one command. */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ensureInstalled, node24, ROOT } from '../src-main/launch/prepare.mjs'

const MAX_LINES = 400
const TYPED = ['src-preload/contract', 'src-main', 'src-renderer', 'src-renderer/handset-sw', 'test']
const SOURCES = ['src-main', 'src-preload', 'src-renderer']

/** @param {string} path */
const tool = (path) => [node24(), join(ROOT, 'node_modules', path)]
const biome = [node24(), join(ROOT, 'node_modules/@biomejs/biome/bin/biome')]

/** @type {Record<string, () => Promise<string | null>>} */
const checks = {
  ...Object.fromEntries(
    TYPED.map((side) => [`types of ${side}`, () => runs([...tool('typescript/bin/tsc'), '-p', `${side}/tsconfig.json`])]),
  ),
  'style (biome)': () => runs([...biome, 'check', '--config-path=.biome.json', '--error-on-warnings', '--colors=off', '.']),
  'layers (dependency-cruiser)': () =>
    runs([
      ...tool('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
      ...SOURCES,
    ]),
  'unused code (knip)': () => runs([...tool('knip/bin/knip.js'), '--config', '.knip.json', '--no-progress']),
  [`files of at most ${MAX_LINES} lines`]: async () => longFiles(),
}

/** The output when the command fails, null when all is well. @param {string[]} command @returns {Promise<string | null>} */
function runs([command = '', ...args]) {
  const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, FORCE_COLOR: '0' } })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  return new Promise((done) => {
    child.once('error', (error) => done(error.message))
    child.once('close', (code) => done(code === 0 ? null : output))
  })
}

function longFiles() {
  const files = [...SOURCES, 'test', 'bench'].flatMap((folder) => codeFiles(join(ROOT, folder)))
  const tooLong = files
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES)
  return tooLong.length === 0 ? null : tooLong.map(({ file, lines }) => `${relative(ROOT, file)}: ${lines} lines`).join('\n')
}

/** Device catalogues and generated migrations are data. @param {string} folder @returns {string[]} */
function codeFiles(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/[\\/](catalog|migrations)[\\/]/.test(file))
}

await ensureInstalled()
const waiting = Object.entries(checks)
let failed = 0

/** Two at a time: more than that only makes each slower on a small machine. */
async function worker() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, check] = next
    const startedAt = Date.now()
    const problem = await check()
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
    process.stdout.write(problem === null ? `ok    ${name} (${seconds} s)\n` : `FAIL  ${name} (${seconds} s)\n${indent(problem)}\n`)
    if (problem !== null) failed++
  }
}

/** @param {string} text */
const indent = (text) => text.trimEnd().replace(/^/gm, '      ')

await Promise.all([worker(), worker()])
process.stdout.write(failed === 0 ? 'All checks passed.\n' : `${failed} of ${Object.keys(checks).length} checks failed.\n`)
process.exitCode = failed === 0 ? 0 : 1
