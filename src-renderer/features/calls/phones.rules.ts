/** Which number of the party is to be dialled next (N-6.2.2: the party on all its numbers, then family and neighbours). Pure. */
import type { CallAttempt } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { Phone } from '../../../src-preload/contract/people.contract.ts'

const figures = (number: string) => number.replace(/\D/g, '')
const isFamily = ({ label }: Phone) => label === 'family' || label === 'neighbour'

const wasTried = ({ number }: Phone, attempts: readonly CallAttempt[]) =>
  attempts.some(({ phone, outcome }) => phone !== null && figures(phone) === figures(number) && outcome !== 'failed')

/** Index among the party's numbers; the first one when all were tried. */
export const nextPhone = ({ party, calls }: Incident): number => {
  const phones = party?.phones ?? []
  const inTurn = [...phones.filter((phone) => !isFamily(phone)), ...phones.filter(isFamily)]
  const next = inTurn.find((phone) => !wasTried(phone, calls))
  return next ? phones.indexOf(next) : 0
}

/** Nobody was reached on any number. */
export const isExhausted = ({ party, calls }: Incident): boolean =>
  party !== null &&
  party.phones.length > 0 &&
  party.phones.every((phone) => wasTried(phone, calls)) &&
  !calls.some(({ outcome }) => outcome === 'answered')
