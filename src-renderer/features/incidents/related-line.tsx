/** Other open incidents of the same household, each a way there; and when the household was reached, so that nobody is phoned twice. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useSelection } from '../../state/selection.ts'
import { useNow } from '../../state/use-now.ts'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { Elapsed } from './elapsed.tsx'
import './lines.css'

export function RelatedLine({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const select = useSelection((selection) => selection.select)
  const incidents = useBoard((board) => board.incidents)
  const others = incident.related.flatMap((id) => incidents.get(id) ?? [])
  if (others.length === 0) return null
  const reachedAt = others
    .flatMap(({ calls }) => calls.filter(({ outcome }) => outcome === 'answered').map(({ at }) => Date.parse(at)))
    .reduce<number | null>((latest, at) => Math.max(latest ?? 0, at), null)
  return (
    <p className="related">
      <span>{t('calls.related.title')}</span>
      {others.map((other) => (
        <button key={other.id} type="button" className="related__jump" title={t('calls.related.jump')} onClick={() => select(other.id)}>
          <PrioritySymbol rank={other.priority} filled={other.unacknowledged} size={14} /> {t(`incidents.kind.${other.kind}`)}{' '}
          <Elapsed incident={other} />
        </button>
      ))}
      {reachedAt === null ? null : <b>{t('calls.related.called', { age: format.age(now - reachedAt) })}</b>}
    </p>
  )
}
