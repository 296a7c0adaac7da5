/**
 * ASCII DXF as it is written: groups of a code and a value, two lines each; a group of code 0 begins an entity.
 * Read here and not by dxf-parser, which never comes back from some damaged files and keeps one corner of a polyline whose corners
 * have identifiers (group 91).
 */
import { broken } from './found.ts'

export type Point = [number, number]

export interface Entity {
  type: string
  groups: [code: number, value: string][]
  /** Corners of a POLYLINE, attributes of an INSERT. */
  parts: Entity[]
}

export interface Block {
  base: Point
  entities: Entity[]
}

export interface Dxf {
  /** `$INSUNITS`; 0: not said. */
  units: number
  layers: Entity[]
  blocks: ReadonlyMap<string, Block>
  entities: Entity[]
}

const PARTS = new Set(['VERTEX', 'ATTRIB'])

/** Errors: `import.broken` `notDrawing`. */
export function readDxf(text: string): Dxf {
  const sections = sectionsOf(entitiesOf(text))
  return {
    units: unitsOf(sections.get('HEADER')?.[0]),
    layers: (sections.get('TABLES') ?? []).filter(({ type }) => type === 'LAYER'),
    blocks: blocksOf(sections.get('BLOCKS') ?? []),
    entities: (sections.get('ENTITIES') ?? []).slice(1),
  }
}

export const textAt = ({ groups }: Entity, code: number): string | undefined => groups.find(([each]) => each === code)?.[1]

export function numberIn(entity: Entity, code: number): number | undefined {
  const number = Number.parseFloat(textAt(entity, code) ?? '')
  return Number.isFinite(number) ? number : undefined
}

/** Its x is at `code`, its y at the tenth code after it. */
export function pointIn(entity: Entity, code = 10): Point | null {
  const [x, y] = [numberIn(entity, code), numberIn(entity, code + 10)]
  return x === undefined || y === undefined ? null : [x, y]
}

export const hasFlag = (entity: Entity, code: number, flag: number): boolean => ((numberIn(entity, code) ?? 0) & flag) !== 0

function entitiesOf(text: string): Entity[] {
  const lines = text.split(/\r\n|\r|\n/)
  const entities: Entity[] = []
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const code = Number.parseInt(lines[at] ?? '', 10)
    const value = lines[at + 1]?.trim() ?? ''
    if (Number.isNaN(code)) throw broken('notDrawing', `Line ${at + 1} of this DXF file is no group code`)
    if (code === 0 && value === 'EOF') return entities
    if (code === 0) entities.push({ type: value, groups: [], parts: [] })
    else entities.at(-1)?.groups.push([code, value])
  }
  throw broken('notDrawing', 'This DXF file is cut off: it has no end')
}

/** By their name; the first entity of each is its head. Parts hang on the entity they follow. */
function sectionsOf(entities: readonly Entity[]): Map<string, Entity[]> {
  const sections = new Map<string, Entity[]>()
  let section: Entity[] = []
  for (const entity of entities) {
    if (entity.type === 'SECTION') {
      section = [entity]
      sections.set(textAt(entity, 2) ?? '', section)
    } else if (PARTS.has(entity.type)) section.at(-1)?.parts.push(entity)
    else if (entity.type !== 'SEQEND' && entity.type !== 'ENDSEC') section.push(entity)
  }
  return sections
}

function unitsOf(header: Entity | undefined): number {
  const at = header?.groups.findIndex(([code, value]) => code === 9 && value === '$INSUNITS') ?? -1
  return Number.parseInt(header?.groups[at + 1]?.[1] ?? '', 10) || 0
}

function blocksOf(entities: readonly Entity[]): Map<string, Block> {
  const blocks = new Map<string, Block>()
  let block: Block = { base: [0, 0], entities: [] }
  for (const entity of entities) {
    if (entity.type === 'BLOCK') {
      block = { base: pointIn(entity) ?? [0, 0], entities: [] }
      blocks.set(textAt(entity, 2) ?? '', block)
    } else if (entity.type !== 'ENDBLK') block.entities.push(entity)
  }
  return blocks
}
