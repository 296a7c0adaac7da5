/** Packets of GB/T 26875.3-2011 and the stream they come in: bytes ↔ packets, with checksum and resynchronisation. Pure. */
import { Splitter } from '../panels/splitter.ts'

/** Commands of table 2. */
export const COMMAND = { control: 1, send: 2, confirm: 3, request: 4, answer: 5, deny: 6 } as const

const START = Buffer.from('@@')
const END = Buffer.from('##')
const HEAD = 27
const TAIL = 3
/** Length of an application data unit, in bytes. */
const ADU_MAX = 1024
const LENGTH_MAX = HEAD + ADU_MAX + TAIL

export interface Packet {
  /** Numbered by who asks; the answer repeats it. */
  serial: number
  /** Six bytes of the sender's clock, see `readClock`. */
  time: Buffer
  source: number
  destination: number
  command: number
  /** Application data unit; empty in confirms, denials and heartbeats. */
  adu: Buffer
}

export type Found =
  | { type: 'packet'; packet: Packet; bytes: Buffer }
  /** The head was read, but the packet cannot be trusted. */
  | { type: 'bad'; reason: 'badChecksum' | 'malformed' | 'oversized'; packet: Packet; bytes: Buffer }
  | { type: 'noise'; bytes: Buffer }

export function encodePacket({ serial, time, source, destination, command, adu }: Packet): Buffer {
  const bytes = Buffer.alloc(HEAD + adu.length + TAIL)
  START.copy(bytes, 0)
  bytes.writeUInt16LE(serial & 0xffff, 2)
  // Main version 1, user version 1.
  bytes.writeUInt16LE(0x0101, 4)
  time.copy(bytes, 6)
  bytes.writeUIntLE(source, 12, 6)
  bytes.writeUIntLE(destination, 18, 6)
  bytes.writeUInt16LE(adu.length, 24)
  bytes.writeUInt8(command, 26)
  adu.copy(bytes, HEAD)
  bytes.writeUInt8(sumOf(bytes), HEAD + adu.length)
  END.copy(bytes, HEAD + adu.length + 1)
  return bytes
}

/** Between pieces it keeps less than one packet. */
export class PacketSplitter extends Splitter<Found> {
  protected next(): Found | null {
    const start = this.held.indexOf(START)
    if (start !== 0) return this.#noise(start > 0 ? start : this.#junk())
    if (this.held.length < HEAD) return null
    const packet = headOf(this.held)
    const length = lengthOf(this.held)
    if (length > LENGTH_MAX) return { type: 'bad', reason: 'oversized', packet, bytes: this.take(this.#junk()) }
    // A packet that was cut short or spoilt must not take the whole one behind it along.
    if (this.held.length < length) return this.#noise(this.#laterPacket(length))
    if (!hasTail(this.held, length)) return { type: 'bad', reason: 'malformed', packet, bytes: this.take(this.#junk()) }
    if (!isWhole(this.held)) return { type: 'bad', reason: 'badChecksum', packet, bytes: this.take(this.#laterPacket(length) || length) }
    const bytes = this.take(length)
    return { type: 'packet', packet: { ...packet, adu: bytes.subarray(HEAD, length - TAIL) }, bytes }
  }

  /** Length of what cannot be a packet: up to the next start that may be one. */
  #junk(): number {
    for (let at = this.held.indexOf(START, 1); at > 0; at = this.held.indexOf(START, at + 1)) {
      if (mayBecomePacket(this.held.subarray(at))) return at
    }
    return this.held.length - (this.held.at(-1) === START[0] ? 1 : 0)
  }

  /** Where the next whole packet begins within so many bytes; 0 when there is none. */
  #laterPacket(within: number): number {
    for (let at = this.held.indexOf(START, 1); at > 0 && at < within; at = this.held.indexOf(START, at + 1)) {
      if (isWhole(this.held.subarray(at))) return at
    }
    return 0
  }

  #noise(length: number): Found | null {
    return length > 0 ? { type: 'noise', bytes: this.take(length) } : null
  }
}

/** How public software frames a transmitter of another make: `68 … 16`. It is not this standard. */
export const isOtherFraming = (bytes: Buffer): boolean => bytes[0] === 0x68 && bytes.at(-1) === 0x16

const headOf = (bytes: Buffer): Packet => ({
  serial: bytes.readUInt16LE(2),
  time: bytes.subarray(6, 12),
  source: bytes.readUIntLE(12, 6),
  destination: bytes.readUIntLE(18, 6),
  command: bytes.readUInt8(26),
  adu: Buffer.alloc(0),
})

const lengthOf = (bytes: Buffer): number => HEAD + bytes.readUInt16LE(24) + TAIL
const hasTail = (bytes: Buffer, length: number): boolean => bytes.subarray(length - END.length, length).equals(END)

function mayBecomePacket(bytes: Buffer): boolean {
  if (bytes.length < HEAD) return true
  const length = lengthOf(bytes)
  return length <= LENGTH_MAX && (length > bytes.length || hasTail(bytes, length))
}

function isWhole(bytes: Buffer): boolean {
  if (bytes.length < HEAD + TAIL) return false
  const length = lengthOf(bytes)
  return length <= bytes.length && hasTail(bytes, length) && bytes[length - TAIL] === sumOf(bytes.subarray(0, length))
}

/** Arithmetic sum from the serial to the end of the ADU, modulo 256. */
function sumOf(packet: Buffer): number {
  let sum = 0
  for (let at = START.length; at < packet.length - TAIL; at++) sum += packet[at] ?? 0
  return sum & 0xff
}
