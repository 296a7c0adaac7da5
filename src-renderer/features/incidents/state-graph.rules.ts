/** Where an incident stands in figure 1 of the standard. Pure. */
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'

export type GraphNode = 'contact' | 'verify' | 'controllable' | 'handle' | 'report' | 'evacuate' | 'clear' | 'archive'

export const graphNode = (incident: Incident): GraphNode => {
  switch (incident.state) {
    case 'raised':
    case 'contacting':
      return 'contact'
    case 'dispatched':
      return 'verify'
    case 'verifying':
      return incident.verdict === 'real' ? 'controllable' : 'verify'
    case 'handling':
      return 'handle'
    case 'rescueReported':
      return 'report'
    case 'evacuating':
      return 'evacuate'
    case 'clearing':
    case 'advising':
      return 'clear'
    case 'standingDown':
      return incident.clearedAt === null ? 'clear' : 'archive'
    case 'archived':
      return 'archive'
  }
}
