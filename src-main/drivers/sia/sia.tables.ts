/** What SIA codes (DC-03, DC-09) and Contact ID events are here: points and their values, as data. */

export interface Signal {
  values: ReadonlyMap<string, number>
  /** Its number is a zone or door and stands for a device; else the number is a user or area and the panel is meant. */
  ofZone: boolean
  /** It was and is over. */
  isMoment: boolean
}

const signal = (values: Record<string, number>, { ofZone = true, isMoment = false } = {}): Signal => ({
  values: new Map(Object.entries(values)),
  ofZone,
  isMoment,
})
const ofPanel = { ofZone: false }
/** A test call says only that the panel is there. */
const TEST_CALL = signal({}, ofPanel)

/** Kind of `resources/device-kinds` that a zone most likely is, by what it raises. */
const KINDS = new Map([
  ['smoke-alarm', 'smoke-detector'],
  ['heat-alarm', 'heat-detector'],
  ['flame-alarm', 'flame-detector'],
  ['fire-alarm', 'manual-call-point'],
  ['gas-alarm', 'gas-detector'],
  ['co-alarm', 'co-detector'],
  ['water-leak', 'water-leak-sensor'],
  ['panic', 'panic-button'],
  ['medical', 'panic-button'],
  ['intrusion', 'intrusion-detector'],
  ['door-forced', 'access-door'],
  ['door-held', 'access-door'],
])

export const kindOfZone = (points: readonly string[]): string | null => points.map((point) => KINDS.get(point)).find((kind) => kind) ?? null

/** First letter of a SIA code → what its alarm is. An untyped alarm is somebody's business like an intrusion. */
const FAMILIES = {
  F: 'fire-alarm',
  K: 'heat-alarm',
  S: 'fire-alarm',
  G: 'gas-alarm',
  W: 'water-leak',
  P: 'panic',
  H: 'panic',
  Q: 'panic',
  M: 'medical',
  B: 'intrusion',
  U: 'intrusion',
}

/** Second letter → what happened, in every family. */
const HAPPENINGS: Record<string, (alarm: string) => Signal> = {
  A: (alarm) => signal({ [alarm]: 1 }),
  H: (alarm) => signal({ [alarm]: 0 }),
  R: (alarm) => signal({ [alarm]: 0, fault: 0, supervisory: 0 }),
  T: () => signal({ fault: 1 }),
  J: () => signal({ fault: 0 }),
  S: () => signal({ supervisory: 1 }),
  B: () => signal({ disabled: 1 }),
  U: () => signal({ disabled: 0 }),
  X: () => signal({ test: 1 }, { isMoment: true }),
}

const family = (letter: string, alarm: string): [string, Signal][] =>
  Object.entries(HAPPENINGS).map(([happening, of]) => [letter + happening, of(alarm)])

const each = (codes: string, of: Signal): [string, Signal][] => codes.split(' ').map((code) => [code, of])

/** Later rows win: a few codes mean something else than their letters say. */
const SIA = new Map<string, Signal>([
  ...Object.entries(FAMILIES).flatMap(([letter, alarm]) => family(letter, alarm)),
  // Confirmed by a second sensor, or left unconfirmed by it: an alarm either way.
  ...each('FM FG', signal({ 'fire-alarm': 1 })),
  ...each('BM BG EA', signal({ intrusion: 1 })),
  ...each('BV UX', signal({ intrusion: 1 }, ofPanel)),
  ...each('FV', signal({ supervisory: 0 })),
  ...each('FW FY FZ BZ UY UZ IA PF', signal({ fault: 1 })),
  ...each('FQ IR PO', signal({ fault: 0 })),
  ...each('FI', signal({ test: 1 }, ofPanel)),
  ...each('FK', signal({ test: 0 }, ofPanel)),
  // Cancelled by a user: the zone itself says when it has returned.
  ...each('BC FC OC AB', signal({ cancelled: 1 }, { ...ofPanel, isMoment: true })),

  ...each('TA TT XS', signal({ tamper: 1 })),
  ...each('TR TH TJ XJ', signal({ tamper: 0 })),
  ...each('TB', signal({ disabled: 1 })),
  ...each('TU', signal({ disabled: 0 })),
  ...each('TP', signal({ test: 1 }, { isMoment: true })),
  ...each('ES JA', signal({ tamper: 1 }, ofPanel)),
  ...each('EJ JC', signal({ tamper: 0 }, ofPanel)),

  ...each('DF DJ', signal({ 'door-forced': 1 })),
  ...each('DL DM DN', signal({ 'door-held': 1 })),
  ...each('DH', signal({ 'door-held': 0 })),
  ...each('DR', signal({ 'door-forced': 0, 'door-held': 0 })),
  ...each('DG DE DX', signal({ 'access-granted': 1 }, { isMoment: true })),
  ...each('DD DI DK DP DQ DV DW DZ', signal({ 'access-denied': 1 }, { isMoment: true })),

  ...each('AT', signal({ 'mains-fail': 1 }, ofPanel)),
  ...each('AR', signal({ 'mains-fail': 0 }, ofPanel)),
  ...each('YT', signal({ 'battery-low': 1 }, ofPanel)),
  ...each('YM', signal({ 'backup-fail': 1 }, ofPanel)),
  ...each('YR', signal({ 'battery-low': 0, 'backup-fail': 0 }, ofPanel)),
  ...each('YC YS LT NT', signal({ 'line-fail': 1 }, ofPanel)),
  ...each('YK LR NR', signal({ 'line-fail': 0 }, ofPanel)),
  ...each('YA YP YX ET', signal({ fault: 1 }, ofPanel)),
  ...each('YH YQ YZ ER', signal({ fault: 0 }, ofPanel)),
  ...each('EM', signal({ 'bus-fail': 1 }, ofPanel)),
  ...each('EN', signal({ 'bus-fail': 0 }, ofPanel)),
  ...each('XT', signal({ 'battery-low': 1 })),
  ...each('XR', signal({ 'battery-low': 0 })),
  ...each('XL XQ', signal({ fault: 1 })),
  ...each('XC XH', signal({ fault: 0 })),

  ...each('CA CF CG CJ CK CL CP CQ CR CS', signal({ armed: 1 }, ofPanel)),
  ...each('OA OG OH OJ OK OL OP OQ OR OS', signal({ armed: 0 }, ofPanel)),
  ...each('TS', signal({ test: 1 }, ofPanel)),
  ...each('TE', signal({ test: 0 }, ofPanel)),
  ...each('RP RR RX RY TX', TEST_CALL),
])

