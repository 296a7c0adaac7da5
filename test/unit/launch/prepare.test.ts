import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { installedElectron } from '../../../src-main/launch/electron.mjs'
import { isInstalled, lock, node24, sourceHash } from '../../../src-main/launch/prepare.mjs'

let root = ''
const put = async (path: string, content: string | object) => {
  const file = join(root, path)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, typeof content === 'string' ? content : JSON.stringify(content))
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'watchroom-launch-'))
})
afterEach(() => rm(root, { recursive: true, force: true }))

const A = { version: '1.0.0' }
const OTHER_PLATFORM = { version: '2.0.0', optional: true }

async function installed(wanted: object, present: object) {
  await put('package-lock.json', { packages: wanted })
  await put('node_modules/.package-lock.json', { packages: present })
  await put('node_modules/node/bin/node', '')
  if (process.platform === 'win32') await put('node_modules/node/bin/node.exe', '')
  return isInstalled(root)
}

test('a fresh clone is not installed', () => expect(isInstalled(root)).toBe(false))
test('packages at the versions of the lock file are installed; other platforms’ binaries may be missing', async () => {
  expect(await installed({ '': {}, 'node_modules/a': A, 'node_modules/b': OTHER_PLATFORM }, { 'node_modules/a': A })).toBe(true)
})
test('a package that is missing or older asks for an installation', async () => {
  expect(await installed({ 'node_modules/a': A }, {})).toBe(false)
  expect(await installed({ 'node_modules/a': { version: '1.1.0' } }, { 'node_modules/a': A })).toBe(false)
})
test('without its Node 24 nothing can run, so it is not installed', async () => {
  await installed({ 'node_modules/a': A }, { 'node_modules/a': A })
  await rm(node24(root))
  expect(isInstalled(root)).toBe(false)
})

test('the build is out of date when a source changes, appears, moves or goes', async () => {
  await put('src-main/a.ts', 'a')
  const seen = [sourceHash(root)]
  await put('src-main/a.ts', 'b')
  seen.push(sourceHash(root))
  await put('resources/locales/zh-CN/b.json', '{}')
  seen.push(sourceHash(root))
  await rm(join(root, 'src-main/a.ts'))
  seen.push(sourceHash(root))
  await put('src-main/c.ts', 'b')
  seen.push(sourceHash(root))
  expect(new Set(seen).size).toBe(seen.length)
})
test('what is not built does not make the build out of date', async () => {
  await put('src-main/a.ts', 'a')
  const before = sourceHash(root)
  await put('docs/notes.md', 'x')
  await put('out/main/index.js', 'x')
  expect(sourceHash(root)).toBe(before)
})

test('two starts at once build one after the other', async () => {
  const file = join(root, 'cache/build.lock')
  const order: string[] = []
  const unlock = await lock(file)
  const second = lock(file).then((release) => {
    order.push('second')
    release()
  })
  await new Promise((done) => setTimeout(done, 300))
  order.push('first')
  unlock()
  await second
  expect(order).toEqual(['first', 'second'])
})
test('the lock of a start that was killed is taken over', async () => {
  const file = join(root, 'build.lock')
  // Above the highest process id there can be.
  await writeFile(file, '999999999')
  const unlock = await lock(file)
  unlock()
})

test('Electron counts as installed only when its binary is really there', async () => {
  expect(installedElectron(root)).toBeNull()
  await put('node_modules/electron/path.txt', 'electron')
  expect(installedElectron(root)).toBeNull()
  await put('node_modules/electron/dist/electron', '')
  expect(installedElectron(root)).toBe(join(root, 'node_modules/electron/dist/electron'))
})
