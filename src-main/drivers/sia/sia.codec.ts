/** Frames of SIA DC-09 and the stream they come in: `<LF><CRC><0LLL>"id"<seq>[R…]L…[#acct][<content><CR>`. Pure. */
import { Splitter } from '../panels/splitter.ts'

const LF = 0x0a
const CR = 0x0d
const QUOTE = 0x22
/** A length has three hex digits; the head and some room come on top. */
const FRAME_MAX = 0xfff + 32
const HEARTBEAT = /SR\d{4}L\d{4}\s+([0-9A-Z]{1,16})\s+\[\w+\]/i
const BODY = /^"(\*?)([A-Z][A-Z0-9-]{1,11})"(\d{4})(R[0-9A-F]{1,6})?(L[0-9A-F]{1,6})(?:#([0-9A-F]{1,16}))?\[(.*)$/i

export interface Frame {
  /** `SIA-DCS`, `ADM-CID`, `NULL`; what else there is, is not known here. */
  id: string
  isEncrypted: boolean
  sequence: string
  /** With its letter; empty when there is none. */
  receiver: string
  line: string
  /** Null: it may stand in the content. */
  account: string | null
  /** Behind the first `[`, bytes as Latin-1; hex digits when encrypted. */
  content: string
}

export type Found =
  | { type: 'frame'; frame: Frame; hasBinaryCrc: boolean; isLengthRight: boolean; bytes: Buffer }
  /** Of an old serial receiver on IP; wants a bare `"ACK"`. */
  | { type: 'heartbeat'; account: string; bytes: Buffer }
  | { type: 'bad'; reason: 'badChecksum' | 'malformed' | 'oversized'; account: string | null; bytes: Buffer }

export const BARE_ACK = Buffer.from('"ACK"')

/** `body` from its first quote on. Old panels use two binary bytes for the CRC. */
export function encodeFrame(body: string, hasBinaryCrc = false): Buffer {
  const text = Buffer.from(body, 'latin1')
  const crc = crcOf(text)
  const head = hasBinaryCrc ? Buffer.from([crc >> 8, crc & 0xff]) : Buffer.from(hex4(crc))
  return Buffer.concat([Buffer.from([LF]), head, Buffer.from(hex4(text.length)), text, Buffer.from([CR])])
}

/** Between pieces it keeps less than one frame. */
export class FrameSplitter extends Splitter<Found> {
  protected next(): Found | null {
    const head = findHead(this.held)
    if (!head) return this.#withoutHead()
    if (head.start > 0) return this.#junk(head.start)
    const end = endOfFrame(this.held, head)
    if (end < 0) return this.held.length > FRAME_MAX ? this.#bad('oversized', this.held.length) : null
    const body = this.held.subarray(head.quote, end)
    const frame = parseBody(body.toString('latin1'))
    if (crcOf(body) !== head.crc) return this.#bad('badChecksum', end, frame?.account)
    if (!frame) return this.#bad('malformed', end)
    const isLengthRight = head.length === body.length
    return { type: 'frame', frame, hasBinaryCrc: head.isBinary, isLengthRight, bytes: this.take(end) }
  }

  /** Only a line that has not ended may still become a frame. */
  #withoutHead(): Found | null {
    const heartbeat = this.#heartbeat(this.held.length)
    if (heartbeat) return heartbeat
    const ended = Math.max(this.held.lastIndexOf(LF), this.held.lastIndexOf(CR))
    if (ended > 0) return this.#junk(ended)
    return this.held.length > FRAME_MAX ? this.#bad('oversized', this.held.length) : null
  }

  /** What cannot be a frame; line ends between frames are passed over. */
  #junk(length: number): Found | null {
    const heartbeat = this.#heartbeat(length)
    if (heartbeat) return heartbeat
    if (this.held.subarray(0, length).toString('latin1').trim() !== '') return this.#bad('malformed', length)
    this.take(length)
    return this.next()
  }

  #heartbeat(length: number): Found | null {
    const [text, account] = HEARTBEAT.exec(this.held.subarray(0, Math.min(length, 200)).toString('latin1')) ?? []
    if (!text || !account) return null
    // Accounts are filled up with X.
    return { type: 'heartbeat', account: account.replace(/X+$/i, ''), bytes: this.take(this.held.indexOf(text) + text.length) }
  }

  #bad(reason: 'badChecksum' | 'malformed' | 'oversized', length: number, account: string | null = null): Found {
    return { type: 'bad', reason, account, bytes: this.take(length) }
  }
}

interface Head {
  start: number
  quote: number
  crc: number
  length: number
  isBinary: boolean
}

/** The first quote with a CRC and a length in front of it: eight hex digits, or two bytes and four digits. */
function findHead(bytes: Buffer): Head | null {
  for (let quote = bytes.indexOf(QUOTE); quote >= 0; quote = bytes.indexOf(QUOTE, quote + 1)) {
    const length = hexBefore(bytes, quote)
    if (length === null) continue
    const crc = hexBefore(bytes, quote - 4)
    if (crc !== null) return { start: quote - 8, quote, crc, length, isBinary: false }
    if (quote >= 6) return { start: quote - 6, quote, crc: bytes.readUInt16BE(quote - 6), length, isBinary: true }
  }
  return null
}

function hexBefore(bytes: Buffer, end: number): number | null {
  const digits = end < 4 ? '' : bytes.toString('latin1', end - 4, end)
  return /^[0-9A-F]{4}$/i.test(digits) ? Number.parseInt(digits, 16) : null
}

/** At the end of its line; without one it is whole when length and CRC say so. */
function endOfFrame(bytes: Buffer, { quote, crc, length }: Head): number {
  const ends = [bytes.indexOf(CR, quote), bytes.indexOf(LF, quote)].filter((at) => at >= 0)
  if (ends.length > 0) return Math.min(...ends)
  const body = bytes.subarray(quote, quote + length)
  return body.length === length && crcOf(body) === crc ? quote + length : -1
}

function parseBody(body: string): Frame | null {
  const [, star, id, sequence, receiver = '', line, account, content] = BODY.exec(body) ?? []
  if (id === undefined || sequence === undefined || line === undefined || content === undefined) return null
  return { id: id.toUpperCase(), isEncrypted: star === '*', sequence, receiver, line, account: account?.toUpperCase() ?? null, content }
}

/** CRC-16, polynomial 0xA001 reflected, start 0. */
function crcOf(bytes: Buffer): number {
  let crc = 0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1
  }
  return crc
}

const hex4 = (value: number): string => value.toString(16).toUpperCase().padStart(4, '0')
