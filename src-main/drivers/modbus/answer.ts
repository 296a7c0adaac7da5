/** What a unit answered to one read, and how that is shown to people. */
import type { Read } from './plan.rules.ts'

const EXCERPT_MAX = 300

export interface Answer {
  read: Read
  /** Registers; of coils and discrete inputs 0 and 1. */
  words: number[]
}

/** Function and first address, e.g. `3@0`. */
export const blockName = ({ function: table, address }: Read): string => `${table}@${address}`

/** Registers as hex, coils as 0 and 1: `3@0: 022b 0064; 1@8: 1010`. */
export function asReceived(answers: readonly Answer[]): { bytes: number; excerpt: string } {
  const texts = answers.map(({ read, words }) => `${blockName(read)}: ${isCoils(read) ? words.join('') : words.map(asHex).join(' ')}`)
  const bytes = answers.reduce((sum, { read, words }) => sum + (isCoils(read) ? Math.ceil(words.length / 8) : 2 * words.length), 0)
  return { bytes, excerpt: texts.join('; ').slice(0, EXCERPT_MAX) }
}

const isCoils = ({ function: table }: Read): boolean => table <= 2
const asHex = (word: number): string => word.toString(16).padStart(4, '0')
