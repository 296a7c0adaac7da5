/** Connections that people set up: which driver, where, with what settings. Running them is the host's work. */
import type { Connection } from '../../../src-preload/contract/connections/connection.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import { keepSecrets } from './connections.rules.ts'

export class ConnectionsService {
  readonly connections: Ledger<Connection>
  readonly #work: Work

  constructor(work: Work) {
    this.connections = work.ledger()
    this.#work = work
  }

  put(connection: Connection, by: string): void {
    const before = this.connections.get(connection.id)
    this.connections.set(connection.id, keepSecrets(connection, before))
    this.#work.fact(before ? 'connection.changed' : 'connection.added', by, null, { connection: connection.id, driver: connection.driver })
  }

  /** Errors: `Refusal` 404 `connection.notFound`. */
  remove(id: string, by: string): void {
    if (!this.connections.get(id)) throw new Refusal('connection.notFound', 404, `There is no connection ${id}`, ['notFound'])
    this.connections.delete(id)
    this.#work.fact('connection.removed', by, null, { connection: id })
  }
}
