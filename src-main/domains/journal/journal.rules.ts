/** The hash chain: each entry's hash covers the previous hash and the entry, so that any later change is seen. */
import { sha256 } from '../../kernel/digest.ts'

export interface JournalRow {
  seq: number
  at: number
  fact: string
  by: string
  incident: string | null
  /** JSON text exactly as stored. */
  data: string
  hash: string
}

export const GENESIS = '0'.repeat(64)

/** SHA-256 hex over the previous hash and the entry's fields as one JSON array. */
export const entryHash = (previous: string, row: Omit<JournalRow, 'hash'>): string =>
  sha256(JSON.stringify([previous, row.seq, row.at, row.fact, row.by, row.incident, row.data]))

export type ChainVerdict = { ok: true; entries: number; head: string } | { ok: false; entries: number; brokenAt: number }

/** Walks the chain from its first entry; a missing, added or altered entry breaks it at that sequence number. */
export function verifyChain(rows: Iterable<JournalRow>): ChainVerdict {
  let previous = GENESIS
  let entries = 0
  for (const row of rows) {
    entries++
    const { hash, ...entry } = row
    if (row.seq !== entries || entryHash(previous, entry) !== hash) return { ok: false, entries, brokenAt: entries }
    previous = hash
  }
  return { ok: true, entries, head: previous }
}
