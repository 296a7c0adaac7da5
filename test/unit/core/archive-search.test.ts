/** Search over years of records: by words and filters, newest first, page by page; nothing is found that was not sealed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ArchiveStore } from '../../../src-main/domains/archive/archive.store.ts'
import type { ArchiveFilter } from '../../../src-main/domains/archive/archive.types.ts'
import { openStore, type Store } from '../../../src-main/store/open.ts'
import { type Sample, sealSamples } from '../../support/archive-samples.ts'

const RECORDS = 1200
const STEP_MS = 3_600_000
const FROM = Date.parse('2024-01-01T00:00:00.000Z')

const KINDS = ['smoke', 'gas', 'water', 'door'] as const
const OWNERS = ['王晓', '李明', '周敏']
const CAUSES = ['cooking', 'steam', 'dust'] as const
const NOTES = ['邻居来电说有烟味', '老人独自在家，已联系家属', '灶台忘关火，锅烧干', '消防车从北门进']

const pick = <T>(from: readonly T[], index: number): T => from[index % from.length] as T

const sample = (index: number): Sample => ({
  id: `inc-${index}`,
  openedAt: FROM + index * STEP_MS,
  kind: pick(KINDS, index),
  ...(index % 3 === 0 ? { verdict: 'false', cause: pick(CAUSES, index / 3) } : {}),
  zone: `grid-${index % 5}`,
  place: `河边巷 ${index % 400} 号 · ${pick(['厨房', '卧室', '配电箱'], index)}`,
  owner: pick(OWNERS, index),
  device: `smoke-${index % 50}`,
  note: index === 777 ? '阳台晒的辣椒被风吹到探测器上' : pick(NOTES, index),
  readings: 3,
})
const matching = (is: (sample: Sample) => boolean) =>
  Array.from({ length: RECORDS }, (_, index) => sample(index))
    .filter(is)
    .map(({ id }) => id)
    .reverse()

let dir: string
let disk: Store
let store: ArchiveStore
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'watchroom-archive-'))
  disk = await openStore(dir, { exclusive: false })
  store = sealSamples(
    disk.db,
    (function* () {
      for (let index = 0; index < RECORDS; index++) yield sample(index)
    })(),
  )
})
afterAll(() => {
  disk.close()
  rmSync(dir, { recursive: true, force: true })
})

const search = (filter: Partial<ArchiveFilter>): string[] =>
  store.search({ words: '', ...filter }, Number.MAX_SAFE_INTEGER, RECORDS).map(({ incident }) => incident)

describe('a search', () => {
  it('without anything asked gives everything, newest first', () => {
    expect(search({})).toEqual(matching(() => true))
  })

  it.each<[string, Partial<ArchiveFilter>, (sample: Sample) => boolean]>([
    ['what somebody noted', { words: '辣椒' }, ({ id }) => id === 'inc-777'],
    ['the kind by its Chinese word', { words: '燃气' }, ({ kind }) => kind === 'gas'],
    ['the kind by its English word', { words: 'gas' }, ({ kind }) => kind === 'gas'],
    ['a place', { words: '巷39号 厨房' }, ({ place }) => place?.startsWith('河边巷 39 号 · 厨房') === true],
    ['who handled it, and a kind', { owner: '李明', kind: 'smoke' }, ({ owner, kind }) => owner === '李明' && kind === 'smoke'],
    ['false alarms of a cause', { outcome: 'false', cause: 'steam' }, ({ cause }) => cause === 'steam'],
    ['a zone within words', { words: '忘关火', zone: 'grid-2' }, ({ note, zone }) => note === NOTES[2] && zone === 'grid-2'],
    [
      'a span of time',
      { from: '2024-01-10T00:00:00.000Z', to: '2024-01-11T00:00:00.000Z' },
      ({ openedAt }) => new Date(openedAt).toISOString().startsWith('2024-01-10'),
    ],
    ['something that nobody ever wrote', { words: '台风' }, () => false],
  ])('finds %s and nothing else', (_, filter, is) => {
    expect(search(filter)).toEqual(matching(is))
  })

  it.each([{ words: '烟味' }, { kind: 'gas' }, {}])('turns pages without losing or repeating a record: %o', (filter) => {
    const seen: string[] = []
    for (let before = Number.MAX_SAFE_INTEGER; ; ) {
      const page = store.search({ words: '', ...filter }, before, 7)
      seen.push(...page.map(({ incident }) => incident))
      if (page.length < 7) break
      before = page.at(-1)?.no ?? 0
    }
    expect(seen).toEqual(search(filter))
  })

  it('knows who has handled incidents', () => {
    expect(store.owners()).toEqual(OWNERS.toSorted())
  })
})

describe('what false alarms lead back to', () => {
  it('are causes, kinds, devices and limits, the most frequent first', () => {
    const { byCategory, byDevice, byKind } = store.causes('2000-01-01T00:00:00.000Z', '2100-01-01T00:00:00.000Z')
    const falses = matching(({ verdict }) => verdict === 'false').length
    const sum = (groups: readonly { incidents: number }[]) => groups.reduce((total, { incidents }) => total + incidents, 0)
    expect([sum(byCategory), sum(byKind), sum(byDevice)]).toEqual([falses, falses, falses])
    const ofOne = matching(({ device }) => device === 'smoke-0')
    expect(byDevice.find(({ device }) => device === 'smoke-0')).toMatchObject({
      incidents: matching(({ device, verdict }) => device === 'smoke-0' && verdict === 'false').length,
      total: ofOne.length,
      kind: 'smoke-detector',
    })
  })

  it('lie within the span that was asked for', () => {
    const { byCategory, byDevice } = store.causes('2024-01-01T00:00:00.000Z', '2024-01-01T03:30:00.000Z')
    expect(byCategory.toSorted((a, b) => a.category.localeCompare(b.category))).toEqual([
      { category: 'cooking', incidents: 1 },
      { category: 'steam', incidents: 1 },
    ])
    expect(byDevice.map(({ device, lastAt }) => [device, lastAt])).toEqual([
      ['smoke-3', '2024-01-01T03:00:00.000Z'],
      ['smoke-0', '2024-01-01T00:00:00.000Z'],
    ])
  })
})
