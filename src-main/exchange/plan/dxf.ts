/** DXF drawings (AutoCAD R12 to 2018, ASCII): lines, surfaces, symbols and words of the layers whose names say what they are. */
import type { MapLayer } from '../../../src-preload/contract/site.contract.ts'
import { isInside } from '../../kernel/geo.ts'
import { type Drawn, drawnIn } from './dxf-entities.ts'
import { readDxf } from './dxf-groups.ts'
import { broken, type Found, known, type Reading, reading, recordOf } from './found.ts'
import { layerOfWords, SURFACES } from './layer-words.ts'

/** Metres of `$INSUNITS`: inch, foot, mile, millimetre, centimetre, metre, kilometre, …, yard, …, decimetre. */
const UNITS = new Map([
  [1, 0.0254],
  [2, 0.3048],
  [3, 1609.344],
  [4, 0.001],
  [5, 0.01],
  [6, 1],
  [7, 1000],
  [10, 0.9144],
  [14, 0.1],
])
/** A drawing that says no unit and is wider than this is one of millimetres, as builders draw. */
const METRES_WIDE_MAX = 3_000

const SYMBOLS: readonly MapLayer[] = ['hydrant', 'valve', 'aed', 'camera', 'exit', 'assembly', 'gate', 'post', 'checkpoint', 'tree']

/** Words among which the names of rooms are looked for. */
const NAMES_MAX = 5_000

const SIGNATURE = 'AutoCAD Binary DXF'

/** By its first group, or by its name. */
export const isDrawing = (file: Buffer, name: string): boolean => {
  const head = file.subarray(0, 4096).toString('latin1')
  return head.startsWith(SIGNATURE) || /\.dxf$/i.test(name) || /^\s*(999\s*\n.*\n\s*)*0\s*\n\s*SECTION\s*\n/.test(head.replace(/\r/g, ''))
}

/** Errors: `import.broken` `binaryDrawing`, `notDrawing`. */
export function readDrawing(text: string): Reading {
  if (text.startsWith(SIGNATURE)) throw broken('binaryDrawing', 'This is a binary DXF file; save it as ASCII DXF')
  const dxf = readDxf(text)
  const { shapes, words } = drawnIn(dxf, isSymbol)
  // A drawing without one layer that we know is the outline of something.
  const fallback = shapes.some((drawn) => layerOf(drawn)) ? null : 'wall'
  const found = [...shapes.map((drawn) => shape(drawn, layerOf(drawn) ?? fallback)), ...words.map(word)]
  return reading(namedRooms(found), { metresPerUnit: metresPerUnit(dxf.units, shapes) })
}

/** A block is named for what it stands for, its lines lie on layers named for what they are. */
const layerOf = ({ type, block, layer }: Pick<Drawn, 'type' | 'block' | 'layer'>): MapLayer | null =>
  type === 'INSERT' ? (layerOfWords(block) ?? layerOfWords(layer)) : (layerOfWords(layer) ?? layerOfWords(block))

const isOneOf = (layers: readonly MapLayer[], layer: MapLayer | null): layer is MapLayer => layer !== null && layers.includes(layer)
const isSymbol = (block: string, layer: string): boolean => isOneOf(SYMBOLS, layerOf({ type: 'INSERT', block, layer }))

/** A closed line around something is a surface; a circle where a symbol belongs is the symbol, other strokes of it are nothing. */
function shape({ type, layer: name, block, points, isClosed, middle, bearing, text }: Drawn, layer: MapLayer | null): Found {
  const properties = known({ name: text, bearing: layer === 'camera' ? bearing : undefined })
  const example = [name, block, type].filter(Boolean).join(' ')
  const found = (layer: MapLayer | null, geometry: unknown): Found => ({ layer, geometry, properties, example })
  const isOfSymbol = isOneOf(SYMBOLS, layer)
  if (middle && (isOfSymbol || points.length < 2)) return found(layer, { type: 'Point', coordinates: middle })
  if (points.length < 2) return found(layer, null)
  if (isClosed && isOneOf(SURFACES, layer)) return found(layer, { type: 'Polygon', coordinates: [points] })
  return found(isOfSymbol ? null : layer, { type: 'LineString', coordinates: points })
}

/** Words on the layer of a symbol name one; all others may be the name of a room. */
function word(drawn: Drawn): Found {
  const layer = layerOf(drawn)
  return {
    layer: isOneOf(SYMBOLS, layer) ? layer : null,
    geometry: { type: 'Point', coordinates: drawn.middle },
    properties: { name: drawn.text },
    example: `${drawn.layer} ${drawn.text}`,
  }
}

/** What is written within a room is its name. */
function namedRooms(found: readonly Found[]): Found[] {
  const words = found.filter(({ layer, properties }) => layer === null && properties.name).slice(0, NAMES_MAX)
  const used = new Set<Found>()
  const named = found.map((room) => {
    if (room.layer !== 'room') return room
    const [ring = []] = recordOf(room.geometry).type === 'Polygon' ? (recordOf(room.geometry).coordinates as [number, number][][]) : []
    const name =
      ring.length > 3 && words.find((each) => !used.has(each) && isInside(recordOf(each.geometry).coordinates as [number, number], ring))
    if (!name) return room
    used.add(name)
    return { ...room, properties: { ...room.properties, name: name.properties.name } }
  })
  return named.filter((each) => !used.has(each))
}

function metresPerUnit(units: number, shapes: readonly Drawn[]): number {
  const stated = UNITS.get(units)
  if (stated) return stated
  let [west, east] = [Infinity, -Infinity]
  for (const { points } of shapes) for (const [x] of points) [west, east] = [Math.min(west, x), Math.max(east, x)]
  return east - west > METRES_WIDE_MAX ? 0.001 : 1
}
