/** What windows of a drill and the real desk of one machine say to one another. */

/** The real desk of this machine tells the drill windows of it that it is there, and what waits. */
export interface DeskNews {
  /** Incidents that nobody has accepted. */
  waiting: { id: string; kind: string; place: string }[]
}

const CHANNEL = 'watchroom.desk'

export const deskChannel = () => new BroadcastChannel(CHANNEL)
