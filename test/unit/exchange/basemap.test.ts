/** Base maps as they come: vector and raster, PMTiles and MBTiles, whole and broken. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type BasemapFormat, openBasemap } from '../../../src-main/exchange/basemap/basemap.ts'

const RECORDED = resolve(import.meta.dirname, '../../../../shared/data/basemap')

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'watchroom-basemap-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const PNG = '89504e47'
const reasonOf = (format: BasemapFormat, path: string) =>
  openBasemap(format, path).then(
    () => 'opens',
    ({ code, status, reasons }) => [code, status, ...reasons],
  )

describe.skipIf(!existsSync(RECORDED))('a real base map (left out where the recorded data is missing)', () => {
  it.each([
    {
      file: 'firenze_osm_vector.pmtiles',
      about: { format: 'pmtiles', kind: 'vector', minZoom: 0, maxZoom: 14, attribution: expect.stringContaining('OpenStreetMap') },
      deepest: [14, 8704, 5972],
    },
    { file: 'stamen_toner_z3_raster.pmtiles', about: { format: 'pmtiles', kind: 'raster', minZoom: 0, maxZoom: 3 }, deepest: [3, 7, 7] },
    {
      file: 'world_cities_vector.mbtiles',
      about: {
        format: 'mbtiles',
        kind: 'vector',
        minZoom: 0,
        maxZoom: 6,
        layers: ['cities'],
        name: 'Major cities from Natural Earth data',
      },
      deepest: [0, 0, 0],
    },
    { file: 'geography_class_png.mbtiles', about: { format: 'mbtiles', kind: 'raster', minZoom: 0, maxZoom: 1 }, deepest: [1, 1, 1] },
  ] as const)('$file says what it is and gives its tiles unpacked', async ({ file, about, deepest: [z, x, y] }) => {
    const map = await openBasemap(about.format, join(RECORDED, file))
    expect(map.about).toMatchObject(about)
    expect(map.about.attribution).not.toMatch(/[<>]/)
    for (const tile of [await map.tile(0, 0, 0), await map.tile(z, x, y)]) {
      if (!tile) throw new Error('There is such a tile')
      // A vector tile begins with its first layer: field 3, length-delimited.
      if (about.kind === 'vector') expect(tile[0]).toBe(0x1a)
      else expect(tile.toString('hex', 0, 4)).toBe(PNG)
    }
    expect(await map.tile(24, 0, 0)).toBeNull()
    expect(await map.tile(0, 1, 0)).toBeNull()
    await map.close()
  })

  it('in MBTiles is counted from the north, as the map asks', async () => {
    const map = await openBasemap('mbtiles', join(RECORDED, 'world_cities_vector.mbtiles'))
    // Tokyo is in the north-east of the world, nothing is in the Antarctic.
    expect(await map.tile(6, 56, 25)).not.toBeNull()
    expect(await map.tile(6, 56, 63 - 25)).toBeNull()
    await map.close()
  })

  it.each([
    ['pmtiles', 'invalid.pmtiles', 'unreadable'],
    ['pmtiles', 'invalid_v4.pmtiles', 'version'],
    ['mbtiles', 'invalid.mbtiles', 'unreadable'],
  ] as const)('of %s that is broken, %s, is refused: %s', async (format, file, reason) => {
    expect(await reasonOf(format, join(RECORDED, 'broken', file))).toEqual(['asset.broken', 422, reason])
  })
})

describe('a file that only looks like a base map', () => {
  const mbtiles = (...statements: string[]) => {
    const path = join(dir, 'made.mbtiles')
    const db = new Database(path)
    for (const statement of ['CREATE TABLE metadata (name text, value text)', ...statements]) db.exec(statement)
    db.close()
    return path
  }
  const TILES = 'CREATE TABLE tiles (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)'
  const INDEX = 'CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row)'

  it('is refused when a tile could only be found by reading everything', async () => {
    expect(await reasonOf('mbtiles', mbtiles(TILES))).toEqual(['asset.broken', 422, 'noIndex'])
  })

  it('is refused when it would compute for ever', async () => {
    const endless = `CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
      SELECT i AS zoom_level, i AS tile_column, i AS tile_row, x'00' AS tile_data FROM n`
    expect(await reasonOf('mbtiles', mbtiles(endless))).toEqual(['asset.broken', 422, 'noIndex'])
  })

  it('is refused when what it says of itself would compute for ever', async () => {
    const endless = `CREATE VIEW metadata AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
      SELECT i AS name, CASE WHEN i < 0 THEN 'x' END AS value FROM n`
    expect(await reasonOf('mbtiles', mbtiles('DROP TABLE metadata', endless, TILES, INDEX))).toEqual(['asset.broken', 422, 'unreadable'])
  })

  it('is refused when it is empty', async () => {
    expect(await reasonOf('mbtiles', mbtiles(TILES, INDEX))).toEqual(['asset.broken', 422, 'noTiles'])
    writeFileSync(join(dir, 'empty'), '')
    expect(await reasonOf('pmtiles', join(dir, 'empty'))).toEqual(['asset.broken', 422, 'unreadable'])
  })

  it('gives no tile that is too large', async () => {
    const map = await openBasemap(
      'mbtiles',
      mbtiles(TILES, INDEX, "INSERT INTO tiles VALUES (0, 0, 0, zeroblob(4000001)), (1, 0, 0, x'1a00')"),
    )
    expect(await map.tile(0, 0, 0)).toBeNull()
    expect(await map.tile(1, 0, 1)).toEqual(Buffer.from('1a00', 'hex'))
    await map.close()
  })
})
