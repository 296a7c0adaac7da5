/** The transmission devices that have called: over which line each is reached and whether it can be heard. */
import type { Peer } from '../../domains/devices/devices.ports.ts'
import { BoundedMap } from '../panels/bounded-map.ts'
import type { Line } from '../panels/listener.ts'

const STATIONS_MAX = 2000
const PEERS_SHOWN = 200
/** A device whose clock is off is set right at most this often. */
const CLOCK_SET_MS = 3_600_000

export interface Station {
  readonly device: string
  line: Line
  isOnline: boolean
  /** Heartbeats are the vendor's choice: only who sends them can miss them. */
  hasHeartbeat: boolean
  /** UTC ms. */
  since: number
  lastHeardAt: number
  /** Monotonic ms. */
  heardMono: number
  clockSetMono: number | null
  /** Of its clock, in seconds, as last said; 0 while it is right. */
  drift: number
}

export class Stations {
  readonly #byDevice = new BoundedMap<string, Station>(STATIONS_MAX)

  get(device: string): Station | undefined {
    return this.#byDevice.get(device)
  }

  /** It was heard over this line. */
  heard(device: string, line: Line, now: number, mono: number): Station {
    const station = this.#byDevice.get(device) ?? {
      device,
      line,
      isOnline: false,
      hasHeartbeat: false,
      since: now,
      lastHeardAt: now,
      heardMono: mono,
      clockSetMono: null,
      drift: 0,
    }
    if (station.line.remote !== line.remote) station.since = now
    station.line = line
    station.lastHeardAt = now
    station.heardMono = mono
    this.#byDevice.set(device, station)
    return station
  }

  /** Those that have sent heartbeats and then none for so long. */
  silent(mono: number, silentMs: number): Station[] {
    return [...this.#byDevice.values()].filter((station) => station.isOnline && station.hasHeartbeat && mono - station.heardMono > silentMs)
  }

  /** Those whose connection this was; a device that has called again meanwhile is on another one. */
  on(line: Line): Station[] {
    return [...this.#byDevice.values()].filter((station) => station.isOnline && station.line === line)
  }

  /** Latest heard first. */
  peers(): Peer[] {
    return [...this.#byDevice.values()]
      .reverse()
      .slice(0, PEERS_SHOWN)
      .map(({ device, line, isOnline, since, lastHeardAt }) => ({
        id: device,
        remote: line.remote,
        connected: isOnline,
        since,
        lastHeardAt,
      }))
  }
}

/** Whether its clock may be set now; it is counted as set. */
export function maySetClock(station: Station, mono: number): boolean {
  if (station.clockSetMono !== null && mono - station.clockSetMono < CLOCK_SET_MS) return false
  station.clockSetMono = mono
  return true
}
