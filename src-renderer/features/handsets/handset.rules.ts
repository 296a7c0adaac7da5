/** Who carries which phone, as the desk lists them. Pure. */
import type { CheckIn, Handset } from '../../../src-preload/contract/handset.contract.ts'
import type { Staff } from '../../../src-preload/contract/people.contract.ts'

/** One of the staff, or me: `staff` is null. */
export interface Carrier {
  staff: Staff | null
  handset: Handset | null
}

/** Staff by the number on the jacket, each with their phone. */
export const carriersOf = (staff: Iterable<Staff>, handsets: readonly Handset[]): Carrier[] =>
  [...staff]
    .sort((one, other) => one.number.localeCompare(other.number, 'en', { numeric: true }))
    .map((member) => ({ staff: member, handset: handsets.find((handset) => handset.staff === member.id) ?? null }))

/** Phones of managers, mine first. */
export const managersOf = (handsets: readonly Handset[], me: string): Handset[] =>
  handsets.filter((handset) => handset.staff === null).sort((one, other) => Number(other.person === me) - Number(one.person === me))

/** The phone that came by the invitation given at `since`, UTC ms. */
export const pairedSince = (handsets: readonly Handset[], staff: string | null, me: string, since: number): Handset | undefined =>
  handsets.find(
    (handset) =>
      (staff === null ? handset.staff === null && handset.person === me : handset.staff === staff) && Date.parse(handset.pairedAt) >= since,
  )

/** Told later than it was done: both times matter. */
const LATE_MS = 10_000
export const isLate = ({ at, saidAt }: CheckIn): boolean => Date.parse(at) - Date.parse(saidAt) > LATE_MS
