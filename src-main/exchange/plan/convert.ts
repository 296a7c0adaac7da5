/** Map files of others in our words: GeoJSON, IMDF, DXF drawings and tables of points. Untrusted and bounded. */
import type { Converted, CoordinateSystem, ImportFormat } from '../../../src-preload/contract/plan.contract.ts'
import type { SiteFeature, ZoneRow } from '../../../src-preload/contract/site.contract.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { plainText } from '../plain-text.ts'
import { placing } from './coordinates.ts'
import { isTable, readTableOfPoints } from './csv.ts'
import { isDrawing, readDrawing } from './dxf.ts'
import { broken, type Found, isRecord, type Reading } from './found.ts'
import { readGeoJson } from './geojson.ts'
import { isImdf, readImdf, readImdfArchive } from './imdf.ts'
import { eachPosition, geometriesOf } from './shapes.ts'

export interface Wanted {
  /** Of the file; its ending helps to recognise it. */
  name: string
  /** As the person says; else recognised by content and name. */
  format?: ImportFormat
  /** Of its coordinates; a DXF drawing is always `local`. */
  system: CoordinateSystem
}

const BYTES_MAX = 60_000_000
const FEATURES_MAX = 50_000
/** Leaves room for a number within the 120 characters of an id. */
const ID_STEM_MAX = 100
type Reason = Converted['left'][number]['reason']

/**
 * What the file holds. Every feature has a `properties.id` that is unique within the file; a `zone` has its row.
 * Errors: `Refusal` 415 `import.unknownFormat`, 422 `import.broken` whose reason is one of `REASONS`.
 */
export async function convertPlan(bytes: Uint8Array, { name, format, system }: Wanted): Promise<Converted> {
  if (bytes.byteLength > BYTES_MAX) throw broken('tooLarge', 'A map file may have 60 MB at most')
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { as, read } = await readAs(file, name, format)
  return harvest(as, read, as === 'dxf' ? 'local' : system)
}

/** The format that it turned out to be, and what was read. */
async function readAs(file: Buffer, name: string, format: ImportFormat | undefined): Promise<{ as: ImportFormat; read: Reading }> {
  const isZip = file.subarray(0, 4).toString('latin1') === 'PK\x03\x04'
  const isSheet = /\.xlsx$/i.test(name)
  if (isZip && (isSheet || format === 'csv')) return { as: 'csv', read: await readTableOfPoints('xlsx', file) }
  if (isZip || (format === 'imdf' && !looksLikeJson(file))) return { as: 'imdf', read: await readImdfArchive(file) }
  const as = format ?? recognised(file, name)
  if (as === 'dxf') return { as, read: readDrawing(plainText(file)) }
  if (as === 'csv') return { as, read: await readTableOfPoints('csv', file) }
  const json = parsed(plainText(file))
  return as === 'imdf' || isImdf(json) ? { as: 'imdf', read: readImdf(json) } : { as: 'geojson', read: readGeoJson(json) }
}

function recognised(file: Buffer, name: string): ImportFormat {
  if (looksLikeJson(file)) return 'geojson'
  if (isDrawing(file, name)) return 'dxf'
  if (isTable(file, name)) return 'csv'
  throw new Refusal('import.unknownFormat', 415, 'This is no GeoJSON, IMDF, DXF or CSV file')
}

const looksLikeJson = (file: Buffer): boolean => /^\ufeff?\s*[{[]/.test(file.subarray(0, 1024).toString())

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw broken('notJson', 'This file is cut off or no JSON')
  }
}

/** Puts everything in place, and counts what cannot be taken. */
function harvest(format: ImportFormat, { found, floors, zones, badRows, metresPerUnit }: Reading, system: CoordinateSystem): Converted {
  const left = new Map<Reason, { count: number; example: string }>()
  const leave = (reason: Reason, example: string) =>
    left.set(reason, { example, ...left.get(reason), count: (left.get(reason)?.count ?? 0) + 1 })
  for (const row of badRows) leave('badRow', row)

  const taken = found.filter(({ layer, geometry, example }) => {
    if (layer === null) leave('unknownLayer', example)
    else if (!isRecord(geometry)) leave('noGeometry', example)
    return layer !== null && isRecord(geometry)
  })
  const place = placing(system, { middle: middleOf(taken), metresPerUnit })
  const idFor = namer()
  const features: SiteFeature[] = []
  for (const { layer, geometry, properties, example } of taken) {
    const geometries = geometriesOf(geometry, place)
    if (geometries.length === 0) leave('badCoordinates', example)
    for (const placed of geometries) {
      if (layer === null) continue
      if (features.length >= FEATURES_MAX) leave('tooMany', example)
      else features.push({ type: 'Feature', properties: { ...properties, layer, id: idFor(properties.id ?? layer) }, geometry: placed })
    }
  }
  if (features.length === 0 && left.size === 0) throw broken('nothing', 'There is nothing in this file')
  return {
    format,
    features,
    floors,
    zones: [...zones, ...rowsFor(features, zones)],
    left: [...left].map(([reason, row]) => ({ reason, ...row })),
  }
}

/** In the units of the file; of the box around everything. */
function middleOf(found: readonly Found[]): [number, number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { geometry } of found)
    eachPosition(geometry, (x, y) => {
      ;[west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)]
    })
  return west <= east ? [(west + east) / 2, (south + north) / 2] : [0, 0]
}

/** Gives the wanted id, with a number behind it when something has it already. */
function namer(): (wanted: string) => string {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  return (wanted) => {
    const stem = wanted.slice(0, ID_STEM_MAX)
    let id = stem
    for (let count = counts.get(stem) ?? 2; taken.has(id); count++) {
      id = `${stem}-${count}`
      counts.set(stem, count + 1)
    }
    taken.add(id)
    return id
  }
}

/** Rows of zones that were drawn without one. */
function rowsFor(features: SiteFeature[], zones: readonly ZoneRow[]): ZoneRow[] {
  const rows = new Map<string, ZoneRow>()
  const have = new Set(zones.map(({ id }) => id))
  for (const { properties } of features) {
    if (properties.layer !== 'zone') continue
    properties.zone ??= properties.id
    const { zone: id, name, nameEn } = properties
    if (id === undefined || have.has(id)) continue
    rows.set(id, { id, name: name ?? nameEn ?? id, nameEn: nameEn ?? name ?? id, kind: 'sector', capacity: null, authorisation: null })
  }
  return [...rows.values()]
}
