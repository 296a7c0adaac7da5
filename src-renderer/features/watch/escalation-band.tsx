/** What was escalated to whoever sits here: what, where, why, for how long; one key says that it was seen. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { give } from '../../state/commands.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSeatPage } from '../../state/seat-page.ts'
import { useSelection } from '../../state/selection.ts'
import { useSession } from '../../state/session.ts'
import { useNow } from '../../state/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { useHotKey } from '../../ui/use-hot-key.ts'
import { type Told, toldAt } from './escalation.rules.ts'
import './watch.css'

export function EscalationBand() {
  const incidents = useBoard((board) => board.incidents)
  const identity = useSession((session) => session.identity)
  const [first, ...others] = identity ? toldAt(incidents.values(), identity) : []
  return first ? <Band told={first} more={others.length} /> : null
}

function Band({ told: { incident, escalation, since }, more }: { told: Told; more: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const { client } = useSeat()
  const heed = () => void give(client, 'heed', incident.id, { escalation: escalation.id })
  useHotKey('y', heed)
  const open = () => {
    useSelection.getState().select(incident.id)
    useSeatPage.getState().openPage('watch')
  }
  return (
    <section className={`escalation wash-${incident.priority}`} role="alert" aria-label={t('watch.escalation.title')}>
      <PrioritySymbol rank={incident.priority} filled size={22} />
      <button type="button" className="escalation__words" onClick={open}>
        <b>
          {escalation.reason === 'support' ? null : t('watch.escalation.to', { to: t(`incidents.escalation.to.${escalation.to}`) })}
          {t(`incidents.escalation.${escalation.reason}`)}
        </b>
        <span>
          {t(`incidents.kind.${incident.kind}`)}　{format.placed(incident.place)}
        </span>
      </button>
      <time dateTime={since}>{format.minutesSeconds(now - Date.parse(since))}</time>
      {more > 0 ? <span className="quiet nowrap">{t('watch.escalation.more', { count: more })}</span> : null}
      <Button look="next" keyName="Y" onClick={heed}>
        {t('watch.escalation.heed')}
      </Button>
    </section>
  )
}
