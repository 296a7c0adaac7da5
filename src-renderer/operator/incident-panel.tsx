/** The incident panel: everything needed for the step at hand, in the order in which it is needed. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { HazardKind } from '../../src-preload/contract/wire/words.ts'
import { calledFor, useCallDesk } from '../features/calls/call-desk.ts'
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
import { useWarningScript } from '../state/procedures.ts'
import { useSelection } from '../state/selection.ts'
import { ActRow } from './act-row.tsx'
import { PanelForms } from './panel-forms.tsx'
import { panelParts } from './panel-parts.rules.ts'
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
  const isDriving = useBoard((board) => [...board.actions.values()].some(({ incidents }) => incidents.includes(incident.id)))
  const step = nextStep(incident, { onCall })
  const parts = panelParts(incident, { form, isCalling: onCall || isOnLine, isDriving })
  const followUp = useCallDesk((desk) => desk.followUp)
  const wanted = calledFor(useWarningScript(incident.script), incident.id, followUp)
  const report = useReport(incident, wanted === 'reportInjured')
  const decideToReport = () => {
    open('report')
    const online = onlineKinds(report.recipients)
    if (online.length > 0) void report.tell(online, 'sent')
  }
  return (
    <aside className="incident-panel" aria-label={t('incidents.panel.title')} data-state={incident.state}>
      <PanelHead incident={incident} />
      <ActRow
        incident={incident}
        step={step}
        acts={acts}
        call={{ isOnLine, isRescueCalledFor: wanted === 'report' || wanted === 'reportInjured' }}
        onReport={decideToReport}
      />
      <PanelForms acts={acts} />
      {parts.report ? <ReportPanel incident={incident} report={report} asked={form === 'report'} onTold={() => open(null)} /> : null}
      {parts.leaving ? <LeavingPanel incident={incident} /> : null}
      {parts.cordon ? <CordonLine incident={incident} /> : null}
      {parts.casualties ? (
        <CasualtiesPanel
          incident={incident}
          folded={parts.script || parts.closed || !mayBeHurt(incident)}
          onBusy={(busy) => open(busy ? 'casualty' : null)}
        />
      ) : null}
      <LinkageSection incident={incident.id} />
      <ValueTrend incident={incident} folded={parts.foldsRest} />
      {SEEN.has(incident.kind) ? <DevicePicture device={incident.place.device} at={incident.openedAt} /> : null}
      {parts.graph ? (
        <section className="section graph">
          <StateGraph incident={incident} />
          <MissingLine incident={incident} onCall={onCall} />
        </section>
      ) : (
        <StateLine incident={incident} onCall={onCall} />
      )}
      {parts.script ? (
        <ScriptPanel
          incident={incident}
          callSince={callSince}
          phone={chosenPhone ?? nextPhone(incident)}
          onPhone={choosePhone}
          onAnswer={acts.answer}
          acts={acts.calls}
        />
      ) : parts.closed ? null : (
        <ScriptFolded incident={incident} onOpen={acts.call} />
      )}
      {parts.closed ? null : (
        <NearestStaff incident={incident} chosen={chosenStaff} shown={parts.staffRows} onChoose={choose} onDispatch={acts.dispatch} />
      )}
      <Playbook incident={incident} folded={parts.script || parts.foldsRest} />
      <Timeline incident={incident.id} />
    </aside>
  )
}
