/** SQL of the connections. */
import type { Connection } from '../../../src-preload/contract/connections/connection.ts'
import { documents } from '../../store/documents.ts'
import type { Sqlite } from '../../store/open.ts'

export const connectionsStore = (db: Sqlite) => documents<Connection>(db, 'connections', 'connection_id')
