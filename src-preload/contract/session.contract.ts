/** Signing in. A connection (port or socket) has one session; REST carries the same token as a bearer. */
import { z } from 'zod'
import { Id, procedure, Role, Time } from './wire/procedure.ts'

/** `handset`: the paired phone it speaks from; then the `id` of one of the staff is their staff id. */
export const Identity = z.object({ id: Id, name: z.string(), role: Role, hasPassword: z.boolean(), handset: Id.optional() })
export type Identity = z.infer<typeof Identity>

export const SignedIn = z.object({ token: z.string(), expiresAt: Time, identity: Identity })
export type SignedIn = z.infer<typeof SignedIn>

export const session = {
  /** Errors: `session.wrongPassword` 401, `session.locked` 429 after five failures. */
  signIn: procedure('open')
    .route({ method: 'POST', path: '/session', summary: 'Sign in with name and password', tags: ['session'] })
    .input(z.object({ name: z.string().min(1).max(80), password: z.string().min(1).max(200) }))
    .output(SignedIn),
  /** The ticket of a one-time address. Error: `session.ticketSpent` 401. */
  redeem: procedure('open')
    .route({ method: 'POST', path: '/session/ticket', summary: 'Sign in with a one-time ticket', tags: ['session'] })
    .input(z.object({ ticket: z.string().min(1).max(200) }))
    .output(SignedIn),
  /** Takes a session up again on a new connection. Error: `session.expired` 401. */
  resume: procedure('open')
    .route({ method: 'POST', path: '/session/resume', summary: 'Resume a session by its token', tags: ['session'] })
    .input(z.object({ token: z.string().min(1).max(200) }))
    .output(Identity),
  me: procedure('signedIn')
    .route({ method: 'GET', path: '/session', summary: 'Who I am', tags: ['session'] })
    .output(Identity),
  signOut: procedure('signedIn')
    .route({ method: 'DELETE', path: '/session', summary: 'End this session', tags: ['session'] })
    .output(z.object({ ok: z.literal(true) })),
  /** At least 10 characters of three classes (GB/T 22239 8.1.4.1); `current` once there is one. Errors: `session.weakPassword` 422, `session.wrongPassword` 401. */
  setPassword: procedure('signedIn')
    .route({ method: 'PUT', path: '/session/password', summary: 'Set my password', tags: ['session'] })
    .input(z.object({ password: z.string().min(1).max(200), current: z.string().max(200).optional() }))
    .output(z.object({ ok: z.literal(true) })),
}
