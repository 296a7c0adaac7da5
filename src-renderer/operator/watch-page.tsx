/** The watch: queue, map, and the incident panel or, when all is quiet, the shift. */

import { CallBacks } from '../features/calls/call-backs.tsx'
import { OnDuty } from '../features/dispatch/on-duty.tsx'
import { IncidentQueue } from '../features/incidents/incident-queue.tsx'
import { LastWords } from '../features/shifts/last-words.tsx'
import { ShiftPanel } from '../features/system/shift-panel.tsx'
import { SpeechSection } from '../speech/speech-section.tsx'
import { useBoard } from '../state/board.ts'
import { useSelection } from '../state/selection.ts'
import { IncidentPanel } from './incident-panel.tsx'
import { MapArea } from './map-area.tsx'
import type { Acts } from './use-acts.ts'

export function WatchPage({ acts }: { acts: Acts }) {
  const selected = useSelection((selection) => selection.incident)
  const select = useSelection((selection) => selection.select)
  const incident = useBoard((board) => (selected === null ? undefined : board.incidents.get(selected)))
  return (
    <main className="watch">
      <IncidentQueue selected={selected} onSelect={select} />
      <MapArea />
      <CallBacks />
      {incident ? (
        <IncidentPanel key={incident.id} incident={incident} acts={acts} />
      ) : (
        <ShiftPanel
          onSelect={select}
          duty={
            <>
              <OnDuty />
              <SpeechSection />
            </>
          }
        >
          <LastWords />
        </ShiftPanel>
      )}
    </main>
  )
}
