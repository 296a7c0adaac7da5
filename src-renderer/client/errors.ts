/** What a refused or failed call says, in codes; the seat words them. */
import type { RefusalReason } from '../../src-preload/contract/wire/words.ts'

export interface Failure {
  /** `link.cut`, `session.wrongPassword`, `incident.refused`, … */
  code: string
  /** HTTP status, 0 when the call never reached the core. */
  status: number
  reasons: RefusalReason[]
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

export const failureOf = (error: unknown): Failure => {
  if (!isObject(error)) return { code: 'unknown', status: 0, reasons: [] }
  const data = isObject(error.data) ? error.data : {}
  const code = typeof error.code === 'string' ? error.code : 'unknown'
  const status = typeof error.status === 'number' ? error.status : 0
  return { code, status, reasons: Array.isArray(data.reasons) ? (data.reasons as RefusalReason[]) : [] }
}

/** The core does not know this session, or no longer. */
export const isSignedOut = ({ status }: Failure) => status === 401