export const signalOfSia = (code: string): Signal | undefined => SIA.get(code)

interface ContactIdRow {
  events: number[]
  point: string
  ofZone?: boolean
  isMoment?: boolean
  /** New means off: a disarmed area. */
  isInverted?: boolean
}

const CONTACT_ID: ContactIdRow[] = [
  { events: [110, 112, 113, 115], point: 'fire-alarm' },
  { events: [111, 116], point: 'smoke-alarm' },
  { events: [114, 158], point: 'heat-alarm' },
  { events: [117], point: 'flame-alarm' },
  { events: [151], point: 'gas-alarm' },
  { events: [162], point: 'co-alarm' },
  { events: [154], point: 'water-leak' },
  { events: [101, 120, 121, 122, 123, 124, 125], point: 'panic' },
  { events: [100, 102], point: 'medical' },
  { events: [130, 131, 132, 133, 134, 135, 136, 138, 139, 140, 150], point: 'intrusion' },
  { events: [137, 144, 383], point: 'tamper' },
  { events: [145, 341], point: 'tamper', ofZone: false },
  // 118 is a detector close to its alarm; 200–204 are water supply and valves of sprinklers and hydrants.
  { events: [118, 200, 201, 202, 203, 204], point: 'supervisory' },
  { events: [205], point: 'started' },
  { events: [206, 373, 380, 381, 382, 391, 393], point: 'fault' },
  { events: [143, 147, 300, 321, 330, 333, 344, 374], point: 'fault', ofZone: false },
  { events: [301], point: 'mains-fail', ofZone: false },
  { events: [302, 309], point: 'battery-low', ofZone: false },
  { events: [311], point: 'backup-fail', ofZone: false },
  { events: [141, 142], point: 'bus-fail', ofZone: false },
  { events: [350, 351, 352, 353, 354], point: 'line-fail', ofZone: false },
  { events: [384], point: 'battery-low' },
  { events: [400, 401, 402, 403, 404, 405, 407, 408, 409, 441, 442, 456], point: 'armed', ofZone: false, isInverted: true },
  { events: [406], point: 'cancelled', ofZone: false, isMoment: true },
  { events: [421], point: 'access-denied', isMoment: true },
  { events: [422], point: 'access-granted', isMoment: true },
  { events: [423], point: 'door-forced' },
  { events: [426], point: 'door-held' },
  { events: [570, 571, 572, 573], point: 'disabled' },
  { events: [607], point: 'test', ofZone: false },
]
const BY_EVENT = new Map(CONTACT_ID.flatMap((row) => row.events.map((event): [number, ContactIdRow] => [event, row])))
const CONTACT_ID_TESTS: ReadonlySet<number> = new Set([601, 602, 603, 608])

/** `qualifier` 1 new, 3 restored, 6 still present. */
export function signalOfContactId(event: number, qualifier: number): Signal | undefined {
  if (CONTACT_ID_TESTS.has(event)) return TEST_CALL
  const row = BY_EVENT.get(event)
  if (!row) return undefined
  const isOn = (qualifier !== 3) !== (row.isInverted ?? false)
  return signal({ [row.point]: row.isMoment || isOn ? 1 : 0 }, row)
}
