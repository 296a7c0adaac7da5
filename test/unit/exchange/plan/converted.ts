/** Converting in tests: texts as files, and what came of them in short. */
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'
import { convertPlan, type Wanted } from '../../../../src-main/exchange/plan/convert.ts'
import { Converted } from '../../../../src-preload/contract/plan.contract.ts'

/** Checked against the contract. */
export const convert = async (content: string | Uint8Array, wanted: Partial<Wanted> = {}): Promise<Converted> =>
  Converted.parse(
    await convertPlan(typeof content === 'string' ? Buffer.from(content) : content, { name: 'map', system: 'wgs84', ...wanted }),
  )

export const collection = (...features: { geometry: unknown; properties?: unknown; id?: unknown; feature_type?: string }[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features: features.map((feature) => ({ type: 'Feature', properties: {}, ...feature })) })

export const point = (lng: number, lat: number) => ({ type: 'Point', coordinates: [lng, lat] })
export const line = (...coordinates: [number, number][]) => ({ type: 'LineString', coordinates })
/** Some hundred metres wide, turning to the left. */
export const square = (lng: number, lat: number, degrees = 0.001) => {
  const [east, north] = [lng + degrees, lat + degrees].map((value) => Math.round(value * 1e7) / 1e7)
  const corners = [
    [lng, lat],
    [east, lat],
    [east, north],
    [lng, north],
    [lng, lat],
  ]
  return { type: 'Polygon', coordinates: [corners] }
}

/** `layer name` of every feature. */
export const layers = ({ features }: Converted): string[] =>
  features.map(({ properties: { layer, name } }) => [layer, name].filter(Boolean).join(' '))

/** `count reason` of what was left out. */
export const left = ({ left }: Converted): string[] => left.map(({ count, reason }) => `${count} ${reason}`)

/** A ZIP archive. */
export async function zipped(files: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream)
}

/** What a conversion is refused with: code and first reason. */
export const refusal = (conversion: Promise<unknown>): Promise<unknown> =>
  conversion.then(
    () => 'taken',
    (error: { code?: string; reasons?: string[] }) => [error.code, error.reasons?.[0]].filter(Boolean).join(' '),
  )
