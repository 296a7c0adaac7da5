/** The contract as something to implement: every call is checked, every refusal has its form. */
import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../src-preload/contract/index.ts'
import type { Identity } from '../../src-preload/contract/session.contract.ts'
import type { ProcedureMeta } from '../../src-preload/contract/wire/procedure.ts'
import { Refusal } from '../kernel/refusal.ts'
import { type CallContext, checkAccess } from './access.ts'

export type ContractServer = ReturnType<typeof createContractServer>

export const createContractServer = (sessions: { identify(token: string): Identity | null }) =>
  implement(contract)
    .$context<CallContext>()
    .use(async ({ context, procedure, next }) => {
      // A session may have ended elsewhere, or run out, since this connection was opened.
      const { connection } = context
      if (connection.token) connection.identity = sessions.identify(connection.token)
      checkAccess(procedure['~orpc'].meta as ProcedureMeta, context)
      try {
        return await next()
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        throw new ORPCError(error.code, { status: error.status, message: error.message, data: { reasons: error.reasons } })
      }
    })

/** Errors: `<code>` 404. */
export const found = <T>(value: T | undefined, code: string): T => {
  if (value === undefined) throw new ORPCError(code, { status: 404, message: 'There is no such thing' })
  return value
}

/** Errors: `session.required` 401. */
export const me = ({ connection }: CallContext): Identity => {
  if (!connection.identity) throw new ORPCError('session.required', { status: 401, message: 'Sign in first' })
  return connection.identity
}
