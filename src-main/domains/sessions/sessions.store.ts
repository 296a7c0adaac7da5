/** SQL of accounts and tokens. Secrets are stored only as hashes. */
import type { Role } from '../../../src-preload/contract/wire/procedure.ts'
import type { Sqlite } from '../../store/open.ts'

export interface AccountRow {
  id: string
  name: string
  role: Role
  passwordHash: string | null
  failures: number
  lockedUntil: number
}

export type TokenKind = 'session' | 'bearer' | 'ticket'

export interface TokenRow {
  kind: TokenKind
  account: string
  expiresAt: number
  usedAt: number | null
}

const ACCOUNT = 'account_id AS id, name, role, password_hash AS passwordHash, failures, locked_until AS lockedUntil'

export class SessionsStore {
  readonly #db: Sqlite

  constructor(db: Sqlite) {
    this.#db = db
  }

  accountByName(name: string): AccountRow | undefined {
    return this.#db.prepare<[string], AccountRow>(`SELECT ${ACCOUNT} FROM accounts WHERE name = ?`).get(name)
  }

  account(id: string): AccountRow | undefined {
    return this.#db.prepare<[string], AccountRow>(`SELECT ${ACCOUNT} FROM accounts WHERE account_id = ?`).get(id)
  }

  putAccount(account: AccountRow, now: number): void {
    this.#db
      .prepare(
        `INSERT INTO accounts (account_id, name, role, password_hash, failures, locked_until, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (account_id) DO UPDATE SET password_hash = excluded.password_hash, failures = excluded.failures, locked_until = excluded.locked_until`,
      )
      .run(account.id, account.name, account.role, account.passwordHash, account.failures, account.lockedUntil, now)
  }

  token(sha256: string): TokenRow | undefined {
    return this.#db
      .prepare<[string], TokenRow>(
        'SELECT kind, account_id AS account, expires_at AS expiresAt, used_at AS usedAt FROM tokens WHERE token_sha256 = ?',
      )
      .get(sha256)
  }

  putToken(sha256: string, kind: TokenKind, account: string, now: number, expiresAt: number): void {
    this.#db
      .prepare('INSERT INTO tokens (token_sha256, kind, account_id, created_at, expires_at) VALUES (?, ?, ?, ?, ?)')
      .run(sha256, kind, account, now, expiresAt)
  }

  /** Spends a ticket; false when it was spent before. */
  spend(sha256: string, now: number): boolean {
    return this.#db.prepare('UPDATE tokens SET used_at = ? WHERE token_sha256 = ? AND used_at IS NULL').run(now, sha256).changes === 1
  }

  dropToken(sha256: string): void {
    this.#db.prepare('DELETE FROM tokens WHERE token_sha256 = ?').run(sha256)
  }

  /** Ends every other session of an account. */
  dropSessions(account: string, except: string): void {
    this.#db.prepare("DELETE FROM tokens WHERE account_id = ? AND kind = 'session' AND token_sha256 <> ?").run(account, except)
  }

  dropExpired(now: number): void {
    this.#db.prepare('DELETE FROM tokens WHERE expires_at < ?').run(now)
  }
}
