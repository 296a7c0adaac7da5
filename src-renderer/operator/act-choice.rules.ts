/** Which buttons stand in the head of the panel, and with what weight. Pure. */
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { IncidentCommand } from '../../src-preload/contract/wire/words.ts'
import type { NextStep } from '../features/incidents/next-step.rules.ts'

/** The commands that have a button in the head; the others stand where they belong, at orders, measures, casualties and so on. */
const HEAD = [
  'accept',
  'silence',
  'call',
  'dispatch',
  'arrive',
  'handle',
  'report',
  'evacuate',
  'secure',
  'clear',
  'advise',
  'reportCause',
  'archive',
  'note',
] as const satisfies readonly IncidentCommand[]
type HeadCommand = (typeof HEAD)[number]

export type ActName = HeadCommand | 'confirmReal' | 'confirmFalse' | 'hangUp'

export interface ActChoice {
  /** The one filled button, or two of equal weight where a person must judge. */
  main: ActName[]
  others: ActName[]
}

const COMMAND_OF: Partial<Record<ActName, IncidentCommand>> = { confirmReal: 'confirm', confirmFalse: 'confirm', hangUp: 'call' }
const isInHead = (step: string): step is HeadCommand => (HEAD as readonly string[]).includes(step)
const isActAllowed = (incident: Incident, act: ActName) => incident.allowed.includes(COMMAND_OF[act] ?? (act as IncidentCommand))

const SIDE: Record<Incident['state'], ActName[]> = {
  raised: ['silence', 'note'],
  contacting: ['call', 'confirmFalse', 'report', 'note'],
  dispatched: ['confirmFalse', 'report', 'note'],
  verifying: ['report', 'note', 'confirmFalse'],
  handling: ['report', 'evacuate', 'note'],
  rescueReported: ['note'],
  evacuating: ['report', 'note'],
  clearing: ['report', 'note'],
  advising: ['note'],
  standingDown: ['reportCause', 'clear', 'confirmReal', 'note'],
  archived: [],
}

/** What the party said may call for another step than sending somebody: then both weigh the same. */
const toldByParty = (incident: Incident): ActName[] => {
  const answer = incident.state === 'contacting' ? incident.calls.at(-1)?.answer : null
  return answer === 'nothingWrong' ? ['confirmFalse'] : answer === 'fire' ? ['report'] : []
}

const mainOf = (incident: Incident, step: NextStep | null): ActName[] => {
  switch (step) {
    case null:
      // What blocks it is said when it is pressed.
      return incident.state === 'clearing' ? ['clear'] : []
    case 'answer':
      return []
    case 'confirm':
      return ['confirmReal', 'confirmFalse']
    case 'handle':
      return ['handle', 'report']
    case 'dispatch':
      return ['dispatch', ...toldByParty(incident)]
    case 'tick':
      return []
    default:
      return isInHead(step) ? [step] : []
  }
}

export interface CallSituation {
  /** Somebody is called over a line already, so the same key ends it. */
  isOnLine: boolean
  /** What the party answered to the second question calls for rescue. */
  isRescueCalledFor: boolean
}
const NO_CALL: CallSituation = { isOnLine: false, isRescueCalledFor: false }

export const actChoice = (
  incident: Incident,
  step: NextStep | null,
  { isOnLine, isRescueCalledFor }: CallSituation = NO_CALL,
): ActChoice => {
  const usual = mainOf(incident, step)
  const main: ActName[] = step === 'dispatch' && isRescueCalledFor && !usual.includes('report') ? [...usual, 'report'] : usual
  const side: ActName[] =
    step === 'answer' ? ['hangUp', 'confirmFalse', 'report', 'note'] : step === 'accept' ? ['silence', 'note'] : SIDE[incident.state]
  const others = side
    .map((act) => (act === 'call' && isOnLine ? 'hangUp' : act))
    .filter((act) => !main.includes(act) && isActAllowed(incident, act))
    .slice(0, 4 - main.length)
  return { main, others }
}
