/** Who to send: whoever is next door already, free before busy, fit for the hazard before unfit, near before far. Pure. */
import type { StaffProposal } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Errand } from './dispatch.ports.ts'
import type { StaffMember } from './dispatch.types.ts'
import type { DispatchPolicy } from './dispatch-policy.types.ts'

const WALK_M_PER_S = 1.2
const PROPOSED = 5
/** Orders count as load for so long where nobody says when a shift begins. */
export const SHIFT_MS = 12 * 3_600_000
const DAY_MIN = 1440
const MINUTE_MS = 60_000

export interface Situation {
  policy: DispatchPolicy
  /** UTC ms, and how far clocks at the site are ahead of UTC. */
  now: number
  offsetMs: number
  /** Walking metres from a place to the errand's. */
  walk: (from: [number, number]) => { metres: number; byPath: boolean }
}

export const walkSeconds = (metres: number): number => Math.round(metres / WALK_M_PER_S)

export function proposeStaff(staff: Iterable<StaffMember>, errand: Errand, situation: Situation): StaffProposal[] {
  return [...staff]
    .filter(({ id, state }) => state !== 'offDuty' && !errand.running.has(id))
    .map((member) => proposal(member, errand, situation))
    .map((proposed) => ({ proposed, rank: rankOf(proposed, errand, situation.policy) }))
    .sort((one, other) => firstDifference(one.rank, other.rank))
    .slice(0, PROPOSED)
    .map(({ proposed }) => proposed)
}

function proposal(member: StaffMember, { hazard, related }: Errand, { policy, now, offsetMs, walk }: Situation): StaffProposal {
  const { id, number, name, nameEn, onDutyUntil, skills, at, orderedAt } = member
  const skill = policy.fit[hazard].find((fit) => skills.includes(fit)) ?? null
  const { metres, byPath } = walk(placeOf(member, now, policy.staleMs))
  return {
    staff: id,
    number,
    name,
    nameEn,
    distanceM: Math.round(metres),
    walkS: walkSeconds(metres),
    free: member.state === 'free',
    skilled: skill !== null,
    skill,
    onDutyUntil,
    byPath,
    shiftLeftMin: minutesUntil(onDutyUntil, now + offsetMs),
    load: orderedAt.filter((at) => now - at < SHIFT_MS).length,
    nearby: at.find(({ incident }) => related.includes(incident))?.incident ?? null,
  }
}

/** Where somebody most likely is: an old position says less than the post. */
export const placeOf = ({ lngLat, post, positionAt }: StaffMember, now: number, staleMs: number): [number, number] =>
  positionAt !== null && now - positionAt > staleMs ? post : lngLat

/** Minutes until the clock says `HH:MM` next; `local` is the time at the site as if it were UTC, in ms. */
export function minutesUntil(clock: string, local: number): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  const ofDay = Math.floor(local / MINUTE_MS) % DAY_MIN
  return (hours * 60 + minutes - ofDay + DAY_MIN) % DAY_MIN
}

/** What counts, most important first; smaller is better. */
function rankOf(
  { staff, free, nearby, skilled, distanceM, walkS, shiftLeftMin, load }: StaffProposal,
  { absent }: Errand,
  policy: DispatchPolicy,
) {
  const leavesFirst = shiftLeftMin !== null && shiftLeftMin * 60 < walkS
  return [
    Number(absent.has(staff)),
    Number(leavesFirst),
    Number(nearby === null),
    Number(!free),
    distanceM + (skilled ? 0 : policy.unfitM) + load * policy.orderM,
  ]
}

const firstDifference = (one: number[], other: number[]): number =>
  one.map((value, index) => value - (other[index] ?? 0)).find((difference) => difference !== 0) ?? 0
