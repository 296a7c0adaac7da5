/** Telephone numbers: which one comes next, whose one is, and what may be dialled at all. Pure. */
import type { CallOutcome } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Phone } from '../../../src-preload/contract/people.contract.ts'

/** So many figures from the right make a number the same: country and area codes come and go. */
const SAME_FIGURES = 7
const DIALLABLE = /^\+?[0-9*#]{2,24}$/

export interface Attempt {
  phone: string | null
  outcome: CallOutcome
}

/** Without what people write between figures; null when it cannot be dialled. */
export function diallable(number: string): string | null {
  const plain = number.normalize('NFKC').replace(/[\s().\-–/]/g, '')
  return DIALLABLE.test(plain) ? plain : null
}

const figuresOf = (number: string): string => number.replace(/\D/g, '')

/** Short ones, such as extensions, are the same only as a whole. */
export function isSameNumber(one: string, other: string): boolean {
  const [a, b] = [figuresOf(one), figuresOf(other)]
  return a === b || (Math.min(a.length, b.length) >= SAME_FIGURES && (a.endsWith(b) || b.endsWith(a)))
}

export const isFamily = ({ label }: Phone): boolean => label === 'family' || label === 'neighbour'

/** N-6.2.2, annex A: the party itself on all its numbers, then family and neighbours; each list in its own order. */
const inTurn = (phones: readonly Phone[]): Phone[] => {
  const dialled = phones.filter(({ number }) => diallable(number) !== null)
  return [...dialled.filter((phone) => !isFamily(phone)), ...dialled.filter(isFamily)]
}

/**
 * The next number that was not tried in this round; null when all were. Wrong ones of any round are left out.
 * What the line did wrong says nothing of a number: it is tried again once.
 */
export function nextNumber(phones: readonly Phone[], round: readonly Attempt[], ever: readonly Attempt[]): Phone | null {
  const isTried = ({ number }: Phone): boolean => {
    const own = round.filter(({ phone }) => phone !== null && isSameNumber(phone, number))
    return own.some(({ outcome }) => outcome !== 'failed') || own.length > 1
  }
  const isWrong = ({ number }: Phone): boolean =>
    ever.some(({ phone, outcome }) => outcome === 'wrongNumber' && phone !== null && isSameNumber(phone, number))
  return inTurn(phones).find((phone) => !isTried(phone) && !isWrong(phone)) ?? null
}
