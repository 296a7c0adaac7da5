import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import config from '../../../.dependency-cruiser.cjs'
import { PLANTED, plantTree } from './planted-tree.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')

interface Found {
  rule: { name: string; severity: string }
  from: string
}

/** The same command as in `npm run check`, so that the rules are tried as they are enforced. */
function cruise(root: string): Promise<Found[]> {
  const args = [
    CRUISER,
    '--config',
    join(ROOT, '.dependency-cruiser.cjs'),
    '--output-type',
    'json',
    'src-main',
    'src-preload',
    'src-renderer',
  ]
  return new Promise((done, fail) => {
    // It ends with the number of errors, so the code says nothing about whether it ran.
    execFile(process.execPath, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout, stderr) => {
      try {
        done(JSON.parse(stdout).summary.violations)
      } catch {
        fail(new Error(stderr))
      }
    })
  })
}

describe('a planted violation', () => {
  let root = ''
  let found: Found[] = []

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'watchroom-layers-'))
    await plantTree(root)
    found = await cruise(root)
  })
  afterAll(() => rm(root, { recursive: true, force: true }))

  test.each(Object.entries(PLANTED))('of %s is an error', (name, { from }) => {
    expect(found.filter((violation) => violation.rule.name === name)).toEqual([
      expect.objectContaining({ from, rule: { name, severity: 'error' } }),
    ])
  })

  test('is there for every rule, and nothing that is allowed is reported', () => {
    expect(Object.keys(PLANTED)).toEqual(config.forbidden?.map(({ name }) => name))
    expect(found).toHaveLength(Object.keys(PLANTED).length)
  })
})

test('the product keeps its layers', async () => {
  expect((await cruise(ROOT)).map(({ rule, from }) => `${rule.name}: ${from}`)).toEqual([])
})
