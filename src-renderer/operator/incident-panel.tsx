/** The incident panel: everything needed for the step at hand, in the order in which it is needed. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { HazardKind } from '../../src-preload/contract/wire/words.ts'
import { ScriptFolded } from '../features/calls/script-folded.tsx'
import { ScriptPanel } from '../features/calls/script-panel.tsx'
import { DevicePicture } from '../features/devices/device-picture.tsx'
import { NearestStaff } from '../features/dispatch/nearest-staff.tsx'
import { MissingLine } from '../features/incidents/missing-line.tsx'
import { nextStep } from '../features/incidents/next-step.rules.ts'
import { PanelHead } from '../features/incidents/panel-head.tsx'
import { Playbook } from '../features/incidents/playbook.tsx'
import { StateGraph } from '../features/incidents/state-graph.tsx'
import { Timeline } from '../features/incidents/timeline.tsx'
import { ValueTrend } from '../features/incidents/value-trend.tsx'
import { LinkageSection } from '../features/outputs/linkage-section.tsx'
import { useSelection } from '../state/selection.ts'
import { ActRow } from './act-row.tsx'
import { PanelForms, Reported } from './panel-forms.tsx'
import { usePanel } from './panel-state.ts'
import type { Acts } from './use-acts.ts'

/** What cameras report has a picture. */
const SEEN: ReadonlySet<HazardKind> = new Set(['behaviour', 'intrusion', 'crowd'])

export function IncidentPanel({ incident, acts }: { incident: Incident; acts: Acts }) {
  const { t } = useTranslation()
  const call = useSelection((selection) => selection.call)
  const { chosenStaff, chosenPhone, choose, choosePhone } = usePanel()
  const callSince = call?.incident === incident.id ? call.since : null
  const onCall = callSince !== null
  const step = nextStep(incident, { onCall })
  const scriptShown = onCall || incident.state === 'raised' || incident.state === 'contacting'
  const closed = incident.state === 'archived'
  return (
    <aside className="incident-panel" aria-label={t('incidents.panel.title')} data-state={incident.state}>
      <PanelHead incident={incident} />
      <ActRow incident={incident} step={step} acts={acts} />
      <PanelForms acts={acts} />
      <Reported incident={incident} acts={acts} />
      <LinkageSection incident={incident.id} />
      <ValueTrend incident={incident} />
      {SEEN.has(incident.kind) ? <DevicePicture device={incident.place.device} at={incident.openedAt} /> : null}
      <section className="section graph">
        <StateGraph incident={incident} />
        <MissingLine incident={incident} onCall={onCall} />
      </section>
      {scriptShown ? (
        <ScriptPanel
          incident={incident}
          callSince={callSince}
          phone={chosenPhone}
          onPhone={choosePhone}
          onAnswer={({ key }) => acts.answer(key)}
        />
      ) : closed ? null : (
        <ScriptFolded incident={incident} onOpen={acts.call} />
      )}
      {closed ? null : (
        <NearestStaff incident={incident} chosen={chosenStaff} shown={scriptShown ? 2 : 3} onChoose={choose} onDispatch={acts.dispatch} />
      )}
      <Playbook incident={incident} folded={scriptShown} />
      <Timeline incident={incident.id} />
    </aside>
  )
}
