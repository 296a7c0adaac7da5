/**
 * The centre's side of the dialogue: confirms what is on disk, denies what is broken, watches which transmission
 * devices are there, and asks them on behalf of the operator.
 */
import type { Gbt26875Connection } from '../../../src-preload/contract/connections/gbt26875.connection.ts'
import type { DriverContext, Heard, Peer, Refused, StationCommand } from '../../domains/devices/devices.ports.ts'
import { sha256 } from '../../kernel/digest.ts'
import { BoundedMap } from '../common/bounded-map.ts'
import { refused, reportsOf } from '../common/heard.ts'
import { originOf } from '../common/origin.ts'
import type { Hearing, Line } from '../panels/listener.ts'
import type { Answering } from '../panels/panel-session.ts'
import { type Station as StationOf, Stations } from '../panels/stations.ts'
import { QUESTION } from './adu.codec.ts'
import { readClock, writeClock } from './clock.codec.ts'
import { COMMAND, encodePacket, type Found, isOtherFraming, type Packet, PacketSplitter } from './gbt26875.codec.ts'
import { Meaning } from './gbt26875.meaning.ts'
import { Requests } from './requests.ts'

const SOURCE = 'gbt26875'
/** The same packet within this time is a repetition: three sends of ten seconds each, and some. */
const REPEATED_MS = 60_000
const REPEATED_MAX = 5000
/** A device clock may be off this far. */
const DRIFT_S = 60
/** What the device has to say goes first. */
const CLOCK_WAIT_MS = 2000
/** A clock that stays wrong is set at most this often. */
const CLOCK_AGAIN_MS = 3_600_000

interface Notes {
  /** Heartbeats are the vendor's choice: only who sends them can miss them. */
  hasHeartbeat: boolean
  /** Monotonic ms. */
  clockSetMono: number
  /** Of its clock, in seconds, as last said; 0 while it is right. */
  drift: number
}
type Station = StationOf<Notes>

export class Centre implements Answering {
  readonly #config: Gbt26875Connection
  readonly #context: DriverContext
  readonly #meaning: Meaning
  readonly #stations = new Stations<Notes>(() => ({ hasHeartbeat: false, clockSetMono: Number.NEGATIVE_INFINITY, drift: 0 }))
  readonly #requests = new Requests()
  /** Digest of packets that are stored → monotonic ms. */
  readonly #stored = new BoundedMap<string, number>(REPEATED_MAX)
  /** Lines on which another framing was heard; said once. */
  readonly #strangers = new WeakSet<Line>()
  readonly #timers = new Set<NodeJS.Timeout>()

  constructor(config: Gbt26875Connection, context: DriverContext) {
    this.#config = config
    this.#context = context
    const known = context.known(SOURCE)
    this.#meaning = new Meaning(config, known)
    for (const { address, via } of known) if (via === null) this.#stations.expect(address, context.clock.now(), context.clock.mono())
  }

