/** Says that the queue is folded: since when, why, and when that ends. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useNow } from '../../state/use-now.ts'
import { FLOOD, type Flood, floodAt } from './flood.rules.ts'

export function FloodLine({ flood }: { flood: Flood }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const incidents = useBoard((board) => board.incidents)
  const count = floodAt(incidents.values(), now)?.count ?? flood.count
  return (
    <p className="queue__flood" role="status">
      <b>{t('alarms.flood.on', { time: format.shortClock(flood.since) })}</b>
      <span>{t('alarms.flood.why', { count, above: FLOOD.above, below: FLOOD.below })}</span>
    </p>
  )
}
