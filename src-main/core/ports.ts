/** What a core is given by its host. */
import type { Speech } from '../domains/calls/calls.ports.ts'
import type { SiteFile } from '../domains/site/site-file.types.ts'
import type { Clock } from '../kernel/clock.ts'
import type { IdSource } from '../kernel/ids.ts'
import type { Logger } from '../kernel/logger.ts'
import type { Store } from '../store/open.ts'
import type { Resources } from './resources.ts'

export interface CorePorts {
  store: Store
  clock: Clock
  ids: IdSource
  log: Logger
  resources: Omit<Resources, 'drills' | 'farewell' | 'modbusMaps' | 'sitePath'>
  site: SiteFile
  version: string
  /** What speaks on the telephone, where something can. */
  speech?: Speech
}
