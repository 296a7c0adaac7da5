/** Which parts stand in the panel, and which of them fold so that the step at hand needs no scrolling. Pure. */
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { mayBeHurt } from '../features/casualties/casualties.rules.ts'
import type { PanelForm } from './panel-state.ts'

export interface PanelSituation {
  form: PanelForm
  /** The party is called, by hand or over a line, or waits for one. */
  isCalling: boolean
  /** Outputs are driven for it or wait for a person. */
  isDriving: boolean
}

export interface PanelParts {
  closed: boolean
  /** The call with its script; else one line. */
  script: boolean
  report: boolean
  leaving: boolean
  cordon: boolean
  casualties: boolean
  /** Figure 1 as a picture; else one line. */
  graph: boolean
  /** Value and playbook in one line. */
  foldsRest: boolean
  /** Rows for staff. */
  staffRows: number
}

export function panelParts(incident: Incident, { form, isCalling, isDriving }: PanelSituation): PanelParts {
  const { state, reports, evacuees, verdict } = incident
  const closed = state === 'archived'
  const script = isCalling || state === 'raised' || state === 'contacting'
  const report = !closed && (form === 'report' || reports.length > 0)
  const leaving = !closed && (evacuees.length > 0 || state === 'evacuating')
  const isRescue = report || leaving
  return {
    closed,
    script,
    report,
    leaving,
    cordon: !closed && (isRescue || verdict === 'real'),
    casualties: !script || mayBeHurt(incident),
    graph: !isRescue && !(isDriving && script),
    foldsRest: isRescue,
    staffRows: leaving ? 1 : script || report ? 2 : 3,
  }
}
