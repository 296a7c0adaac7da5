/** The archive as the core keeps it. Times are UTC ms. */
import type { ArchiveRecord } from '../../../src-preload/contract/archive-record.types.ts'

/** What a record is made of; everything else in it follows from these. */
export type ArchiveParts = Pick<
  ArchiveRecord,
  'site' | 'incident' | 'calls' | 'timeline' | 'devices' | 'staff' | 'since' | 'until' | 'readings' | 'tracks'
> & { zone: { name: string; nameEn: string } }

/** `document` is the JSON text exactly as it was hashed. */
export interface SealedRow {
  incident: string
  sealedAt: number
  sha256: string
  document: string
}

export interface AddendumRow {
  incident: string
  /** From 1 on. */
  number: number
  at: number
  by: string
  text: string
  sha256: string
}

export interface ArchiveFilter {
  words: string
  kind?: string
  zone?: string
  outcome?: string
  cause?: string
  owner?: string
  /** ISO-8601 UTC; `to` is no longer in it. */
  from?: string
  to?: string
}

/** Whether the archive is as it was sealed; `broken` names the first incidents whose record, addenda or entry in the journal do not fit. */
export interface ArchiveVerdict {
  ok: boolean
  records: number
  addenda: number
  broken: string[]
}
