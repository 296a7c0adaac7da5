/** Why somebody is proposed, as the parts of one line. Pure. */
import type { StaffProposal } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Skill } from '../../../src-preload/contract/people.contract.ts'

/** From here on the end of the shift is said in minutes. */
const SOON_MIN = 30

export interface ProposalReason {
  now: 'nearby' | 'free' | 'busy'
  walk: { byPath: boolean; metres: number; minutes: number }
  /** The skill that fits, or null. */
  skill: Skill | null
  shift: { leavesInMin: number } | { until: string }
}

export const reasonOf = ({ nearby, free, byPath, distanceM, walkS, skill, shiftLeftMin, onDutyUntil }: StaffProposal): ProposalReason => ({
  now: nearby === null ? (free ? 'free' : 'busy') : 'nearby',
  walk: { byPath, metres: Math.round(distanceM), minutes: Math.max(1, Math.round(walkS / 60)) },
  skill,
  shift: shiftLeftMin !== null && shiftLeftMin <= SOON_MIN ? { leavesInMin: shiftLeftMin } : { until: onDutyUntil },
})
