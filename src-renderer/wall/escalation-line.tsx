/** What was escalated to the commander, across the wall: why, what, where, for how long. */
import { useTranslation } from 'react-i18next'
import { toldOnWall } from '../features/watch/escalation.rules.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useBoard } from '../state/board.ts'
import { useNow } from '../state/use-now.ts'
import { PrioritySymbol } from '../ui/priority-symbol.tsx'

export function EscalationLine() {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const incidents = useBoard((board) => board.incidents)
  const [first, ...others] = toldOnWall(incidents.values())
  if (!first) return null
  const { incident, escalation, since } = first
  return (
    <div className={`wall-escalation wall-band--p${incident.priority}`} role="alert">
      <PrioritySymbol rank={incident.priority} filled />
      <b>{t('wall.escalation.reason', { reason: t(`incidents.escalation.${escalation.reason}`) })}</b>
      <span>
        {t(`incidents.kind.${incident.kind}`)}　{format.placed(incident.place)}
      </span>
      <time dateTime={since}>{format.minutesSeconds(now - Date.parse(since))}</time>
      {others.length > 0 ? <span>{t('wall.escalation.more', { count: others.length })}</span> : null}
    </div>
  )
}
