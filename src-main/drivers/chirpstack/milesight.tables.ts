/** Milesight payloads as data: what each channel and type carries, and what only the model can tell. Names are the maker's. */

/** Little-endian; `i15` is a number of 16 bits whose lowest is a flag, `mask` 16 bits in network order. */
export type Format = 'u8' | 'u16' | 'i16' | 'i15' | 'u32' | 'f32' | 'mask'

export interface Field {
  /** Left out: bytes that say nothing to us. */
  name?: string
  format: Format
  scale?: number
  /** What the number says, by number. */
  words?: readonly string[]
  /** What each bit says, lowest first. */
  bits?: readonly string[]
  /** These numbers say that the sensor could not be read. */
  failed?: readonly number[]
}

const field = (name: string, format: Format, scale = 1): Field => ({ name, format, scale })
const word = (name: string, ...words: string[]): Field => ({ name, format: 'u8', words })
const numbered = (count: number, first: number, name: (index: number) => string, format: Format): Field[] =>
  Array.from({ length: count }, (_, index) => field(name(first + index), format))
const skipped = (bytes: number): Field[] => Array.from({ length: bytes }, () => ({ format: 'u8' }))

const temperature = field('temperature', 'i16', 0.1)
const humidity = field('humidity', 'u8', 0.5)
const current: Field = { ...field('current', 'u16', 0.01), failed: [0xffff] }
const temperatureAlarm = word(
  'temperature_alarm',
  'threshold alarm release',
  'threshold alarm',
  'high temperature alarm',
  'high temperature alarm release',
)
const currentAlarm: Field = {
  format: 'u8',
  bits: [
    'current_alarm_current_threshold_alarm',
    'current_alarm_current_threshold_alarm_release',
    'current_alarm_current_over_range_alarm',
    'current_alarm_current_over_range_alarm_release',
  ],
}
const water = [field('water_conv', 'u16', 0.1), field('pulse_conv', 'u16', 0.1), field('water', 'f32')]
const waterAlarm = word(
  'water_alarm',
  '',
  'water outage timeout alarm',
  'water outage timeout alarm release',
  'water flow timeout alarm',
  'water flow timeout alarm release',
)
const total = [field('total_in', 'u16'), field('total_out', 'u16')]
const period = [field('people_in', 'u16'), field('people_out', 'u16')]
const line = (number: number, of: string) => [field(`line_${number}_${of}`, 'u32')]
const linePeriod = (number: number) => [field(`line_${number}_period_in`, 'u16'), field(`line_${number}_period_out`, 'u16')]
const regions = Array.from({ length: 16 }, (_, index) => `region_${index + 1}`)
const flow = (from: string) => ['a', 'b', 'c', 'd'].map((to) => field(`${from}_to_${to}`, 'u16'))

