/** What the reader of a map file hands over before its coordinates are put in place, and how strangers' words are cut to size. */
import type { FeatureProperties, Floor, MapLayer, ZoneRow } from '../../../src-preload/contract/site.contract.ts'
import { Refusal } from '../../kernel/refusal.ts'

export interface Found {
  /** Null: nothing says what it is. */
  layer: MapLayer | null
  /** GeoJSON geometry in the coordinates of the file, unchecked. */
  geometry: unknown
  properties: Partial<FeatureProperties>
  /** How it is told when it is left out. */
  example: string
}

export interface Reading {
  found: Found[]
  floors: Floor[]
  zones: ZoneRow[]
  /** Rows that say no place. */
  badRows: string[]
  /** Length of one unit of a drawing. */
  metresPerUnit: number
}

export const reading = (found: Found[], more: Partial<Reading> = {}): Reading => ({
  found,
  floors: [],
  zones: [],
  badRows: [],
  metresPerUnit: 1,
  ...more,
})

/** What can be wrong with a file; the seat has words for each. */
export const REASONS = [
  'tooLarge',
  'notJson',
  'notGeojson',
  'notZip',
  'notImdf',
  'notDrawing',
  'binaryDrawing',
  'notTable',
  'noCoordinates',
  'nothing',
] as const

/** `message` says it in English. */
export const broken = (reason: (typeof REASONS)[number], message: string): Refusal => new Refusal('import.broken', 422, message, [reason])

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const recordOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {})
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** One line without control characters; undefined when nothing is left. */
export function textOf(value: unknown, max = 120): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value)
    .slice(0, 4 * max)
    .replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ')
    .trim()
  return Array.from(text).slice(0, max).join('').trim() || undefined
}

/** Also out of `12.5` and `3 m`. */
export function numberOf(value: unknown, min: number, max: number): number | undefined {
  const number = typeof value === 'string' ? Number.parseFloat(value) : value
  return typeof number === 'number' && number >= min && number <= max ? number : undefined
}

/** A bearing in degrees from 0 to 360. */
export function bearingOf(value: unknown): number | undefined {
  const degrees = numberOf(value, -360, 720)
  return degrees === undefined ? undefined : ((degrees % 360) + 360) % 360
}

/** Without the properties that say nothing. */
export const known = (properties: Partial<FeatureProperties>): Partial<FeatureProperties> =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined))
