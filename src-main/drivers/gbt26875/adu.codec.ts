/** The application data unit of GB/T 26875.3-2011: a type flag, a number of objects, the objects. Pure. */

export interface System {
  type: number
  address: number
}
export interface Part {
  type: number
  /** 32 bits as sent. */
  address: number
}

/** One object. Times are the six bytes of the sender, texts are without their padding. */
export type Item =
  | { type: 'systemState'; system: System; state: number; time: Buffer }
  | { type: 'componentState'; system: System; part: Part; state: number; text: string; time: Buffer }
  | { type: 'componentValue'; system: System; part: Part; quantity: number; value: number; time: Buffer }
  | { type: 'systemOperation'; system: System; operations: number; time: Buffer }
  | { type: 'systemVersion'; system: System; version: string }
  | { type: 'systemText'; system: System; text: string }
  | { type: 'componentText'; system: System; part: Part; text: string }
  | { type: 'systemClock'; system: System; time: Buffer }
  | { type: 'deviceState'; state: number; time: Buffer }
  | { type: 'deviceOperation'; operations: number; time: Buffer }
  | { type: 'deviceVersion'; version: string }
  | { type: 'deviceText'; text: string }
  | { type: 'deviceClock'; time: Buffer }

interface Adu {
  items: Item[]
  /** Why not all of it could be read; null when it could. */
  failure: 'unsupported' | 'malformed' | null
}

/** Type flags of what the centre asks and orders. */
export const QUESTION = { readState: 81, initialise: 89, setClock: 90, inspect: 91 } as const

const SYSTEM_BYTES = 2
const PART_BYTES = 5
const TIME_BYTES = 6
const TEXT_BYTES = 31

/** Takes fields in their order; what lies beyond the end reads as nothing and is counted. */
class Fields {
  readonly #bytes: Buffer
  #at: number

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes
    this.#at = at
  }

  get at(): number {
    return this.#at
  }

  get isCutShort(): boolean {
    return this.#at > this.#bytes.length
  }

  byte(): number {
    return this.#next(1)[0] ?? 0
  }

  word(): number {
    const bytes = this.#next(2)
    return bytes.length === 2 ? bytes.readUInt16LE() : 0
  }

  signed(): number {
    const bytes = this.#next(2)
    return bytes.length === 2 ? bytes.readInt16LE() : 0
  }

  time(): Buffer {
    return this.#next(TIME_BYTES)
  }

  system(): System {
    const [type = 0, address = 0] = this.#next(SYSTEM_BYTES)
    return { type, address }
  }

  part(): Part {
    const bytes = this.#next(PART_BYTES)
    return bytes.length === PART_BYTES ? { type: bytes.readUInt8(), address: bytes.readUInt32LE(1) } : { type: 0, address: 0 }
  }

  text(length = TEXT_BYTES): string {
    return textOf(this.#next(length))
  }

  version(): string {
    return `${this.byte()}.${this.byte()}`
  }

  #next(length: number): Buffer {
    const bytes = this.#bytes.subarray(this.#at, this.#at + length)
    this.#at += length
    return bytes
  }
}

/** By type flag; properties are read in the order of the fields. */
const OBJECTS = new Map<number, (fields: Fields) => Item>([
  [1, (f) => ({ type: 'systemState', system: f.system(), state: f.word(), time: f.time() })],
  [2, (f) => ({ type: 'componentState', system: f.system(), part: f.part(), state: f.word(), text: f.text(), time: f.time() })],
  [3, (f) => ({ type: 'componentValue', system: f.system(), part: f.part(), quantity: f.byte(), value: f.signed(), time: f.time() })],
  [4, (f) => ({ type: 'systemOperation', system: f.system(), operations: f.byte(), time: timeAfterOperator(f) })],
  [5, (f) => ({ type: 'systemVersion', system: f.system(), version: f.version() })],
  [6, (f) => ({ type: 'systemText', system: f.system(), text: f.text(f.byte()) })],
  [7, (f) => ({ type: 'componentText', system: f.system(), part: f.part(), text: f.text() })],
  [8, (f) => ({ type: 'systemClock', system: f.system(), time: f.time() })],
  [21, (f) => ({ type: 'deviceState', state: f.byte(), time: f.time() })],
  [24, (f) => ({ type: 'deviceOperation', operations: f.byte(), time: timeAfterOperator(f) })],
  [25, (f) => ({ type: 'deviceVersion', version: f.version() })],
  [26, (f) => ({ type: 'deviceText', text: f.text(f.byte()) })],
  [28, (f) => ({ type: 'deviceClock', time: f.time() })],
])

function timeAfterOperator(fields: Fields): Buffer {
  // The number of the operator is nobody's we know.
  fields.byte()
  return fields.time()
}

/** Never throws. What is whole is read, also when something behind it is not. */
export function decodeAdu(adu: Buffer): Adu {
  const [flag = 0, count = 0] = adu
  const read = OBJECTS.get(flag)
  if (!read) return { items: [], failure: 'unsupported' }
  const fields = new Fields(adu, 2)
  const items: Item[] = []
  for (let n = 0; n < count && fields.at < adu.length; n++) {
    const item = read(fields)
    if (fields.isCutShort) break
    items.push(item)
  }
  return { items, failure: count > 0 && items.length === count ? null : 'malformed' }
}

const GB_18030 = new TextDecoder('gb18030')

/** Fixed fields are padded with `00` or blanks and may be cut in the middle of a character. */
function textOf(bytes: Buffer): string {
  const end = bytes.indexOf(0)
  return GB_18030.decode(end < 0 ? bytes : bytes.subarray(0, end))
    .replace(/[\p{Cc}\ufffd]/gu, ' ')
    .trim()
    .slice(0, 120)
}
