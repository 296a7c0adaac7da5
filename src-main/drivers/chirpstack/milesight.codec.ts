/** Milesight payloads (port 85): `channel 1 · type 1 · data`, repeated. Bytes → the properties that the maker's codec would give. */
import { plainName } from '../catalog/properties.ts'
import { convert, ofSinglePrecision } from '../catalog/units.ts'
import { CHANNELS, type Field, type Format, MODELS } from './milesight.tables.ts'

export const MILESIGHT_PORT = 85

type Properties = Record<string, number | boolean | string>

interface MilesightReading {
  properties: Properties
  /** Stored records; each has its `timestamp`, epoch s. */
  history: Properties[]
  /** Channel and type in hex where reading had to stop: what follows has no known length. Null when all was read. */
  stoppedAt: string | null
}

const LENGTHS: Record<Format, number> = { u8: 1, u16: 2, i16: 2, i15: 2, u32: 4, f32: 4, mask: 2 }
const STORED_RECORD = '20ce'
const INPUT = 0x00
/** Higher channels are alarms and settings; their inputs carry more than the state. */
const ALARMS_FROM = 0x20

/** `model` is any text that may name the model, e.g. the name of the device profile. */
export function readMilesight(bytes: Buffer, model: string): MilesightReading {
  const letters = plainName(model)
  const known = MODELS.find(({ name }) => letters.includes(name))
  const reading: MilesightReading = { properties: {}, history: [], stoppedAt: null }
  let offset = 0
  while (offset < bytes.length) {
    const id = bytes.toString('hex', offset, offset + 2)
    const fields =
      id === STORED_RECORD ? known?.history && [TIME, ...known.history] : (CHANNELS.get(id) ?? inputOf(bytes, offset, known?.inputs))
    const end = offset + 2 + lengthOf(fields ?? [])
    if (!fields || end > bytes.length) return { ...reading, stoppedAt: id }
    const properties = readFields(bytes, offset + 2, fields)
    if (id === STORED_RECORD) reading.history.push(properties)
    else Object.assign(reading.properties, properties)
    offset = end
  }
  return reading
}

const TIME: Field = { name: 'timestamp', format: 'u32' }
const lengthOf = (fields: readonly Field[]): number => fields.reduce((sum, { format }) => sum + LENGTHS[format], 0)

function inputOf(bytes: Buffer, offset: number, inputs: Readonly<Record<number, string>> = {}): Field[] | undefined {
  const [channel, type] = bytes.subarray(offset)
  if (!channel || channel >= ALARMS_FROM || type !== INPUT) return undefined
  return [{ name: inputs[channel] ?? `input_${channel}`, format: 'u8', words: ['no', 'yes'] }]
}

function readFields(bytes: Buffer, from: number, fields: readonly Field[]): Properties {
  const properties: Properties = {}
  let offset = from
  for (const { name, format, scale = 1, words, bits, failed } of fields) {
    const raw = readNumber(bytes, offset, format)
    offset += LENGTHS[format]
    bits?.forEach((bit, index) => {
      properties[bit] = ((raw >> index) & 1) === 1
    })
    if (name === undefined) continue
    const isFailed = failed?.includes(raw)
    if (failed) properties[`${name}_sensor_status`] = isFailed ? 'read failed' : 'normal'
    if (words) properties[name] = words[raw] ?? 'unknown'
    else if (!isFailed) properties[name] = convert(raw, { scale })
  }
  return properties
}

function readNumber(bytes: Buffer, offset: number, format: Format): number {
  switch (format) {
    case 'u8':
      return bytes.readUInt8(offset)
    case 'u16':
      return bytes.readUInt16LE(offset)
    case 'i16':
      return bytes.readInt16LE(offset)
    case 'i15':
      return bytes.readInt16LE(offset) >> 1
    case 'u32':
      return bytes.readUInt32LE(offset)
    case 'f32':
      return ofSinglePrecision(bytes.readFloatLE(offset))
    case 'mask':
      return bytes.readUInt16BE(offset)
  }
}
