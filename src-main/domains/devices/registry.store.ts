/** SQL of the registry, of service modes and of what the network has spoken of. */
import type { Ledger } from '../../kernel/work.ts'
import { documents } from '../../store/documents.ts'
import type { Sqlite } from '../../store/open.ts'
import { DeviceRow } from '../site/site-file.types.ts'
import type { ServiceState } from './devices.types.ts'
import type { FoundRecord } from './found.service.ts'

export class RegistryStore {
  readonly modes
  readonly found
  readonly #db: Sqlite
  readonly #put

  constructor(db: Sqlite) {
    this.#db = db
    this.modes = documents<ServiceState>(db, 'device_modes', 'device_id')
    this.found = documents<FoundRecord>(db, 'found_devices', 'address_key')
    this.#put = db.prepare(
      'INSERT INTO device_rows (device_id, document) VALUES (?, ?) ON CONFLICT (device_id) DO UPDATE SET document = excluded.document',
    )
  }

  /** The rows of the site file with what has been changed since. */
  overlay(rows: readonly DeviceRow[]): DeviceRow[] {
    const changed = this.#db.prepare<[], { id: string; document: string | null }>('SELECT device_id AS id, document FROM device_rows').all()
    const all = new Map(rows.map((row) => [row.id, row]))
    for (const { id, document } of changed) {
      if (document === null) all.delete(id)
      else all.set(id, DeviceRow.parse(JSON.parse(document)))
    }
    return [...all.values()]
  }

  flush(rows: Ledger<DeviceRow>): void {
    for (const id of rows.changed) {
      const row = rows.get(id)
      this.#put.run(id, row ? JSON.stringify(row) : null)
    }
  }
}
