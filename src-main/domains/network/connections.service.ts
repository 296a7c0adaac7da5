/** Connections that people set up: which driver, where, with what settings. Running them is the host's work. */
import { Connection } from '../../../src-preload/contract/connections/connection.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { StationCommand } from '../devices/devices.ports.ts'
import { keepSecrets } from './connections.rules.ts'

export class ConnectionsService {
  readonly connections: Ledger<Connection>
  readonly #work: Work

  constructor(work: Work) {
    this.connections = work.ledger()
    this.#work = work
  }

  /** Errors: `Refusal` 409 `connection.secretMissing` when a secret was left out and none is kept. */
  put(connection: Connection, by: string): void {
    const before = this.connections.get(connection.id)
    const whole = Connection.safeParse(keepSecrets(connection, before))
    if (!whole.success) throw new Refusal('connection.secretMissing', 409, 'A secret was left out, and none is kept', ['secretMissing'])
    this.connections.set(connection.id, whole.data)
    this.#work.fact(before ? 'connection.changed' : 'connection.added', by, null, { connection: connection.id, driver: connection.driver })
  }

  /** A station is asked something. Errors: `Refusal` 404 `connection.notFound`. */
  commanded(id: string, address: string, command: StationCommand, by: string): void {
    this.#require(id)
    this.#work.fact('station.commanded', by, null, { connection: id, address, command })
  }

  /** Errors: `Refusal` 404 `connection.notFound`. */
  remove(id: string, by: string): void {
    this.#require(id)
    this.connections.delete(id)
    this.#work.fact('connection.removed', by, null, { connection: id })
  }

  #require(id: string): void {
    if (!this.connections.get(id)) throw new Refusal('connection.notFound', 404, `There is no connection ${id}`, ['notFound'])
  }
}
