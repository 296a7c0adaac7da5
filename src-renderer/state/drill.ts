/** Whether this window is in a drill: then everything it shows and gives belongs to that drill's own core. */
const drill = new URLSearchParams(globalThis.location?.search ?? '').get('drill')

/** Id of the drill, or null at the real desk. */
export const drillHere: string | null = drill

/** The real desk of this machine tells the drill windows of it that it is there, and what waits. */
export interface DeskNews {
  /** Incidents that nobody has accepted. */
  waiting: { id: string; kind: string; place: string }[]
}

const CHANNEL = 'watchroom.desk'

export const deskChannel = () => new BroadcastChannel(CHANNEL)
