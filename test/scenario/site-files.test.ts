/** Files beside the plan: sent in pieces, looked into, kept, drawn from, and carried to another machine in one package. */
import { createWriteStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { finished } from 'node:stream/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { parseSite } from '../../src-main/core/resources.ts'
import { readPackage } from '../../src-main/exchange/site-package.ts'
import { openSiteFiles } from '../../src-main/hosts/site-files.ts'
import { sha256 } from '../../src-main/kernel/digest.ts'
import { silentLogger } from '../../src-main/kernel/logger.ts'
import type { SitePlan } from '../../src-preload/contract/plan.contract.ts'
import { CountingIds } from '../support/counting-ids.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { OPERATOR, TestCore } from '../support/test-core.ts'

const RECORDED = resolve(import.meta.dirname, '../../../shared/data/basemap')
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

const ending: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end()
})

/** A data folder, with the core that runs on it; `brought`: a package it begins with. */
async function machine(brought?: string) {
  const dir = mkdtempSync(join(tmpdir(), 'watchroom-machine-'))
  const clock = new ManualClock()
  const core = () => site.core
  const files = await openSiteFiles({ dataDir: dir, clock, ids: new CountingIds(), log: silentLogger, version: '0.0.0-test', core })
  const begun = brought === undefined ? undefined : await files.bring(brought)
  const site = await TestCore.onDisk(dir, undefined, begun && { site: parseSite(begun.document), assets: begun.assets })
  ending.push(async () => {
    await files.stop()
    site.end()
    rmSync(dir, { recursive: true, force: true })
  })
  const { api } = files

  async function send(name: string, bytes: Uint8Array, piece = 1_000_000): Promise<string> {
    const file = await api.begin({ name, bytes: bytes.length })
    for (let at = 0; at < bytes.length; at += piece) await api.append(file, at, bytes.subarray(at, at + piece))
    return file
  }
  async function received(file: string, bytes: number): Promise<string> {
    const path = join(dir, 'received.zip')
    const pieces: Buffer[] = []
    for (let at = 0; at < bytes; at += pieces.at(-1)?.length ?? bytes) pieces.push(await api.read(file, at))
    writeFileSync(path, Buffer.concat(pieces))
    return path
  }
  const publish = (plan: SitePlan) =>
    site.core.change(() => site.core.plans.publish({ base: site.core.plans.get().version, plan, note: '' }, [], OPERATOR))
  const keep = async (name: string, bytes: Uint8Array) => api.keep(await send(name, bytes), OPERATOR.name)
  const pack = async () => {
    const { file, bytes } = await api.pack(OPERATOR.name)
    return received(file, bytes)
  }
  return { dir, clock, files, site, api, send, keep, publish, pack }
}
type Machine = Awaited<ReturnType<typeof machine>>

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'taken',
    ({ code, reasons }) => [code, ...(reasons ?? [])],
  )

