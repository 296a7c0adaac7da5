/** Who calls in: over which line each is reached, when it was heard and whether it is there. */
import type { Peer } from '../../domains/devices/devices.ports.ts'
import { BoundedMap } from '../common/bounded-map.ts'
import type { Line } from './listener.ts'

const STATIONS_MAX = 2000
const PEERS_SHOWN = 200

export interface Station<Notes> {
  readonly id: string
  /** Null: it has not called yet. */
  line: Line | null
  /** Null: not known yet. */
  isOnline: boolean | null
  /** UTC ms. */
  since: number
  lastHeardAt: number | null
  /** Monotonic ms. */
  heardMono: number
  /** What the family keeps of it. */
  readonly notes: Notes
}

export class Stations<Notes> {
  readonly #byId = new BoundedMap<string, Station<Notes>>(STATIONS_MAX)
  readonly #newNotes: () => Notes

  constructor(newNotes: () => Notes) {
    this.#newNotes = newNotes
  }

  get(id: string): Station<Notes> | undefined {
    return this.#byId.get(id)
  }

  /** It should call: its silence counts from now on. */
  expect(id: string, now: number, mono: number): Station<Notes> {
    const station = { id, line: null, isOnline: null, since: now, lastHeardAt: null, heardMono: mono, notes: this.#newNotes() }
    this.#byId.set(id, station)
    return station
  }

  /** It was heard over this line. */
  heard(id: string, line: Line, now: number, mono: number): Station<Notes> & { line: Line } {
    const station = this.#byId.get(id) ?? this.expect(id, now, mono)
    if (station.line?.remote !== line.remote) station.since = now
    // The latest heard is forgotten last.
    this.#byId.set(id, station)
    return Object.assign(station, { line, lastHeardAt: now, heardMono: mono })
  }

  /** Those not heard for so long that were not known to be away. */
  silent(mono: number, silentMs: number): Station<Notes>[] {
    return [...this.#byId.values()].filter((station) => station.isOnline !== false && mono - station.heardMono > silentMs)
  }

  /** Those whose connection this is; one that has called again is on another. */
  on(line: Line): Station<Notes>[] {
    return [...this.#byId.values()].filter((station) => station.isOnline && station.line === line)
  }

  /** Latest heard first. */
  peers(): Peer[] {
    return [...this.#byId.values()]
      .reverse()
      .slice(0, PEERS_SHOWN)
      .map(({ id, line, isOnline, since, lastHeardAt }) => ({
        id,
        remote: line?.remote ?? '',
        connected: isOnline ?? false,
        since,
        lastHeardAt,
      }))
  }
}