  open(line: Line): Hearing {
    const splitter = new PacketSplitter()
    return {
      data: (bytes) => splitter.feed(bytes, (found) => this.#take(line, found)),
      isKnown: () => this.#stations.on(line).length > 0,
      closed: () => this.#lost(line, this.#stations.on(line)),
    }
  }

  /** Heartbeats that stayed away, and devices that did not call again after we came back; over TCP they do so at once. */
  watch(): void {
    const { unitsSilentS, transport } = this.#config
    const isMissed = ({ line, notes }: Station) => (line ? notes.hasHeartbeat : transport === 'tcp')
    const silent = this.#stations.silent(this.#context.clock.mono(), unitsSilentS * 1000)
    for (const station of silent) if (isMissed(station)) this.#lost(station.line, [station])
  }

  peers(): Peer[] {
    return this.#stations.peers()
  }

  async command(address: string, name: StationCommand, argument?: number): Promise<void> {
    const station = this.#stations.get(address)
    if (!station?.isOnline) throw new Error(`Transmission device ${address} is not connected`)
    const { command, adu } = this.#question(name, argument)
    await this.#requests.ask(address, (serial) => {
      if (station.line) this.#send(station.line, { serial, destination: Number(address), command, adu })
    })
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#requests.stop()
  }

  #question(name: StationCommand, argument?: number): { command: number; adu: Buffer } {
    switch (name) {
      case 'inspect': {
        const minutes = argument ?? 10
        if (!Number.isInteger(minutes) || minutes < 1 || minutes > 255) throw new Error('A post inspection takes 1 to 255 minutes')
        return { command: COMMAND.control, adu: Buffer.from([QUESTION.inspect, 1, minutes]) }
      }
      case 'setClock':
        return {
          command: COMMAND.control,
          adu: Buffer.from([QUESTION.setClock, 1, ...this.#timeOf(argument ?? this.#context.clock.now())]),
        }
      case 'readState':
        return { command: COMMAND.request, adu: Buffer.from([QUESTION.readState, 1, 0]) }
      case 'initialise':
        return { command: COMMAND.control, adu: Buffer.from([QUESTION.initialise, 1, 0]) }
    }
  }

  #take(line: Line, found: Found): void {
    switch (found.type) {
      case 'packet':
        this.#packet(line, found.packet, found.bytes)
        break
      case 'bad':
        this.#refuse(line, found.bytes, found.reason, String(found.packet.source))
        this.#answer(line, found.packet, COMMAND.deny)
        break
      case 'noise':
        if (isOtherFraming(found.bytes)) this.#warnOfStranger(line, found.bytes)
        this.#refuse(line, found.bytes, isOtherFraming(found.bytes) ? 'unsupported' : 'malformed', null)
        break
    }
  }

  #warnOfStranger(line: Line, bytes: Buffer): void {
    if (this.#strangers.has(line)) return
    this.#strangers.add(line)
    const begins = bytes.subarray(0, 4).toString('hex')
    this.#context.log.warn({ remote: line.remote, begins }, 'not GB/T 26875.3: packets begin with 68 instead of 40 40')
  }

  #packet(line: Line, packet: Packet, bytes: Buffer): void {
    const device = String(packet.source)
    const now = this.#context.clock.now()
    const station = this.#stations.heard(device, line, now, this.#context.clock.mono())
    switch (packet.command) {
      case COMMAND.send:
        this.#upload(station, packet, bytes, now)
        break
      case COMMAND.answer:
        this.#requests.settle(device, packet.serial, false)
        this.#hear(line, bytes, 'answer', [...this.#presence(station), ...this.#meaning.understand(device, packet.adu, now)])
        break
      case COMMAND.confirm:
      case COMMAND.deny:
        this.#requests.settle(device, packet.serial, packet.command === COMMAND.deny)
        break
      default:
        this.#refuse(line, bytes, 'unsupported', device)
        this.#answer(line, packet, COMMAND.deny)
    }
  }

  #upload(station: Station & { line: Line }, packet: Packet, bytes: Buffer, now: number): void {
    const { id: device, line } = station
    const mono = this.#context.clock.mono()
    const digest = sha256(bytes.toString('latin1'))
    const isHeartbeat = packet.adu.length === 0
    const isRepeated = !isHeartbeat && mono - (this.#stored.get(digest) ?? Number.NEGATIVE_INFINITY) < REPEATED_MS
    if (isHeartbeat) station.notes.hasHeartbeat = true
    const said: Heard[] = isRepeated
      ? [refused('duplicate', device)]
      : [...this.#meaning.understand(device, packet.adu, now), ...this.#clockOf(station, packet, now)]
    this.#hear(line, bytes, isHeartbeat ? 'heartbeat' : 'upload', [...this.#presence(station, isHeartbeat), ...said], () => {
      if (!isHeartbeat) this.#stored.set(digest, mono)
      this.#answer(line, packet, COMMAND.confirm)
    })
  }

  /** Its first word says that it is there; so does every heartbeat. */
  #presence(station: Station, isHeartbeat = false): Heard[] {
    if (station.isOnline && !isHeartbeat) return []
    station.isOnline = true
    return [...this.#meaning.introduce(station.id), { type: 'link', source: SOURCE, address: station.id, online: true }]
  }

  /** Says how far its clock is off, once when that changes, and sets it right. */
  #clockOf(station: Station, packet: Packet, now: number): Heard[] {
    const utc = readClock(packet.time, this.#config.zone)
    const off = utc === null ? Number.POSITIVE_INFINITY : Math.round((now - utc) / 1000)
    const isOff = Math.abs(off) > DRIFT_S
    if (isOff) this.#setClockSoon(station)
    const drift = isOff && Number.isFinite(off) ? off : 0
    if (drift === 0 ? station.notes.drift === 0 : Math.abs(drift - station.notes.drift) < DRIFT_S) return []
    station.notes.drift = drift
    return reportsOf({ source: SOURCE, address: station.id, via: null, at: null, values: new Map([['clock-drift', drift]]) })
  }

  #setClockSoon({ id: device, notes }: Station): void {
    const mono = this.#context.clock.mono()
    if (mono - notes.clockSetMono < CLOCK_AGAIN_MS) return
    notes.clockSetMono = mono
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      this.command(device, 'setClock').catch((error) => this.#context.log.debug({ err: error, device }, 'a device clock could not be set'))
    }, CLOCK_WAIT_MS)
    this.#timers.add(timer)
  }

  #lost(line: Line | null, stations: Station[]): void {
    if (stations.length === 0) return
    for (const station of stations) station.isOnline = false
    const heard = stations.map(({ id }): Heard => ({ type: 'link', source: SOURCE, address: id, online: false }))
    this.#hear(line, Buffer.alloc(0), 'lost', heard)
  }

  #refuse(line: Line, bytes: Buffer, reason: Refused['reason'], device: string | null): void {
    this.#hear(line, bytes, 'refused', [refused(reason, device)])
  }

  #hear(line: Line | null, bytes: Buffer, what: string, heard: Heard[], stored: () => void = () => {}): void {
    const { intake, clock } = this.#context
    intake.hear(originOf(SOURCE, `${line?.remote ?? this.#config.listen} ${what}`, clock.now(), bytes), heard, stored)
  }

  #timeOf(utc: number): Buffer {
    return writeClock(utc, this.#config.zone)
  }

  /** To where it came from, with its serial number. */
  #answer(line: Line, { serial, source, destination }: Packet, command: number): void {
    this.#send(line, { serial, source: destination, destination: source, command, adu: Buffer.alloc(0) })
  }

  #send(line: Line, packet: Omit<Packet, 'time' | 'source'> & { source?: number }): void {
    line.send(encodePacket({ source: this.#config.centre, time: this.#timeOf(this.#context.clock.now()), ...packet }))
  }
}
