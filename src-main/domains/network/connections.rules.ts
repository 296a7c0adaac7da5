/** Secrets of connections: they go in, and never come out again. Pure. */
import type { Connection } from '../../../src-preload/contract/connections/connection.ts'

/** Stands where a secret was left out; sent back, it means the one that is kept. */
const LEFT_OUT = ''

export function withoutSecrets(connection: Connection): Connection {
  switch (connection.driver) {
    case 'sia':
      return { ...connection, accounts: connection.accounts.map((account) => ({ ...account, key: account.key && LEFT_OUT })) }
    case 'webhook':
      return { ...connection, secret: connection.secret && LEFT_OUT }
    default:
      return connection
  }
}

/** What was left out of `connection` is taken from its older version. */
export function keepSecrets(connection: Connection, before: Connection | undefined): Connection {
  if (connection.driver === 'sia') {
    const known = new Map(before?.driver === 'sia' ? before.accounts.map((account) => [account.account, account.key]) : [])
    const accounts = connection.accounts.map((account) =>
      account.key === LEFT_OUT ? { ...account, key: known.get(account.account) ?? null } : account,
    )
    return { ...connection, accounts }
  }
  if (connection.driver === 'webhook' && connection.secret === LEFT_OUT)
    return { ...connection, secret: before?.driver === 'webhook' ? before.secret : null }
  return connection
}
