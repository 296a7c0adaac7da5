/** What the shell and the core's process tell one another. Ports travel beside `connect`. */
export type SeatKind = 'operator' | 'wall'

export type ToCore = { type: 'connect'; drill?: string } | { type: 'ticket'; seat: SeatKind } | { type: 'stop' }

export type FromCore =
  /** It can serve. */
  | { type: 'ready' }
  /** Signs one window in once; null when this core gives none, and a person signs in by name. */
  | { type: 'ticket'; seat: SeatKind; ticket: string | null }
