/** What was set up and what runs, as one list of connections. Pure. */
import type { Connection } from '../../../src-preload/contract/connections/connection.ts'
import type { Line, Traffic } from '../../../src-preload/contract/network.contract.ts'
import type { SourceId } from '../../../src-preload/contract/wire/words.ts'
import { DRIVERS } from './connection-fields.ts'

/** `opening`: set up a moment ago; `lost`: it was or will be there, and is tried again. */
export type LineState = 'open' | 'opening' | 'lost' | 'failed'

export interface ConnectionRow {
  key: string
  source: Line['source']
  /** Null for a broker, which is set up at the start of the core. */
  connection: Connection | null
  address: string
  state: LineState
  failure: string | null
  peers: Line['peers']
  lastHeardAt: string | null
}

const stateOf = ({ connected, failure }: Line): LineState => (connected ? 'open' : failure === null ? 'lost' : 'failed')

const newest = (times: readonly (string | null)[]): string | null =>
  times.reduce((last, at) => (last === null || (at !== null && at > last) ? at : last), null)

/** Where it would be reached, while it does not run. */
const addressOf = (connection: Connection): string =>
  connection.driver === 'webhook' ? `/hooks/${connection.id}` : 'listen' in connection ? connection.listen : connection.address

/** Neither a broker nor a webhook knows when it was used last; the traffic of its families does. */
const heardFrom = (belongs: (source: SourceId) => boolean, traffic: readonly Traffic[]): string | null =>
  newest(traffic.filter(({ source }) => belongs(source)).map(({ lastAt }) => lastAt))
const isOverBroker = (source: SourceId): boolean => !DRIVERS.some((driver) => driver === source)

/** Set up, and running as `line`. A webhook has none of its own: its door is open as long as the core serves. */
const rowOf = (connection: Connection, line: Line | undefined, traffic: readonly Traffic[]): ConnectionRow => ({
  key: connection.id,
  source: connection.driver,
  connection,
  address: line?.url ?? addressOf(connection),
  state: line ? stateOf(line) : connection.driver === 'webhook' ? 'open' : 'opening',
  failure: line?.failure ?? null,
  peers: line?.peers ?? [],
  lastHeardAt:
    connection.driver === 'webhook'
      ? heardFrom((source) => source === 'webhook', traffic)
      : newest((line?.peers ?? []).map((peer) => peer.lastHeardAt)),
})

const brokerRow = (line: Line, traffic: readonly Traffic[]): ConnectionRow => ({
  key: line.url,
  source: line.source,
  connection: null,
  address: line.url,
  state: stateOf(line),
  failure: line.failure,
  peers: line.peers,
  lastHeardAt: heardFrom(isOverBroker, traffic),
})

export const connectionRows = (
  connections: readonly Connection[],
  lines: readonly Line[],
  traffic: readonly Traffic[],
): ConnectionRow[] => {
  const running = new Map(lines.map((line) => [line.id, line]))
  return [
    ...lines.filter(({ id }) => id === null).map((line) => brokerRow(line, traffic)),
    ...connections.map((connection) => rowOf(connection, running.get(connection.id), traffic)),
  ]
}
