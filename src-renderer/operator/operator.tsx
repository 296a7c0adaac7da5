/** The operator seat: bar, rail and the page at work; alarms are seen and heard whatever page is open. */
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { drillHere } from '../client/drill.ts'
import { AlarmAnnouncer } from '../features/alarms/alarm-announcer.tsx'
import { AlarmsPage } from '../features/alarms/alarms-page.tsx'
import { HealthPage } from '../features/alarms/health-page.tsx'
import { unlockAndTest } from '../features/alarms/loudspeaker.ts'
import { SoundTest } from '../features/alarms/sound-test.tsx'
import { UnheardAlarm } from '../features/alarms/unheard-alarm.tsx'
import { useAlarmSound } from '../features/alarms/use-alarm-sound.ts'
import { useSoundTest } from '../features/alarms/use-sound-test.ts'
import { useSoundWatch } from '../features/alarms/use-sound-watch.ts'
import { useWitness } from '../features/alarms/use-witness.ts'
import { RecordsPage } from '../features/archive/records-page.tsx'
import { ReplayPage } from '../features/archive/replay-page.tsx'
import { IncomingBar } from '../features/calls/incoming-bar.tsx'
import { LinesSection } from '../features/calls/lines-section.tsx'
import { DevicesPage } from '../features/devices/devices-page.tsx'
import { useTellDrills } from '../features/drills/desk-news.ts'
import { DrillFrame } from '../features/drills/drill-frame.tsx'
import { DrillsPage } from '../features/drills/drills-page.tsx'
import { FiguresPage } from '../features/figures/figures-page.tsx'
import { HandsetsPage } from '../features/handsets/handsets-page.tsx'
import { StateGraph } from '../features/incidents/state-graph.tsx'
import { useWalk } from '../features/incidents/use-walk.ts'
import { NetworkPage } from '../features/network/network-page.tsx'
import { OutputsPage } from '../features/outputs/outputs-page.tsx'
import { usePinKey } from '../features/picture/use-pin-key.ts'
import { ProceduresPage } from '../features/procedures/procedures-page.tsx'
import { Gate } from '../features/sessions/gate.tsx'
import { ShiftsPage } from '../features/shifts/shifts-page.tsx'
import { useJoin } from '../features/shifts/use-join.ts'
import { EscalationBand } from '../features/watch/escalation-band.tsx'
import { PoliciesPage } from '../features/watch/policies-page.tsx'
import { PaperPage } from '../paper/paper-page.tsx'
import { useBoard } from '../state/board.ts'
import { openPaper } from '../state/paper.ts'
import { ProofMark } from '../state/proof-mark.tsx'
import { useSeatPage } from '../state/seat-page.ts'
import { useSession } from '../state/session.ts'
import { LoadingBlock } from '../ui/blocks.tsx'
import { Bar } from './bar.tsx'
import { useKeyboard } from './keyboard.ts'
import { KeysHelp } from './keys-help.tsx'
import { LinkCut } from './link-cut.tsx'
import { Rail } from './rail.tsx'
import { useActs } from './use-acts.ts'
import { usePanelChoice } from './use-panel-choice.ts'
import { WaitingBanner } from './waiting-banner.tsx'
import { WatchPage } from './watch-page.tsx'

/** The drawing tools are loaded when somebody draws. */
const PlanPage = lazy(() => import('../features/plan/plan-page.tsx'))

export function Operator() {
  const phase = useSession((session) => session.phase)
  return phase === 'watching' ? (
    <Seat />
  ) : (
    <Gate onGesture={() => void unlockAndTest()}>
      <WaitingBanner />
    </Gate>
  )
}

function Seat() {
  const { t } = useTranslation()
  const { page, paper, replay, openPage } = useSeatPage()
  const isWatching = page === 'watch' && paper === null && replay === null
  const cut = useBoard((board) => board.link.state === 'cut')
  const plain = useActs()
  const walk = useWalk()
  const acts = useMemo(() => ({ ...plain, walk }), [plain, walk])
  useKeyboard(acts, isWatching)
  useAlarmSound()
  useSoundWatch()
  useJoin(useSoundTest().isHeard)
  useWitness()
  usePanelChoice()
  usePinKey(isWatching)
  return (
    <div className={`seat ${cut ? 'seat--cut' : ''}`}>
      <Bar />
      <Rail page={page} onPage={openPage} />
      <div className="seat__page">
        {page === 'watch' ? <WatchPage acts={acts} /> : null}
        {page === 'devices' ? <DevicesPage /> : null}
        {page === 'outputs' ? <OutputsPage /> : null}
        {page === 'network' ? <NetworkPage /> : null}
        {page === 'alarms' ? <AlarmsPage /> : null}
        {page === 'health' ? <HealthPage /> : null}
        {page === 'records' ? <RecordsPage onPrint={(id) => openPaper({ kind: 'incident', id })} /> : null}
        {page === 'figures' ? <FiguresPage /> : null}
        {page === 'handsets' ? <HandsetsPage /> : null}
        {page === 'shifts' ? <ShiftsPage /> : null}
        {page === 'procedures' ? <ProceduresPage /> : null}
        {page === 'plan' ? (
          <Suspense fallback={<LoadingBlock text={t('common.block.loading')} />}>
            <PlanPage />
          </Suspense>
        ) : null}
        {page === 'policies' ? (
          <PoliciesPage>
            <LinesSection />
          </PoliciesPage>
        ) : null}
        {page === 'drills' ? <DrillsPage /> : null}
        {replay ? <ReplayPage key={replay} incident={replay} Graph={StateGraph} /> : null}
        {paper ? <PaperPage paper={paper} /> : null}
        <EscalationBand />
        <IncomingBar />
        {isWatching ? null : <WaitingBanner onOpen={() => openPage('watch')} />}
      </div>
      <LinkCut />
      <ProofMark />
      {drillHere === null ? <DeskVoice /> : <DrillFrame />}
      <KeysHelp />
      <AlarmAnnouncer />
      <SoundTest />
      <UnheardAlarm />
    </div>
  )
}

/** The drills of this machine hear that the real desk is watching. */
function DeskVoice() {
  useTellDrills()
  return null
}
