/** What deadlines offer to other domains. */
import type { DeadlineRow } from './deadlines.types.ts'

export interface Deadlines {
  get(id: string): DeadlineRow | undefined
  start(row: Omit<DeadlineRow, 'missedAt'>): void
  miss(id: string): void
  end(id: string): void
}
