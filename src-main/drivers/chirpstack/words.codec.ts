/** What codecs say in words, as switches. Unknown words say nothing: they are versions, serial numbers, comments. */
import { catalogPoint } from '../catalog/properties.ts'

interface Said {
  name: string
  raw: number | boolean
  /** It happened and has no end of its own. */
  isMomentary: boolean
}

const ON =
  'on yes true high alarm leak wet smoke gas fire motion trigger triggered detected active occupied abnormal tampered uninstalled readfailed open opened'
const OFF =
  'off no false low normal noleak dry nosmoke nogas nofire nomotion none idle ok clear cleared inactive vacant unoccupied released untriggered notdetected installed close closed'
const SWITCHES = new Map([...ON.split(' ').map((word) => [word, true] as const), ...OFF.split(' ').map((word) => [word, false] as const)])

/** Words that tell of another property than the one they are the value of. */
const STATEMENTS = new Map<string, Said>([
  ['poweroff', { name: 'external_power_source', raw: false, isMomentary: false }],
  ['poweron', { name: 'external_power_source', raw: true, isMomentary: false }],
  ['devicefault', { name: 'fault', raw: true, isMomentary: false }],
  ['devicefaultrecovered', { name: 'fault', raw: false, isMomentary: false }],
  ['devicewillbeinvalidsoon', { name: 'fault', raw: true, isMomentary: false }],
  ['deviceinvalid', { name: 'fault', raw: true, isMomentary: false }],
  ['shortpress', { name: 'sos', raw: true, isMomentary: true }],
  ['longpress', { name: 'sos', raw: true, isMomentary: true }],
  ['doublepress', { name: 'sos', raw: true, isMomentary: true }],
])

/** `text` is the value of property `name`. */
export function readWord(name: string, text: string): Said | null {
  if (/^-?\d{1,12}(\.\d{1,6})?$/.test(text)) return { name, raw: Number(text), isMomentary: false }
  const word = text.toLowerCase().replace(/[^a-z]/g, '')
  const statement = STATEMENTS.get(word)
  if (statement) return statement
  const raw = SWITCHES.get(word) ?? readAlarm(word)
  // `contact` is true when closed; the words open and closed say it of the door itself.
  const isOfDoor = /^(open|close)/.test(word) && catalogPoint(name)?.point === 'open'
  return raw === null ? null : { name: isOfDoor ? 'opening' : name, raw, isMomentary: false }
}

/** `threshold alarm` and `threshold alarm release`, but not `no alarm`. */
function readAlarm(word: string): boolean | null {
  if (word.endsWith('alarm')) return !word.startsWith('no')
  return /alarm(off|released?|cleared|recovered)$/.test(word) ? false : null
}
