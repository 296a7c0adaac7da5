/** The running clock of an incident and the seconds left to its deadline; only these re-render as time goes. */
import { useTranslation } from 'react-i18next'
import type { Deadline } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useNow } from '../../state/use-now.ts'
import { DeadlineBar } from '../../ui/deadline-bar.tsx'
import { rankColour } from '../../ui/priority-symbol.tsx'
import { deadlineLeft, elapsedMs } from './deadline.rules.ts'

export function Elapsed({ incident }: { incident: Incident }) {
  const now = useNow(100)
  const format = useFormat()
  return <time dateTime={incident.openedAt}>{format.elapsed(elapsedMs(incident, now))}</time>
}

export function DeadlineText({ deadline }: { deadline: Deadline }) {
  const now = useNow(100)
  const format = useFormat()
  const { t } = useTranslation()
  const { leftMs, over } = deadlineLeft(deadline, now)
  return (
    <span className="nowrap">
      {t(`incidents.deadline.${deadline.kind}`)} {over ? t('common.time.over') : t('common.time.left')}{' '}
      {over ? format.minutesSeconds(-leftMs) : format.remaining(leftMs)}
    </span>
  )
}

export function RunningBar({ incident, deadline, thick = false }: { incident: Incident; deadline: Deadline; thick?: boolean }) {
  const now = useNow(100)
  const { part, over } = deadlineLeft(deadline, now)
  const urgent = incident.unacknowledged || over
  return <DeadlineBar left={over ? 1 : part} thick={thick} {...(urgent && { colour: rankColour(incident.priority) })} />
}
