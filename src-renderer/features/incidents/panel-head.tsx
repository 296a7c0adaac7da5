/** The head of the panel: what, how bad, where, since when, and the deadline with its bar. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useNow } from '../../state/use-now.ts'
import { PrioritySymbol, rankColour } from '../../ui/priority-symbol.tsx'
import { deadlineLeft, pressingDeadline } from './deadline.rules.ts'
import { Elapsed, RunningBar } from './elapsed.tsx'
import { KnownLine } from './known-line.tsx'
import { RelatedLine } from './related-line.tsx'
import { useStateWords } from './use-state-words.ts'

export function PanelHead({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const colour = rankColour(incident.priority)
  const deadline = pressingDeadline(incident)
  const waiting = incident.unacknowledged
  return (
    <header className="panel-head">
      <div className="panel-head__title">
        <PrioritySymbol rank={incident.priority} filled={waiting} blink={waiting} size={34} />
        <h2>
          {t(`incidents.kind.${incident.kind}`)} <small style={{ color: colour }}>{t(`common.priority.${incident.priority}`)}</small>
          <br />
          {format.placed(incident.place)}
        </h2>
        <p className="panel-head__clock">
          <b style={waiting ? { color: colour } : undefined}>
            <Elapsed incident={incident} />
          </b>
          <span>{t('incidents.panel.openedAt', { time: format.clockTenths(incident.openedAt) })}</span>
        </p>
      </div>
      <KnownLine incident={incident} />
      <RelatedLine incident={incident} />
      <DeadlineLine incident={incident} />
      {deadline ? <RunningBar incident={incident} deadline={deadline} thick /> : <div className="panel-head__no-bar" />}
    </header>
  )
}

function DeadlineLine({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(100)
  const stateWords = useStateWords(incident)
  const deadline = pressingDeadline(incident)
  const reopened = incident.unacknowledged && incident.state !== 'raised'
  return (
    <div className="panel-head__deadline">
      <b>{reopened ? t('incidents.panel.reopened') : stateWords}</b>
      {deadline ? <DeadlineWords {...{ deadline, now, waiting: incident.unacknowledged, priority: incident.priority }} /> : null}
      {!deadline && incident.silencedUntil ? (
        <span>{t('incidents.panel.silenced', { left: format.remaining(Date.parse(incident.silencedUntil) - now) })}</span>
      ) : null}
    </div>
  )
}

interface DeadlineWordsProps {
  deadline: Incident['deadlines'][number]
  now: number
  waiting: boolean
  priority: Incident['priority']
}

function DeadlineWords({ deadline, now, waiting, priority }: DeadlineWordsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { leftMs, spanMs, over } = deadlineLeft(deadline, now)
  const words = { name: t(`incidents.deadline.${deadline.kind}`), span: format.span(spanMs) }
  return (
    <span className="panel-head__left">
      {over ? t('incidents.panel.limitMissed', words) : t('incidents.panel.limit', words)}{' '}
      <b style={waiting || over ? { color: rankColour(priority) } : undefined}>
        {over ? format.minutesSeconds(-leftMs) : format.remaining(leftMs)}
      </b>
    </span>
  )
}
