/** Who commands at this wall: signed in by hand, beside the wall's own session, and gone again when nobody touches it. */
import { create } from 'zustand'
import type { MarkKind } from '../../../src-preload/contract/picture.contract.ts'
import type { Identity } from '../../../src-preload/contract/session.contract.ts'
import { HANDLERS, type Role } from '../../../src-preload/contract/wire/procedure.ts'
import type { Failure } from '../../client/errors.ts'
import { readToken } from '../../client/token.ts'
import type { Seat } from '../../state/seat.ts'
import { useSession } from '../../state/session.ts'

/** Without a touch the sheet closes, and later the person is signed out. */
export const CLOSE_MS = 20_000
export const SIGN_OUT_MS = 600_000

interface CommanderState {
  person: Identity | null
  isOpen: boolean
  /** The mark whose place on the map is to be touched. */
  placing: MarkKind | null
  /** Why the last mark was not taken. */
  refused: Failure | null
  /** This machine's clock, in ms. */
  touchedAt: number
}

export const useCommander = create<CommanderState>(() => ({ person: null, isOpen: false, placing: null, refused: null, touchedAt: 0 }))

const isHandler = (identity: Identity | null): boolean => identity !== null && (HANDLERS as readonly Role[]).includes(identity.role)

/** Somebody who may command: signed in here, or whose session the wall runs in. */
export const useMayCommand = (): boolean => {
  const person = useCommander((commander) => commander.person)
  const own = useSession((session) => session.identity)
  return isHandler(person ?? own)
}

export const closeSheet = () => useCommander.setState({ isOpen: false, placing: null, refused: null })

/** The wall goes on with its own session. */
const resumeOwn = async (client: Seat['client']): Promise<void> => {
  const token = readToken()
  if (token) await client.session.resume({ token })
}

export class NoCommander extends Error {
  readonly code = 'session.noCommander'
  readonly status = 403
}

/** Errors: `session.wrongPassword` 401, `session.locked` 429, `session.noCommander` 403 when the account may not handle incidents. */
export const signInHere = async (client: Seat['client'], name: string, password: string): Promise<void> => {
  const { identity } = await client.session.signIn({ name, password })
  if (isHandler(identity)) return useCommander.setState({ person: identity })
  await client.session.signOut({})
  await resumeOwn(client)
  throw new NoCommander(`${name} may not command`)
}

export const signOutHere = async (client: Seat['client']): Promise<void> => {
  const { person } = useCommander.getState()
  useCommander.setState({ person: null, isOpen: false, placing: null })
  if (!person) return
  // A cut link ends that session at this wall too: the next one begins with the wall's own.
  await client.session.signOut({}).catch(() => undefined)
  await resumeOwn(client).catch(() => undefined)
}

// A new way to the core begins with the wall's own session.
useSession.subscribe((now, before) => {
  if (now.identity !== before.identity) useCommander.setState({ person: null })
})
