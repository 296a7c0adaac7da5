/** Who to send: free before busy, fit for the hazard before unfit, near before far. Pure. */
import type { StaffProposal } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Skill } from '../../../src-preload/contract/people.contract.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { metresBetween } from '../../kernel/geo.ts'
import type { StaffMember } from './dispatch.types.ts'

const WALK_M_PER_S = 1.2

const FIT: Record<HazardKind, Skill> = {
  smoke: 'fire',
  heat: 'fire',
  flame: 'fire',
  fire: 'fire',
  gas: 'gas',
  electrical: 'electrical',
  structure: 'building',
  hydrant: 'water',
  water: 'water',
  door: 'firstAid',
  panic: 'firstAid',
  medical: 'firstAid',
  intrusion: 'firstAid',
  behaviour: 'firstAid',
  crowd: 'firstAid',
  device: 'electrical',
}

export function proposeStaff(staff: Iterable<StaffMember>, hazard: HazardKind, place: readonly [number, number]): StaffProposal[] {
  return [...staff]
    .filter((member) => member.state !== 'offDuty')
    .map((member) => {
      const distanceM = Math.round(metresBetween(member.lngLat, place))
      const { id, number, name, nameEn, onDutyUntil } = member
      const walkS = Math.round(distanceM / WALK_M_PER_S)
      return {
        staff: id,
        number,
        name,
        nameEn,
        distanceM,
        walkS,
        free: member.state === 'free',
        skilled: member.skills.includes(FIT[hazard]),
        onDutyUntil,
        byPath: false,
        shiftLeftMin: null,
        load: 0,
        nearby: null,
      }
    })
    .sort((a, b) => Number(b.free) - Number(a.free) || score(a) - score(b))
    .slice(0, 5)
}

/** Metres, with 150 m added for somebody without the skill: a fit person a little further away is better. */
const score = (proposal: StaffProposal): number => proposal.distanceM + (proposal.skilled ? 0 : 150)
