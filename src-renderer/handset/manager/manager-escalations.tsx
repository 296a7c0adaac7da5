/** What was escalated to this manager; one press says that it was seen. */
import { useTranslation } from 'react-i18next'
import { toldAt } from '../../features/watch/escalation.rules.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { give } from '../../state/commands.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSession } from '../../state/session.ts'
import { Button } from '../../ui/button.tsx'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'

export function ManagerEscalations() {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const incidents = useBoard((board) => board.incidents)
  const identity = useSession((session) => session.identity)
  const isCut = useBoard((board) => board.link.state !== 'live')
  const told = identity ? toldAt(incidents.values(), identity) : []
  return told.map(({ incident, escalation }) => (
    <div key={escalation.id} className={`alert-line wash-${incident.priority}`} role="alert">
      <PrioritySymbol rank={incident.priority} filled />
      <span>
        <b>
          {t(`incidents.kind.${incident.kind}`)}　{format.placed(incident.place)}
        </b>
        <span>
          {t('handset.alert.escalated', { reason: t(`incidents.escalation.${escalation.reason}` as 'incidents.escalation.step') })}
        </span>
      </span>
      <Button disabled={isCut} onClick={() => void give(client, 'heed', incident.id, { escalation: escalation.id })}>
        {t('handset.alert.heed')}
      </Button>
    </div>
  ))
}
