/** What the classes and components of Home Assistant are here. */

interface BinaryClass {
  id: string
  /** On is what the point calls 0: `power` is on while there is power. */
  inverted: boolean
}

const point = (id: string, inverted = false): BinaryClass => ({ id, inverted })

/** Classes of `binary_sensor`. */
export const BINARY_CLASSES = new Map([
  ['battery', point('battery-low')],
  ['carbon_monoxide', point('co-alarm')],
  ['connectivity', point('online')],
  ['door', point('open')],
  ['garage_door', point('open')],
  ['gas', point('gas-alarm')],
  ['heat', point('heat-alarm')],
  ['lock', point('locked', true)],
  ['moisture', point('water-leak')],
  ['motion', point('presence')],
  ['occupancy', point('presence')],
  ['opening', point('open')],
  ['power', point('mains-fail', true)],
  ['presence', point('presence')],
  ['problem', point('fault')],
  ['safety', point('alarm')],
  ['smoke', point('smoke-alarm')],
  ['tamper', point('tamper')],
  ['vibration', point('vibration')],
  ['window', point('open')],
])

/** Classes of `sensor` that the catalogue calls otherwise. */
export const SENSOR_CLASSES = new Map([['signal_strength', 'signal']])
/** Classes of `sensor` whose states are words or times. */
export const NO_NUMBERS = new Set(['enum', 'timestamp', 'date'])

/** The option that holds a word, and the word when it is not given; a state without one is the word of the command. */
export interface Side {
  state: [option: string, otherwise: string | null]
  command: [option: string, otherwise: string]
}
interface OutputComponent {
  id: string
  on: Side
  off: Side
}

const SWITCH: OutputComponent = {
  id: 'on',
  on: { state: ['state_on', null], command: ['payload_on', 'ON'] },
  off: { state: ['state_off', null], command: ['payload_off', 'OFF'] },
}
/** On is open. */
const VALVE: OutputComponent = {
  id: 'on',
  on: { state: ['state_open', 'open'], command: ['payload_open', 'OPEN'] },
  off: { state: ['state_closed', 'closed'], command: ['payload_close', 'CLOSE'] },
}
const LOCK: OutputComponent = {
  id: 'locked',
  on: { state: ['state_locked', 'LOCKED'], command: ['payload_lock', 'LOCK'] },
  off: { state: ['state_unlocked', 'UNLOCKED'], command: ['payload_unlock', 'UNLOCK'] },
}

/** Components that can be commanded. */
export const OUTPUTS = new Map([
  ['switch', SWITCH],
  ['siren', SWITCH],
  ['light', SWITCH],
  ['valve', VALVE],
  ['cover', VALVE],
  ['lock', LOCK],
])
