/** Who may do what: every call is checked against what its procedure declares; what declares nothing is refused. */
import { ORPCError } from '@orpc/server'
import type { Identity } from '../../src-preload/contract/session.contract.ts'
import type { Access, ProcedureMeta } from '../../src-preload/contract/wire/procedure.ts'

/** One port, socket or REST request, and who is signed in on it. */
export interface Connection {
  identity: Identity | null
  /** The session or bearer token it was signed in with. */
  token: string | null
}

export interface CallContext {
  connection: Connection
}

/** Deny by default: an undeclared procedure is nobody's. */
export function mayCall(access: Access | undefined, identity: Identity | null): boolean {
  if (access === 'open') return true
  if (!access || !identity) return false
  return access === 'signedIn' || access.includes(identity.role)
}

/** Errors: `session.required` 401, `session.forbidden` 403. */
export function checkAccess({ access }: ProcedureMeta, { connection: { identity } }: CallContext): void {
  if (mayCall(access, identity)) return
  if (!identity) throw new ORPCError('session.required', { status: 401, message: 'Sign in first' })
  throw new ORPCError('session.forbidden', { status: 403, message: `The role ${identity.role} may not do this` })
}
