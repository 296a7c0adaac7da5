/** The face of an incident wherever it is listed: symbol, kind, place, clock, state, next deadline. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { PrioritySymbol, rankColour } from '../../ui/priority-symbol.tsx'
import { pressingDeadline } from './deadline.rules.ts'
import { DeadlineText, Elapsed, RunningBar } from './elapsed.tsx'
import { useStateWords } from './use-state-words.ts'

interface IncidentCardProps {
  incident: Incident
  selected: boolean
  onSelect: (id: string) => void
}

export function IncidentCard({ incident, selected, onSelect }: IncidentCardProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const stateWords = useStateWords(incident)
  const deadline = pressingDeadline(incident)
  const waiting = incident.unacknowledged
  const colour = rankColour(incident.priority)
  return (
    <button
      type="button"
      className={`incident-card ${waiting ? `incident-card--waiting wash-${incident.priority}` : ''} ${selected ? 'incident-card--selected' : ''}`}
      aria-current={selected}
      data-incident={incident.id}
      onClick={() => onSelect(incident.id)}
    >
      <PrioritySymbol rank={incident.priority} filled={waiting} blink={waiting} />
      <span className="incident-card__words">
        <span className="incident-card__line">
          <b className="incident-card__kind">
            {t(`incidents.kind.${incident.kind}`)} <span style={{ color: colour }}>{t(`common.priority.${incident.priority}`)}</span>
          </b>
          <span className="incident-card__clock" style={waiting ? { color: colour } : undefined}>
            <Elapsed incident={incident} />
          </span>
        </span>
        <span className={`incident-card__place ${waiting || selected ? 'incident-card__place--strong' : ''}`}>
          {format.placed(incident.place)}
        </span>
        <span className="incident-card__line incident-card__foot">
          <span className="incident-card__state">{stateWords}</span>
          {deadline ? <DeadlineText deadline={deadline} /> : null}
        </span>
        {deadline ? <RunningBar incident={incident} deadline={deadline} /> : null}
      </span>
    </button>
  )
}
