/**
 * The border between drivers and the core. A driver turns what the network sent into things *heard* of devices at
 * *addresses*; the core knows which device of the site stands at an address. Times are UTC ms, positions WGS-84.
 */
import type { RejectReason, SourceId } from '../../../src-preload/contract/wire/words.ts'

/** Where a device is reached: unique and stable within its source, e.g. an IEEE address, a devEui, `889/1.1/2.10`. */
export interface Address {
  source: SourceId
  /** For `watchroom` it is `{site}/{device}`. At most 120 characters. */
  address: string
}

/** Values of points. Ids and units are those of `drivers/catalog`; a switch is 0 or 1. */
export interface Report extends Address {
  type: 'report'
  /** Address of the gateway it came through, where there is one; null for none. */
  via: string | null
  /** Time of the device; null when it sent none and the time of reception counts. */
  at: number | null
  values: ReadonlyMap<string, number>
  /** A broker had kept it and handed it out again: it may be of any age. */
  isReplay?: boolean
  /** Fills the history only: it never raises an alarm. */
  isHistory?: boolean
}

/** A device or gateway says, or its network says of it, whether it can be heard. */
export interface Link extends Address {
  type: 'link'
  online: boolean
}

export interface DescribedPoint {
  /** Id in the catalogue, or one of its own in kebab-case. */
  id: string
  /** As the source calls it. */
  name: string
  unit: string
  type: 'number' | 'switch'
  range: [number, number] | null
  /** It can be commanded. */
  writable: boolean
}

/** What discovery says of a device. A new description replaces the older one of the address. */
export interface Description extends Address {
  type: 'description'
  via: string | null
  /** Name given to it in its network; may change. */
  name: string
  vendor: string
  model: string
  /** Kind of `resources/device-kinds` it most likely is, or null. */
  kind: string | null
  points: DescribedPoint[]
  /** What the driver must know again after a restart; JSON, at most 16 KiB. */
  memory?: unknown
}

/** It left its network. */
export interface Removal extends Address {
  type: 'removal'
}

/** Where a person of the staff is; the address is matched with staff ids and numbers. */
export interface Position extends Address {
  type: 'position'
  at: number
  lngLat: [number, number]
  accuracyM: number | null
  batteryPercent: number | null
}

/** Somebody of the staff answers an order; the address is `{site}/{staff}`. */
export interface OrderAnswer extends Address {
  type: 'answer'
  order: string
  state: 'acknowledged' | 'onTheWay' | 'arrived' | 'declined'
  /** Why it is declined; empty when none is given. */
  reason: string
}

/** A picture that belongs to what the device reported at `at`. At most 1 MiB. */
export interface Picture extends Address {
  type: 'picture'
  at: number
  mime: 'image/jpeg' | 'image/png'
  bytes: Uint8Array
}

/** A message, or a part of one, that could not be used. */
export interface Refused {
  type: 'refused'
  reason: RejectReason
  /** Address or name of the device as far as it could be read. */
  device: string | null
}

export type Heard = Report | Link | Description | Removal | Position | OrderAnswer | Picture | Refused

/** One message of the network as it arrived, for the inspector and for what is refused. */
export interface Origin {
  source: SourceId
  /** MQTT topic, or `tcp://peer` and what kind of frame. */
  topic: string
  receivedAt: number
  /** Length of the message, in bytes. */
  bytes: number
  /** Its beginning as text (hex for binary frames), at most 300 characters. */
  excerpt: string
}

/** Where drivers deliver. */
export interface DeviceIntake {
  /** One message and all that it said. `stored` is called once, after the commit: only then may it be acknowledged. */
  hear(origin: Origin, heard: readonly Heard[], stored: () => void): void
}

/** What a driver is given to work with. */
export interface DriverContext {
  intake: DeviceIntake
  clock: { now(): number; mono(): number }
  log: {
    debug(o: object, m: string): void
    info(o: object, m: string): void
    warn(o: object, m: string): void
    error(o: object, m: string): void
  }
  /** The descriptions of a source that are known from before. */
  known(source: SourceId): readonly Description[]
}

/** A peer that is or was connected: a panel, a Modbus unit, a broker. */
export interface Peer {
  /** Address in its source, where it has one, else its network address. */
  id: string
  remote: string
  connected: boolean
  since: number
  lastHeardAt: number | null
}

/** Sets a point of a device. `id` is the same when it is sent again. */
export interface WriteCommand extends Address {
  id: string
  point: string
  value: number
}

/** A running connection to a device network. */
export interface DriverSession {
  readonly source: SourceId | 'mqtt'
  /** Where devices reach us or we reach them, e.g. `mqtt://127.0.0.1:1883`. */
  readonly url: string
  isConnected(): boolean
  /** At most 200. */
  peers(): Peer[]
  /** MQTT only. Resolves when the network took the message (QoS 1 acknowledged). */
  publish?(topic: string, payload: string): Promise<void>
  /**
   * Commands a point. Resolves when the network took the command; the feedback comes as a reading.
   * Errors: rejects when it could not be sent, or when the address or point is not one of this session's.
   */
  write?(command: WriteCommand): Promise<void>
  /**
   * Asks something of a transmission device of a fire alarm system (GB/T 26875.3). Resolves with its answer, or null.
   * Errors: rejects when it is not connected or did not answer in time.
   */
  command?(address: string, name: StationCommand, argument?: number): Promise<unknown>
  stop(): Promise<void>
}

/** Post inspection 查岗 (argument: minutes to answer), set the clock, read the state, initialise. */
export type StationCommand = 'inspect' | 'setClock' | 'readState' | 'initialise'
