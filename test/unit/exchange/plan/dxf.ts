/** Writes small DXF drawings for tests: group codes and values, line by line. */

type Group = readonly [code: number, value: string | number]
type Point = readonly [number, number]

const at = ([x, y]: Point, code = 10): Group[] => [
  [code, x],
  [code + 10, y],
]
const entity = (type: string, layer: string, ...groups: Group[]): Group[] => [[0, type], [8, layer], ...groups]

export const lineOn = (layer: string, from: Point, to: Point) => entity('LINE', layer, ...at(from), ...at(to, 11))
export const ringOn = (layer: string, corners: readonly Point[], isClosed = true, bulges: readonly number[] = []) =>
  entity(
    'LWPOLYLINE',
    layer,
    [90, corners.length],
    [70, isClosed ? 1 : 0],
    ...corners.flatMap((corner, index): Group[] => [...at(corner), ...(bulges[index] ? ([[42, bulges[index]]] as Group[]) : [])]),
  )
export const circleOn = (layer: string, middle: Point, radius: number) => entity('CIRCLE', layer, ...at(middle), [40, radius])
export const arcOn = (layer: string, middle: Point, radius: number, from: number, to: number) =>
  entity('ARC', layer, ...at(middle), [40, radius], [50, from], [51, to])
export const textOn = (layer: string, place: Point, text: string) => entity('TEXT', layer, ...at(place), [40, 1], [1, text])
export const longTextOn = (layer: string, place: Point, text: string) => entity('MTEXT', layer, ...at(place), [1, text])
export const blockOn = (layer: string, name: string, place: Point, turned = 0, scale = 1) =>
  entity('INSERT', layer, [2, name], ...at(place), [41, scale], [42, scale], [50, turned])

export interface Drawn {
  /** `$INSUNITS`: 4 millimetres, 6 metres. */
  units?: number
  blocks?: Record<string, Group[][]>
  entities: Group[][]
}

export function dxf({ units, blocks = {}, entities }: Drawn): string {
  const section = (name: string, groups: Group[]): Group[] => [[0, 'SECTION'], [2, name], ...groups, [0, 'ENDSEC']]
  const block = ([name, parts]: [string, Group[][]]): Group[] => [
    [0, 'BLOCK'],
    [8, '0'],
    [2, name],
    [70, 0],
    ...at([0, 0]),
    ...parts.flat(),
    [0, 'ENDBLK'],
    [8, '0'],
  ]
  const header: Group[] =
    units === undefined
      ? []
      : [
          [9, '$INSUNITS'],
          [70, units],
        ]
  const groups = [
    ...section('HEADER', header),
    ...section('BLOCKS', Object.entries(blocks).flatMap(block)),
    ...section('ENTITIES', entities.flat()),
    [0, 'EOF'] as const,
  ]
  return groups.map(([code, value]) => `${String(code).padStart(3)}\r\n${value}\r\n`).join('')
}
