/** Which outputs an alarm drives, what keeps an output from being driven, and which of its points tells. Pure. */
import type { LinkageRule, Linkages, OutputKind, Within } from '../../../src-preload/contract/linkages.types.ts'
import type { OutputPolicy } from '../../../src-preload/contract/wire/words.ts'
import type { AlarmRecord } from '../alarms/alarms.types.ts'
import type { DeviceEntry } from '../devices/devices.types.ts'

/** The point that rules drive. */
export const OUTPUT_POINT = 'on'
/** How long a proposal stands after its alarm is over, and how often that is looked at, in ms. */
export const CONFIRM_MS = 300_000

/** Any other device that can be commanded: a plug, a lamp, a relay. */
const PLAIN: Omit<OutputKind, 'kind'> = { rest: 0, onSpot: false, byHand: 'onePerson', feedbackMs: 10_000, interlocks: [] }

export const isOutputKind = ({ outputs }: Linkages, kind: string): boolean => outputs.some((output) => output.kind === kind)
export const outputKind = ({ outputs }: Linkages, kind: string): OutputKind =>
  outputs.find((output) => output.kind === kind) ?? { ...PLAIN, kind }

type Spot = Pick<DeviceEntry, 'zone' | 'household'>

export const isWithin = (within: Within, here: Spot, there: Spot): boolean =>
  within === 'site' || (within === 'zone' ? here.zone === there.zone : here.household !== null && here.household === there.household)

export const rulesFor = ({ rules }: Linkages, { hazard, priority }: Pick<AlarmRecord, 'hazard' | 'priority'>): LinkageRule[] =>
  rules.filter(({ when }) => when.hazards.includes(hazard) && priority <= when.priority)

/** What was sensed long ago drives nothing by itself: a person looks first. */
export const policyFor = ({ policy }: LinkageRule, { late }: Pick<AlarmRecord, 'late'>): OutputPolicy =>
  late && policy === 'automatic' ? 'onePerson' : policy

/** Ids of the interlocks that keep an output from being driven to `value`. What was never reported locks nothing. */
export function blockedBy(
  { interlocks }: OutputKind,
  output: DeviceEntry,
  value: number,
  around: Iterable<DeviceEntry>,
  reported: (device: string, point: string) => number | undefined,
): string[] {
  const candidates = interlocks.filter((interlock) => interlock.value === value)
  if (candidates.length === 0) return []
  const holding = new Set<string>()
  for (const device of around) {
    for (const { id, within, kind, points, mustBe } of candidates) {
      if ((kind !== null && kind !== device.kind) || !isWithin(within, output, device)) continue
      if (points.some((point) => (reported(device.id, point) ?? mustBe) !== mustBe)) holding.add(id)
    }
  }
  return [...holding]
}

/** A feedback contact says more than "started", and that more than the order's echo. */
export const feedbackPoint = (point: string, hasReported: (point: string) => boolean): string =>
  (point === OUTPUT_POINT ? ['feedback', 'started'].find(hasReported) : undefined) ?? point
