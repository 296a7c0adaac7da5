/** The plan of the site through real processes: published over REST, kept through restarts, carried to another machine. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { PIECE, type SitePlan } from '../../src-preload/contract/plan.contract.ts'
import type { Site } from '../../src-preload/contract/site.contract.ts'
import { dataFolder, issueToken, runCommand, startCore } from './support/core.ts'

const BASEMAP = resolve(import.meta.dirname, '../../../shared/data/basemap/firenze_osm_vector.pmtiles')

type Rest = ReturnType<Awaited<ReturnType<typeof startCore>>['rest']>
type InForce = { version: number; plan: SitePlan }

const inForce = async (rest: Rest) => (await rest.get<InForce>('/api/v1/site/plan')).body

async function sendFile(rest: Rest, name: string, bytes: Buffer): Promise<string> {
  const { body } = await rest.post<{ file: string }>('/api/v1/site/files', { name, bytes: bytes.length })
  for (let offset = 0; offset < bytes.length; offset += PIECE) {
    const base64 = bytes.subarray(offset, offset + PIECE).toString('base64')
    const piece = await rest.post<{ received: number }>(`/api/v1/site/files/${body.file}`, { offset, base64 })
    expect(piece).toMatchObject({ status: 200, body: { received: Math.min(bytes.length, offset + PIECE) } })
  }
  return body.file
}

async function packSite(rest: Rest, path: string): Promise<Buffer> {
  const { body } = await rest.post<{ file: string; bytes: number }>('/api/v1/site/packages', {})
  const pieces: Buffer[] = []
  for (let offset = 0; offset < body.bytes; offset += pieces.at(-1)?.length ?? body.bytes) {
    const piece = await rest.get<{ base64: string }>(`/api/v1/site/files/${body.file}?offset=${offset}`)
    pieces.push(Buffer.from(piece.body.base64, 'base64'))
  }
  const packed = Buffer.concat(pieces)
  expect(packed.length).toBe(body.bytes)
  writeFileSync(path, packed)
  return packed
}

/** One more hydrant at the middle of the site. */
const withHydrant = ({ plan }: InForce): SitePlan => ({
  ...plan,
  features: [
    ...plan.features,
    {
      type: 'Feature',
      properties: { id: 'hydrant-new', layer: 'hydrant', name: '新消火栓', nameEn: 'New hydrant' },
      geometry: { type: 'Point', coordinates: plan.center },
    },
  ],
})

test('a plan that is published outlives kill -9 and the same site file, and opens on a fresh machine as it is', async () => {
  const data = dataFolder()
  const core = await startCore({ data })
  const token = await issueToken(data, 'operator')
  const rest = core.rest(token)

  const first = await inForce(rest)
  const plan = withHydrant(first)
  expect((await rest.post('/api/v1/site/plan/check', { plan })).status).toBe(200)
  expect(await rest.put('/api/v1/site/plan/draft', { base: first.version, plan })).toMatchObject({ status: 200, body: { ok: true } })
  const published = await rest.post('/api/v1/site/plan', { base: first.version, plan, note: '新装消火栓' })
  expect(published).toMatchObject({ status: 200, body: { version: first.version + 1, note: '新装消火栓' } })
  expect((await rest.get<Site>('/api/v1/site')).body.version).toBe(first.version + 1)
  expect((await rest.stats()).health.site).toBe(first.version + 1)
  expect(await rest.post('/api/v1/site/plan', { base: first.version, plan })).toMatchObject({ status: 409, body: { code: 'plan.changed' } })
  expect((await rest.get('/api/v1/site/plan/draft')).body).toBeNull()

  await core.kill()
  const again = await startCore({ data })
  const rested = again.rest(token)
  expect(await inForce(rested)).toEqual({ version: first.version + 1, plan })
  const versions = await rested.get<{ items: { version: number }[] }>('/api/v1/site/plan/versions')
  expect(versions.body.items.map(({ version }) => version)).toEqual([2, 1])
  expect((await rested.get<SitePlan>('/api/v1/site/plan/versions/1')).body).toEqual(first.plan)

  const file = join(data, 'site.zip')
  await packSite(rested, file)
  const other = dataFolder()
  const fresh = await startCore({ data: other, site: file })
  const otherToken = await issueToken(other, 'operator')
  expect((await inForce(fresh.rest(otherToken))).plan).toEqual(plan)
  await fresh.kill()
  const kept = await startCore({ data: other, site: null })
  expect((await inForce(kept.rest(otherToken))).plan).toEqual(plan)
})

test.skipIf(!existsSync(BASEMAP))(
  'a base map of a real town is sent, drawn from and packed (left out where the recorded data is missing)',
  async () => {
    const data = dataFolder()
    const core = await startCore({ data })
    const rest = core.rest(await issueToken(data, 'commander'))
    const file = await sendFile(rest, 'firenze.pmtiles', readFileSync(BASEMAP))
    const asset = await rest.post<{ id: string }>('/api/v1/site/assets', { file })
    expect(asset).toMatchObject({ status: 200, body: { basemap: { kind: 'vector', maxZoom: 14 } } })
    const now = await inForce(rest)
    expect((await rest.get('/api/v1/site/tiles/0/0/0')).body).toBeNull()
    await rest.post('/api/v1/site/plan', { base: now.version, plan: { ...now.plan, basemap: asset.body.id } })
    expect((await rest.get<Site>('/api/v1/site')).body.basemap).toMatchObject({ asset: asset.body.id, format: 'pmtiles' })
    const tile = await rest.get<{ base64: string }>('/api/v1/site/tiles/14/8704/5972')
    expect(Buffer.from(tile.body.base64, 'base64')[0]).toBe(0x1a)
    const packed = await packSite(rest, join(data, 'site.zip'))
    expect(packed.length).toBeGreaterThan(readFileSync(BASEMAP).length)
  },
)

test('a file that is no site says so in one line', async () => {
  const data = dataFolder()
  const path = join(data, 'broken.zip')
  writeFileSync(path, 'PK but no package')
  const answer = await runCommand('--data', data, '--http', '127.0.0.1:0', '--mqtt', 'off', '--site', path)
  expect(answer).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^The package cannot be opened: .+\n$/) })
})
