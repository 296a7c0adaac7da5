/** The incident panel: everything needed for the step at hand, in the order in which it is needed. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { HazardKind } from '../../src-preload/contract/wire/words.ts'
import { nextPhone } from '../features/calls/phones.rules.ts'
import { ScriptFolded } from '../features/calls/script-folded.tsx'
import { ScriptPanel } from '../features/calls/script-panel.tsx'
import { mayBeHurt } from '../features/casualties/casualties.rules.ts'
import { CasualtiesPanel } from '../features/casualties/casualties-panel.tsx'
import { DevicePicture } from '../features/devices/device-picture.tsx'
import { NearestStaff } from '../features/dispatch/nearest-staff.tsx'
import { MissingLine } from '../features/incidents/missing-line.tsx'
import { nextStep } from '../features/incidents/next-step.rules.ts'
import { PanelHead } from '../features/incidents/panel-head.tsx'
import { Playbook } from '../features/incidents/playbook.tsx'
import { StateGraph } from '../features/incidents/state-graph.tsx'
import { StateLine } from '../features/incidents/state-line.tsx'
import { Timeline } from '../features/incidents/timeline.tsx'
import { ValueTrend } from '../features/incidents/value-trend.tsx'
import { LinkageSection } from '../features/outputs/linkage-section.tsx'
import { CordonLine } from '../features/rescue/cordon-line.tsx'
import { LeavingPanel } from '../features/rescue/leaving-panel.tsx'
import { onlineKinds } from '../features/rescue/recipients.rules.ts'
import { ReportPanel } from '../features/rescue/report-panel.tsx'
import { useReport } from '../features/rescue/use-report.ts'
import { useBoard } from '../state/board.ts'
import { callOf, isAnswerAwaited } from '../state/line-calls.ts'
import { useSelection } from '../state/selection.ts'
import { ActRow } from './act-row.tsx'
import { PanelForms } from './panel-forms.tsx'
import { usePanel } from './panel-state.ts'
import type { Acts } from './use-acts.ts'

/** What cameras report has a picture. */
const SEEN: ReadonlySet<HazardKind> = new Set(['behaviour', 'intrusion', 'crowd'])

export function IncidentPanel({ incident, acts }: { incident: Incident; acts: Acts }) {
  const { t } = useTranslation()
  const call = useSelection((selection) => selection.call)
  const { chosenStaff, chosenPhone, form, choose, choosePhone, open } = usePanel()
  const callSince = call?.incident === incident.id ? call.since : null
  const isAwaited = useBoard((board) => isAnswerAwaited(board.calls, incident))
  const onCall = callSince !== null || isAwaited
  const isOnLine = useBoard((board) => callOf(board.calls, incident.id) !== undefined)
  const step = nextStep(incident, { onCall })
  const scriptShown = onCall || isOnLine || incident.state === 'raised' || incident.state === 'contacting'
  const closed = incident.state === 'archived'
  const report = useReport(incident)
  const isReporting = form === 'report' || incident.reports.length > 0
  const isLeaving = incident.evacuees.length > 0 || incident.state === 'evacuating'
  const isDriving = useBoard((board) => [...board.actions.values()].some(({ incidents }) => incidents.includes(incident.id)))
  const isCrowded = isReporting || isLeaving || (isDriving && scriptShown)
  const isCordonDue = isReporting || isLeaving || incident.verdict === 'real'
  const decideToReport = () => {
    open('report')
    const online = onlineKinds(report.recipients)
    if (online.length > 0) void report.tell(online, 'sent')
  }
  return (
    <aside className="incident-panel" aria-label={t('incidents.panel.title')} data-state={incident.state}>
      <PanelHead incident={incident} />
      <ActRow incident={incident} step={step} acts={acts} onReport={decideToReport} />
      <PanelForms acts={acts} />
      {isReporting && !closed ? (
        <ReportPanel incident={incident} report={report} asked={form === 'report'} onTold={() => open(null)} />
      ) : null}
      {isLeaving && !closed ? <LeavingPanel incident={incident} /> : null}
      {isCordonDue && !closed ? <CordonLine incident={incident} /> : null}
      <LinkageSection incident={incident.id} />
      <ValueTrend incident={incident} folded={isReporting || isLeaving} />
      {SEEN.has(incident.kind) ? <DevicePicture device={incident.place.device} at={incident.openedAt} /> : null}
      {isCrowded ? (
        <StateLine incident={incident} onCall={onCall} />
      ) : (
        <section className="section graph">
          <StateGraph incident={incident} />
          <MissingLine incident={incident} onCall={onCall} />
        </section>
      )}
      {scriptShown ? (
        <ScriptPanel
          incident={incident}
          callSince={callSince}
          phone={chosenPhone ?? nextPhone(incident)}
          onPhone={choosePhone}
          onAnswer={acts.answer}
          acts={acts.calls}
        />
      ) : closed ? null : (
        <ScriptFolded incident={incident} onOpen={acts.call} />
      )}
      {closed ? null : (
        <NearestStaff
          incident={incident}
          chosen={chosenStaff}
          shown={isLeaving ? 1 : scriptShown || isReporting ? 2 : 3}
          onChoose={choose}
          onDispatch={acts.dispatch}
        />
      )}
      {mayBeHurt(incident) || !scriptShown ? (
        <CasualtiesPanel
          incident={incident}
          folded={scriptShown || closed || !mayBeHurt(incident)}
          onBusy={(busy) => open(busy ? 'casualty' : null)}
        />
      ) : null}
      <Playbook incident={incident} folded={scriptShown || isReporting || isLeaving} />
      <Timeline incident={incident.id} />
    </aside>
  )
}
