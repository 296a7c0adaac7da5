/** Accounts, passwords (argon2id), sessions, bearer tokens and one-time tickets. */
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Identity, SignedIn } from '../../../src-preload/contract/session.contract.ts'
import type { Role } from '../../../src-preload/contract/wire/procedure.ts'
import { type Clock, iso } from '../../kernel/clock.ts'
import { sha256 } from '../../kernel/digest.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { BEARER_MS, FAILURES_MAX, isStrongPassword, LOCK_MS, SESSION_MS, TICKET_MS } from './sessions.rules.ts'
import type { AccountRow, SessionsStore, TokenKind } from './sessions.store.ts'

const identityOf = ({ id, name, role, passwordHash }: AccountRow): Identity => ({ id, name, role, hasPassword: passwordHash !== null })

export interface SessionsNeeds {
  store: SessionsStore
  clock: Clock
  /** Runs in the input loop: stored and journalled in one commit. */
  commit: <T>(run: () => T) => Promise<T>
  fact: (fact: string, by: string, data: Record<string, unknown>) => void
  /** Paired phones have tokens of their own, which live and die with them; absent where no core runs. `token` as SHA-256. */
  handsets?: { identify(token: string, now: number): Identity | null; revoke(handset: string, by: string): void }
}

export class SessionsService {
  readonly #needs: SessionsNeeds

  constructor(needs: SessionsNeeds) {
    this.#needs = needs
  }

  /** Errors: `session.wrongPassword` 401, `session.locked` 429. The same answer for an unknown name. */
  async signIn(name: string, password: string): Promise<SignedIn> {
    const { store, clock, commit } = this.#needs
    const account = store.accountByName(name)
    if (account && account.lockedUntil > clock.now()) throw locked()
    const right = account?.passwordHash
      ? await verify(account.passwordHash, password)
      : await verify(await DECOY, password).then(() => false)
    if (!account || !right) {
      if (account) await commit(() => this.#noteFailure(account.id))
      throw wrongPassword()
    }
    return commit(() => {
      // While the hash was being checked, others may have failed or the password may have been changed.
      const current = store.account(account.id)
      if (current?.passwordHash !== account.passwordHash) throw wrongPassword()
      if (current.lockedUntil > clock.now()) throw locked()
      store.putAccount({ ...current, failures: 0, lockedUntil: 0 }, clock.now())
      return this.#open(current, 'password')
    })
  }

  #noteFailure(id: string): void {
    const { store, clock, fact } = this.#needs
    const account = store.account(id)
    if (!account) return
    const failures = account.failures + 1
    const full = failures >= FAILURES_MAX
    const lockedUntil = full ? clock.now() + LOCK_MS : account.lockedUntil
    store.putAccount({ ...account, failures: full ? 0 : failures, lockedUntil }, clock.now())
    fact('session.refused', account.name, { failures })
  }

  hasPassword(name: string): boolean {
    return (this.#needs.store.accountByName(name)?.passwordHash ?? null) !== null
  }

  /** Errors: `session.ticketSpent` 401. */
  redeem(ticket: string): Promise<SignedIn> {
    const { store, clock, commit } = this.#needs
    return commit(() => {
      const row = store.token(sha256(ticket))
      const account = row && store.account(row.account)
      if (!account || row.kind !== 'ticket' || row.expiresAt < clock.now() || !store.spend(sha256(ticket), clock.now())) {
        throw new Refusal('session.ticketSpent', 401, 'This one-time address has been used or is too old')
      }
      return this.#open(account, 'ticket')
    })
  }

  /** Who holds this session or bearer token, or speaks from a paired phone; null when nobody does any more. */
  identify(token: string): Identity | null {
    const { store, clock, handsets } = this.#needs
    const row = store.token(sha256(token))
    if (!row) return handsets?.identify(sha256(token), clock.now()) ?? null
    if (row.kind === 'ticket' || row.expiresAt < clock.now()) return null
    const account = store.account(row.account)
    return account ? identityOf(account) : null
  }

  signOut(token: string, by: Identity): Promise<void> {
    const { store, commit, fact, handsets } = this.#needs
    return commit(() => {
      if (by.handset !== undefined) handsets?.revoke(by.handset, by.name)
      store.dropToken(sha256(token))
      fact('session.closed', by.name, {})
    })
  }

  /**
   * Ends the other sessions of the account; `token` is the one it was asked on. `current` is the password it has, if any.
   * Errors: `session.forbidden` 403 for a program's token, `session.wrongPassword` 401, `session.weakPassword` 422.
   */
  async setPassword(token: string, password: string, current: string | undefined): Promise<void> {
    const { store, clock, commit, fact } = this.#needs
    const row = store.token(sha256(token))
    if (row?.kind !== 'session') throw new Refusal('session.forbidden', 403, 'Only a person signed in sets a password')
    const id = row.account
    const before = store.account(id)?.passwordHash
    if (before && !(current !== undefined && (await verify(before, current)))) throw wrongPassword()
    if (!isStrongPassword(password)) throw new Refusal('session.weakPassword', 422, 'At least 10 characters of three classes')
    const passwordHash = await hash(password)
    await commit(() => {
      const account = store.account(id)
      if (!account) throw new Refusal('session.expired', 401, 'The account is gone')
      store.putAccount({ ...account, passwordHash }, clock.now())
      store.dropSessions(id, sha256(token))
      fact('account.passwordSet', account.name, {})
    })
  }

  /** A token for a program or a first sign-in; creates the account when it is new. Returns the secret, kept nowhere else. */
  issue(kind: Exclude<TokenKind, 'session'>, name: string, role: Role): Promise<string> {
    const { store, clock, commit, fact } = this.#needs
    return commit(() => {
      const known = store.accountByName(name)
      if (known && known.role !== role) throw new Refusal('account.otherRole', 409, `${name} exists with the role ${known.role}`)
      const account = known ?? { id: `acc-${randomBytes(6).toString('hex')}`, name, role, passwordHash: null, failures: 0, lockedUntil: 0 }
      if (!known) {
        store.putAccount(account, clock.now())
        fact('account.created', 'core', { account: name, role })
      }
      fact('token.issued', 'core', { account: name, kind })
      return this.#token(kind, account, kind === 'ticket' ? TICKET_MS : BEARER_MS).token
    })
  }

  #open(account: AccountRow, how: string): SignedIn {
    this.#needs.fact('session.opened', account.name, { how, role: account.role })
    return { ...this.#token('session', account, SESSION_MS), identity: identityOf(account) }
  }

  #token(kind: TokenKind, account: AccountRow, lifeMs: number): { token: string; expiresAt: string } {
    const { store, clock } = this.#needs
    const token = `wr_${randomBytes(24).toString('base64url')}`
    const expiresAt = clock.now() + lifeMs
    store.dropExpired(clock.now())
    store.putToken(sha256(token), kind, account.id, clock.now(), expiresAt)
    return { token, expiresAt: iso(expiresAt) }
  }
}

const wrongPassword = () => new Refusal('session.wrongPassword', 401, 'Name or password is wrong')
const locked = () => new Refusal('session.locked', 429, 'Too many wrong passwords; try again later')

/** Verified against when the name is unknown, so that the answer takes as long. */
const DECOY = hash(randomBytes(12).toString('hex'))
