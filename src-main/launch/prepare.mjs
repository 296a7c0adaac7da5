/** Makes a fresh clone ready: installs the packages and builds `out/` when they are missing or out of date. Runs on Node 20, before anything is installed. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { say } from './say.mjs'

export const ROOT = resolve(import.meta.dirname, '../..')
const SOURCES = ['src-main', 'src-preload', 'src-renderer', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const BUILD_WAIT_MS = 5 * 60_000

/** The Node 24 that npm installed with the other packages. @param {string} [root] */
export const node24 = (root = ROOT) => join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Compares what the lock file asks for with what npm wrote down after installing; file times lie after a checkout. @param {string} [root] */
export function isInstalled(root = ROOT) {
  const wanted = readLock(join(root, 'package-lock.json'))
  const present = readLock(join(root, 'node_modules/.package-lock.json'))
  if (!wanted || !present || !existsSync(node24(root))) return false
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    const there = present[path]
    // Optional packages are the other platforms' binaries; npm leaves them out.
    return path === '' || there?.version === version || (!there && (optional || devOptional))
  })
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> | null} */
function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages
  } catch {
    return null
  }
}

export async function ensureInstalled() {
  if (isInstalled()) return
  say('正在安装组件,约需一分钟', 'Installing packages, about a minute')
  // npm tells scripts where it is; without it (`node src-main/launch/start.mjs`) the one in PATH is used.
  const { npm_execpath: npm, npm_node_execpath: node = process.execPath } = process.env
  const [command, ...args] = npm ? [node, npm] : [process.platform === 'win32' ? 'npm.cmd' : 'npm']
  const code = await run(command ?? 'npm', [...args, 'ci', '--no-audit', '--no-fund'], ['ignore', process.stderr, process.stderr])
  if (code !== 0 || !existsSync(node24()))
    throw new Error(
      '组件安装未完成。请检查网络或 npm 源后重试 · The packages could not be installed. Check the network or the npm registry, then try again.',
    )
}

/** One hash over everything that goes into `out/`. @param {string} [root] */
export function sourceHash(root = ROOT) {
  const hash = createHash('sha256')
  for (const source of SOURCES) {
    for (const file of filesOf(join(root, source)))
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/** @param {string} path @returns {string[]} */
function filesOf(path) {
  try {
    return readdirSync(path, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)]))
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code
    if (code === 'ENOTDIR') return [path]
    if (code === 'ENOENT') return []
    throw error
  }
}

export async function ensureBuilt({ onBuild = () => {} } = {}) {
  if (isBuilt()) return
  const unlock = await lock(join(ROOT, 'node_modules/.cache/watchroom-build.lock'))
  try {
    if (isBuilt()) return
    onBuild()
    await build()
  } finally {
    unlock()
  }
}

const stampFile = join(ROOT, 'out/.stamp')
const isBuilt = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceHash()

async function build() {
  const hash = sourceHash()
  rmSync(stampFile, { force: true })
  /** @type {Buffer[]} */
  const output = []
  const child = spawn(node24(), [join(ROOT, 'node_modules/electron-vite/bin/electron-vite.js'), 'build'], {
    cwd: ROOT,
    // Tests start cores too: their NODE_ENV=test must not put React's development build into `out/`.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.on('data', (chunk) => output.push(chunk))
  child.stderr.on('data', (chunk) => output.push(chunk))
  if ((await exitCode(child)) !== 0) {
    process.stderr.write(Buffer.concat(output))
    throw new Error('构建失败,原因见上 · The build failed; the reason is above.')
  }
  writeFileSync(stampFile, hash)
}

/** A file with the owner's process id; a lock left by a dead process is taken over. @param {string} file @returns {Promise<() => void>} */
export async function lock(file) {
  mkdirSync(resolve(file, '..'), { recursive: true })
  const giveUpAt = Date.now() + BUILD_WAIT_MS
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
    if (!isOwnerAlive(file)) rmSync(file, { force: true })
    else if (Date.now() > giveUpAt) throw new Error(`另一个构建一直没有结束 · Another build never ended: ${file}`)
    else await sleep(200)
  }
}

/** @param {string} file */
function isOwnerAlive(file) {
  try {
    const owner = Number(readFileSync(file, 'utf8'))
    // Between creating the file and writing the id into it the owner is alive too.
    return owner === 0 || process.kill(owner, 0)
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/** @param {string} command @param {string[]} args @param {import('node:child_process').StdioOptions} stdio */
export const run = (command, args, stdio = 'inherit') =>
  exitCode(spawn(command, args, { cwd: ROOT, stdio, shell: command.endsWith('.cmd') }))

/** The exit code; 1 when it was ended by a signal or never started. @param {import('node:child_process').ChildProcess} child @returns {Promise<number>} */
export const exitCode = (child) =>
  new Promise((done) => {
    child.once('error', () => done(1))
    child.once('exit', (code) => done(code ?? 1))
  })