describe('a file that is sent', () => {
  it('is put together from its pieces, whatever is sent twice', async () => {
    const { api } = await machine()
    const file = await api.begin({ name: 'floor.png', bytes: PNG.length })
    expect(await api.append(file, 0, PNG.subarray(0, 10))).toBe(10)
    expect(await api.append(file, 0, PNG.subarray(0, 10))).toBe(10)
    expect(await codeOf(api.append(file, 12, PNG.subarray(12)))).toEqual(['file.outOfOrder', 'outOfOrder'])
    expect(await codeOf(api.keep(file, 'x'))).toEqual(['file.incomplete', 'incomplete'])
    expect(await codeOf(api.append(file, 10, Buffer.alloc(100)))).toEqual(['file.tooLarge', 'tooLarge'])
    expect(await api.append(file, 10, PNG.subarray(10))).toBe(PNG.length)
    expect(await api.keep(file, '王晓')).toEqual({
      id: sha256(PNG),
      name: 'floor.png',
      mime: 'image/png',
      bytes: PNG.length,
      basemap: null,
    })
    expect(await codeOf(api.append(file, 0, PNG))).toEqual(['file.notFound', 'notFound'])
    expect((await api.picture(sha256(PNG))).bytes).toEqual(PNG)
  })

  it('is bounded in size and number, and goes when nobody sends on', async () => {
    const { api, clock, files, dir } = await machine()
    expect(await codeOf(api.begin({ name: 'all.pmtiles', bytes: 2_000_000_001 }))).toEqual(['file.tooLarge', 'tooLarge'])
    for (let count = 0; count < 8; count++) await api.append(await api.begin({ name: 'a.png', bytes: 20 }), 0, PNG)
    expect(await codeOf(api.begin({ name: 'a.png', bytes: 20 }))).toEqual(['file.tooMany', 'tooMany'])
    clock.advance(31 * 60_000)
    await files.sweep()
    expect(readdirSync(join(dir, 'site-files'))).toEqual([])
    expect(await codeOf(api.begin({ name: 'a.png', bytes: 20 }))).toBe('taken')
  })

  it('gives way to the next one when it is whole and nobody has come back for it', async () => {
    const { api, send, clock } = await machine()
    const first = await send('a.png', PNG)
    clock.advance(1000)
    for (let count = 0; count < 8; count++) await send('b.png', PNG)
    expect(await codeOf(api.read(first, 0))).toEqual(['file.notFound', 'notFound'])
  })

  it('is read as a map without anything being taken over', async () => {
    const { api, send, site } = await machine()
    const geojson = {
      type: 'Feature',
      properties: { highway: 'footway', name: '步道' },
      geometry: {
        type: 'LineString',
        coordinates: [
          [120.6, 31.32],
          [120.601, 31.32],
        ],
      },
    }
    const converted = await api.convert(await send('ways.geojson', Buffer.from(JSON.stringify(geojson))), { system: 'wgs84' })
    expect(converted).toMatchObject({ format: 'geojson', features: [{ properties: { layer: 'path', name: '步道' } }] })
    expect(await codeOf(api.convert(await send('a.bin', Buffer.from([0, 1, 2])), { system: 'wgs84' }))).toEqual(['import.unknownFormat'])
    expect(site.core.plans.get().version).toBe(1)
  })

  it.each([
    ['a text', 'plan.txt', 'walls', ['asset.unknownKind', 'unknownKind']],
    ['a base map that is none', 'city.pmtiles', 'walls', ['asset.broken', 'unreadable']],
    ['a drawing that could run something', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', ['asset.broken', 'scripted']],
    [
      'a drawing that would blow up',
      'a.svg',
      '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
      ['asset.broken', 'scripted'],
    ],
  ])('is not kept when it is %s', async (_what, name, text, code) => {
    const { keep, site } = await machine()
    expect(await codeOf(keep(name, Buffer.from(text)))).toEqual(code)
    expect(site.core.plans.assets()).toEqual([])
  })

  it('is kept when it is a plain drawing, and written down with who sent it', async () => {
    const { keep, site } = await machine()
    const svg = Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9v9z"/></svg>')
    expect(await keep('底层.svg', svg)).toMatchObject({ mime: 'image/svg+xml', name: '底层.svg' })
    expect(site.journal.find(({ fact }) => fact === 'asset.kept')).toMatchObject({ by: OPERATOR.name, data: { name: '底层.svg' } })
  })
})

/** The plan in force with a floor whose picture is kept, and a base map where there is one. */
async function furnish({ keep, publish, site }: Machine, basemap?: string): Promise<SitePlan> {
  const picture = await keep('底层.png', PNG)
  const map = basemap === undefined ? null : await keep(basemap, readFileSync(join(RECORDED, basemap)))
  const [lng, lat] = site.core.site.file.center
  const corners: [[number, number], [number, number], [number, number], [number, number]] = [
    [lng, lat],
    [lng + 0.001, lat],
    [lng + 0.001, lat - 0.001],
    [lng, lat - 0.001],
  ]
  const floor = { id: 'hall-0', building: 'hall', ordinal: 0, name: '底层', nameEn: 'Ground floor', plan: { asset: picture.id, corners } }
  const plan = { ...site.core.plans.get().plan, floors: [floor], basemap: map?.id ?? null }
  await publish(plan)
  return plan
}

describe('a site package', () => {
  it('opens on a fresh machine as the same site, and packed again is the same', async () => {
    const first = await machine()
    const plan = await furnish(first)
    await first.site.core.change(() => first.site.core.network.registry.remove('tilt-3', 'gone', 'x'))
    await first.site.core.change(() => first.site.core.network.registry.override('smoke-2', {}, 'x'))
    const packed = await first.pack()
    const second = await machine(packed)
    expect(second.site.core.plans.get().plan).toEqual(plan)
    expect(second.site.core.network.registry.get('tilt-3')).toBeUndefined()
    expect(second.site.core.site.view.people).toBe(first.site.core.site.view.people)
    expect((await second.api.picture(sha256(PNG))).bytes).toEqual(PNG)
    const contents = async (path: string) => {
      const { document, assets } = await readPackage(path, mkdtempSync(join(second.dir, 'look-')))
      return { document, assets: assets.map(({ path: at, ...asset }) => ({ ...asset, content: sha256(readFileSync(at)) })) }
    }
    expect(await contents(await second.pack())).toEqual(await contents(packed))
  })

  it('is opened in a running console without anything being in force', async () => {
    const first = await machine()
    const plan = await furnish(first)
    const packed = readFileSync(await first.pack())
    const second = await machine()
    const opened = await second.api.open(await second.send('site.zip', packed), OPERATOR.name)
    expect(opened).toEqual({ site: { id: 'lane', name: '河边巷', nameEn: 'River Lane' }, plan })
    expect(second.site.core.plans.get().version).toBe(1)
    expect(second.site.core.plans.assets().map(({ id }) => id)).toEqual([sha256(PNG)])
    expect(first.site.facts('site.')).toEqual(['site.packed'])
  })

  it.skipIf(!existsSync(RECORDED))('brings its base map along (left out where the recorded data is missing)', async () => {
    const first = await machine()
    await furnish(first, 'firenze_osm_vector.pmtiles')
    const { basemap } = first.site.core.site.view
    expect(basemap).toMatchObject({ kind: 'vector', format: 'pmtiles' })
    const second = await machine(await first.pack())
    expect(second.site.core.site.view.basemap).toEqual(basemap)
    const tile = await second.api.tile(basemap?.asset ?? '', 14, 8704, 5972)
    expect(tile).toEqual(await first.api.tile(basemap?.asset ?? '', 14, 8704, 5972))
    expect(tile?.length).toBeGreaterThan(1000)
  })
})

describe('a package that was tampered with', () => {
  const site = Buffer.from('{}')
  const manifest = (assets: { sha256: string; bytes: number; name: string }[] = [], of = site) => ({
    format: 'watchroom-package/1',
    product: '1',
    at: '2026-11-21T00:00:00.000Z',
    by: 'x',
    site: { sha256: sha256(of), bytes: of.length },
    assets,
  })
  const png = { sha256: sha256(PNG), bytes: PNG.length, name: 'a.png' }
  async function zipped(files: Record<string, Buffer | object>, change: (zip: Buffer) => Buffer = (zip) => zip): Promise<Buffer> {
    const zip = new ZipFile()
    for (const [name, content] of Object.entries(files))
      zip.addBuffer(Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content)), name)
    zip.end()
    const path = join(mkdtempSync(join(tmpdir(), 'watchroom-zip-')), 'a.zip')
    ending.push(() => rmSync(path, { force: true }))
    await finished(zip.outputStream.pipe(createWriteStream(path)))
    return change(readFileSync(path))
  }
  /** Another name of the same length. */
  const renamed = (from: string, to: string) => (zip: Buffer) => Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1')

  it.each([
    ['no ZIP at all', async () => Buffer.from('PK nothing'), 'unreadable'],
    ['without manifest', () => zipped({ 'site.json': site }), 'incomplete'],
    ['without site file', () => zipped({ 'package.json': manifest() }), 'incomplete'],
    ['with another site file than was packed', () => zipped({ 'package.json': manifest(), 'site.json': Buffer.from('[]') }), 'wrongDigest'],
    ['with a site file that is none', () => zipped({ 'package.json': manifest(), 'site.json': site }), 'badSite'],
    ['without a file it names', () => zipped({ 'package.json': manifest([png]), 'site.json': site }), 'incomplete'],
    [
      'with another file than was packed',
      () => zipped({ 'package.json': manifest([png]), 'site.json': site, [`assets/${png.sha256}`]: Buffer.alloc(PNG.length) }),
      'wrongDigest',
    ],
    [
      'with a file that does not belong in it',
      () => zipped({ 'package.json': manifest(), 'site.json': site, 'run.sh': site }),
      'unreadable',
    ],
    [
      'with a name that leads out of its folder',
      () => zipped({ 'package.json': manifest(), 'site.json': site, 'aa/aa/run.sh': site }, renamed('aa/aa/run.sh', '../../run.sh')),
      'unreadable',
    ],
    [
      'that would unpack to more than fits',
      () => {
        const bomb = Buffer.alloc(50_000_000)
        return zipped({ 'package.json': manifest([], bomb), 'site.json': bomb })
      },
      'tooLarge',
    ],
    [
      'of a kind that is not known',
      () => zipped({ 'package.json': { ...manifest(), format: 'other/1' }, 'site.json': site }),
      'unreadable',
    ],
  ])('is not opened: %s', async (_what, make, reason) => {
    const { api, send, dir } = await machine()
    expect(await codeOf(api.open(await send('a.zip', await make()), 'x'))).toEqual(['package.broken', reason])
    expect(readdirSync(join(dir, 'site-assets'))).toEqual([])
  })
})