/** By channel and type in hex. */
export const CHANNELS: ReadonlyMap<string, readonly Field[]> = new Map([
  ['0175', [field('battery', 'u8')]],
  ['0367', [temperature]],
  ['8367', [temperature, temperatureAlarm]],
  ['0967', [{ ...temperature, failed: [-1, -3] }]],
  ['8967', [temperature, temperatureAlarm]],
  ['0468', [humidity]],
  [
    '03cf',
    [
      field('angle_x', 'i16', 0.01),
      field('angle_y', 'i16', 0.01),
      field('angle_z', 'i16', 0.01),
      { format: 'u8', bits: ['threshold_x', 'threshold_y', 'threshold_z'] },
    ],
  ],
  ['03d4', [field('angle_x', 'i15', 0.01), field('angle_y', 'i15', 0.01), field('angle_z', 'i15', 0.01)]],
  ['037b', [field('pressure', 'i16')]],
  ['0377', [field('water_level', 'i16')]],
  ['0382', [field('distance', 'u16')]],
  ['0482', [field('distance', 'u16')]],
  ['8482', [field('distance', 'u16'), word('distance_alarm', 'threshold alarm release', 'threshold alarm')]],
  ['058e', [word('gas_status', 'normal', 'alarm')]],
  ['0601', [word('valve_status', 'off', 'on')]],
  ['0701', [word('relay_output_status', 'off', 'on')]],
  ['0890', [field('life_remain', 'u32')]],
  [
    'ff3f',
    [word('alarm', 'power off', 'power on', 'device fault', 'device fault recovered', 'device will be invalid soon', 'device invalid')],
  ],
  ['05c8', [field('pulse', 'u32')]],
  ['05e1', water],
  ['85e1', [...water, waterAlarm]],
  ['0397', [field('total_current', 'u32', 0.01)]],
  ['0498', [current]],
  ['8498', [field('current_max', 'u16', 0.01), field('current_min', 'u16', 0.01), current, currentAlarm]],
  ['ff2e', [word('button_event_status', '', 'short press', 'long press', 'double press')]],
  ['04c9', [field('people_count_all', 'u8'), field('region_count', 'u8'), { format: 'mask', bits: regions }]],
  ['06cd', [field('people_count_max', 'u8')]],
  ['07d5', numbered(8, 1, (index) => `region_${index}_count`, 'u8')],
  ['08d5', numbered(8, 9, (index) => `region_${index}_count`, 'u8')],
  ['0fe3', numbered(4, 1, (index) => `region_${index}_count`, 'u8')],
  ['10e4', skipped(5)],
  ['09da', flow('a')],
  ['0ada', flow('b')],
  ['0bda', flow('c')],
  ['0cda', flow('d')],
  ['04cc', total],
  ['84cc', [...total, word('total_count_alarm', 'threshold alarm release', 'threshold alarm')]],
  ['05cc', period],
  ['85cc', [...period, word('period_count_alarm', 'threshold alarm release', 'threshold alarm')]],
  ['03d2', line(1, 'total_in')],
  ['04d2', line(1, 'total_out')],
  ['06d2', line(2, 'total_in')],
  ['07d2', line(2, 'total_out')],
  ['08cc', linePeriod(2)],
  ['09d2', line(3, 'total_in')],
  ['0ad2', line(3, 'total_out')],
  ['0bcc', linePeriod(3)],
  ['0cd2', line(4, 'total_in')],
  ['0dd2', line(4, 'total_out')],
  ['0ecc', linePeriod(4)],
  // Versions, serial numbers, class, restart.
  ['ff01', skipped(1)],
  ['ff08', skipped(6)],
  ['ff09', skipped(2)],
  ['ff0a', skipped(2)],
  ['ff0b', skipped(1)],
  ['ff0f', skipped(1)],
  ['ff16', skipped(8)],
  ['ff1f', skipped(4)],
  ['fffe', skipped(1)],
  ['ffff', skipped(2)],
])

/** Units of numbers that have none in their name; the codecs of the maker use the same. */
export const UNITS_OF_MAKER: ReadonlyMap<string, string> = new Map([
  ['pressure', 'kPa'],
  ['water_level', 'cm'],
  ['distance', 'mm'],
  ['total_current', 'Ah'],
  ['life_remain', 's'],
])

interface Model {
  /** Lower case, letters and digits only. */
  name: string
  /** What the digital inputs (type 00) are, by channel. */
  inputs: Readonly<Record<number, string>>
  /** The fields of a stored record (20 CE) behind its time. */
  history?: readonly Field[]
}

const stored = (input: string): Field[] => [temperature, humidity, word(input, 'no', 'yes')]

/** The same channel is a door here and a leak there: without the model an input stays an input. */
export const MODELS: readonly Model[] = [
  { name: 'em300sld', inputs: { 5: 'leakage_status' }, history: stored('leakage_status') },
  { name: 'em300zld', inputs: { 5: 'leakage_status' }, history: stored('leakage_status') },
  { name: 'em300mcs', inputs: { 6: 'magnet_status' }, history: stored('magnet_status') },
  // Membranes have no thermometer: its places in the record are empty.
  { name: 'em300mld', inputs: { 5: 'leakage_status', 6: 'leakage_status' }, history: [...skipped(3), word('leakage_status', 'no', 'yes')] },
  { name: 'em300th', inputs: {}, history: [temperature, humidity] },
  { name: 'em500pp', inputs: {}, history: [field('pressure', 'i16')] },
  { name: 'em500swl', inputs: {}, history: [field('water_level', 'i16')] },
  { name: 'ws301', inputs: { 3: 'magnet_status', 4: 'tamper_status' } },
  { name: 'ws303', inputs: { 3: 'leakage_status' } },
  { name: 'ws202', inputs: { 3: 'pir_status', 4: 'daylight' } },
]
