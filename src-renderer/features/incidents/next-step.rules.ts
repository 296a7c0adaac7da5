/** What the operator should do next with an incident, out of what is allowed now. Pure. */
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { IncidentCommand } from '../../../src-preload/contract/wire/words.ts'

export interface PanelSituation {
  /** A call of this incident is on the line: the answer is the next thing. */
  onCall: boolean
}

/** `answer` is the one step that is not a command of its own: one of the keys 1…5. */
export type NextStep = IncidentCommand | 'answer'

export const activeOrders = (incident: Incident) => incident.orders.filter((order) => order.endedAt === null)
const canBeCalled = (incident: Incident) => (incident.party?.phones.length ?? 0) > 0

/** Not called yet, or not since the alarm came back. */
const isCallOwed = (incident: Incident) => incident.calls.length === 0 || incident.deadlines.some(({ kind }) => kind === 'contact')

/** In each state the steps in the order in which they are owed; the first allowed one is next. */
const preferred = (incident: Incident): IncidentCommand[] => {
  const owes = (reason: Incident['missing'][number]) => incident.missing.includes(reason)
  switch (incident.state) {
    case 'raised':
      return ['accept']
    case 'contacting':
      return isCallOwed(incident) && canBeCalled(incident) ? ['call', 'dispatch'] : ['dispatch']
    case 'dispatched':
      return ['arrive']
    case 'verifying':
      return incident.verdict === 'unknown' ? ['confirm'] : ['handle']
    case 'handling':
      return ['secure']
    case 'rescueReported':
      return ['evacuate']
    case 'evacuating':
      return ['secure']
    case 'clearing':
      return ['clear']
    case 'advising':
      return owes('notAdvised') ? ['advise'] : ['archive']
    case 'standingDown':
      if (incident.clearedAt === null) return ['clear', 'reportCause']
      return owes('causeReportOwed') ? ['reportCause'] : ['archive']
    case 'archived':
      return []
  }
}

export const nextStep = (incident: Incident, { onCall }: PanelSituation): NextStep | null => {
  if (incident.allowed.includes('accept')) return 'accept'
  if (onCall) return 'answer'
  return preferred(incident).find((command) => incident.allowed.includes(command)) ?? null
}

/** Two answers of equal weight instead of one highlighted step: real or false, controllable or not. */
export const isJudgement = (incident: Incident, step: NextStep | null): boolean =>
  step === 'confirm' || (step === 'handle' && incident.state === 'verifying')
