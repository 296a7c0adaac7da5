/** The card an incident shows on the map: in full while it needs somebody, one line once in hand; on the wall what is measured there. */
import { useTranslation } from 'react-i18next'
import { pressingDeadline } from '../../features/incidents/deadline.rules.ts'
import { DeadlineText, Elapsed, RunningBar } from '../../features/incidents/elapsed.tsx'
import { useStateWords } from '../../features/incidents/use-state-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { pointKindOf } from '../../state/device-kinds.ts'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import type { Incident } from '../map.types.ts'

interface CallOutProps {
  incident: Incident
  onSelect: (id: string) => void
}

export function FullCallOut({ incident, onSelect }: CallOutProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const state = useStateWords(incident)
  const { id, priority, kind, unacknowledged } = incident
  const deadline = pressingDeadline(incident)
  return (
    <button type="button" className={`call-out call-out--full call-out--p${priority}`} data-call-out={id} onClick={() => onSelect(id)}>
      <span className="call-out__head">
        <PrioritySymbol rank={priority} filled={unacknowledged} size={20} />
        <b>{t(`incidents.kind.${kind}`)}</b>
        <b className="call-out__priority">{t(`common.priority.${priority}`)}</b>
        <span className={`call-out__clock ${unacknowledged ? 'call-out__clock--fresh' : ''}`}>
          <Elapsed incident={incident} />
        </span>
      </span>
      <b>{format.placed(incident.place)}</b>
      <span className="call-out__foot">
        <span>{state}</span>
        {deadline && <DeadlineText deadline={deadline} />}
      </span>
      {deadline && <RunningBar incident={incident} deadline={deadline} />}
    </button>
  )
}

export function LineCallOut({ incident, onSelect }: CallOutProps) {
  const { t } = useTranslation()
  const { id, priority, kind, unacknowledged } = incident
  return (
    <button type="button" className="call-out call-out--line" data-call-out={id} onClick={() => onSelect(id)}>
      <PrioritySymbol rank={priority} filled={unacknowledged} size={16} />
      <span>{t(`incidents.kind.${kind}`)}</span>
      <span className="call-out__time">
        <Elapsed incident={incident} />
      </span>
    </button>
  )
}

/** The band of the wall tells the rest: here what is measured on the spot. */
export function WallCallOut({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, priority, place, unacknowledged, kind } = incident
  const alarm = incident.alarms[0]
  const device = useBoard((board) => board.devices.get(alarm?.device ?? place.device))
  const decimals = (device && alarm && pointKindOf(device.kind, alarm.point)?.decimals) ?? 1
  return (
    <div className={`call-out call-out--full call-out--p${priority}`} data-call-out={id}>
      <b className="call-out__head">
        <PrioritySymbol rank={priority} filled={unacknowledged} />
        {format.placed(place)}
      </b>
      <span>
        {t(`incidents.hazard.${kind}`)}
        {alarm?.unit && ` ${format.figure(alarm.value, decimals)} ${alarm.unit}`}
      </span>
    </div>
  )
}
