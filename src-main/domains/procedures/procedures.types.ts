/** A version of a procedure as the core keeps it; it is never changed. */
import type { ProcedureDocument } from '../../../src-preload/contract/procedures.types.ts'

/** `at` in UTC ms; with `by` null for what was delivered with the product. */
export type ProcedureRecord = ProcedureDocument & {
  version: number
  at: number | null
  by: string | null
  note: string
}
