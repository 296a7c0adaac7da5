/** The card an incident shows on the map: in full while it needs somebody, one line once it is in hand. */
import { useTranslation } from 'react-i18next'
import { elapsed, minutesSeconds, placed, remaining } from '../i18n/format.ts'
import { useNow } from '../state/use-now.ts'
import { DeadlineBar } from '../ui/deadline-bar.tsx'
import { PrioritySymbol } from '../ui/priority-symbol.tsx'
import { elapsedShare, nextDeadline } from './incident-face.ts'
import type { Incident, MapLanguage } from './map.types.ts'

interface CallOutProps {
  incident: Incident
  isFull: boolean
  language: MapLanguage
  onSelect: (id: string) => void
}

/** Tenths of a second are shown only while they move anything. */
const stepMs = (incident: Incident) => (incident.unacknowledged ? 100 : 1_000)

export function CallOut({ incident, isFull, language, onSelect }: CallOutProps) {
  const { t } = useTranslation()
  const now = useNow(stepMs(incident))
  const { id, priority, kind, unacknowledged } = incident
  const since = now - Date.parse(incident.openedAt)
  const symbol = <PrioritySymbol rank={priority} filled={unacknowledged} size={isFull ? 20 : 16} />
  if (!isFull) {
    return (
      <button type="button" className="call-out call-out--line" data-call-out={id} onClick={() => onSelect(id)}>
        {symbol}
        <span>{t(`incidents.kind.${kind}`)}</span>
        <span className="call-out__time">{minutesSeconds(since)}</span>
      </button>
    )
  }
  const deadline = nextDeadline(incident)
  const left = deadline ? Date.parse(deadline.dueAt) - now : 0
  const colour = unacknowledged ? `var(--p${priority})` : 'var(--bar)'
  return (
    <button type="button" className={`call-out call-out--full call-out--p${priority}`} data-call-out={id} onClick={() => onSelect(id)}>
      <span className="call-out__head">
        {symbol}
        <b>{t(`incidents.kind.${kind}`)}</b>
        <b className="call-out__priority">{t(`common.priority.${priority}`)}</b>
        <span className={unacknowledged ? 'call-out__clock call-out__clock--fresh' : 'call-out__clock'}>{elapsed(since)}</span>
      </span>
      <b className="call-out__place">{placed(incident.place, language)}</b>
      <span className="call-out__foot">
        <span>{t(`incidents.state.${incident.state}`)}</span>
        {deadline && (
          <span className={left < 0 ? 'call-out__over' : undefined}>
            {t(`incidents.deadline.${deadline.kind}`)} {t(left < 0 ? 'common.time.over' : 'common.time.left')} {remaining(Math.abs(left))}
          </span>
        )}
      </span>
      {deadline && <DeadlineBar left={1 - elapsedShare(deadline, now)} colour={colour} />}
    </button>
  )
}
