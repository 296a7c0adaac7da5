/** The worst unaccepted incident in one bar, on pages that have no queue: it is never out of sight. */
import { useTranslation } from 'react-i18next'
import { Elapsed } from '../features/incidents/elapsed.tsx'
import { queueOrder } from '../features/incidents/queue.rules.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useBoard } from '../state/board.ts'
import { PrioritySymbol } from '../ui/priority-symbol.tsx'

export function WaitingBanner({ onOpen }: { onOpen?: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const incidents = useBoard((board) => board.incidents)
  const { waiting, returned } = queueOrder(incidents.values())
  const worst = incidents.get(waiting[0] ?? returned[0] ?? '')
  if (!worst) return null
  const words = (
    <>
      <PrioritySymbol rank={worst.priority} filled blink />
      <b>{t(`incidents.kind.${worst.kind}`)}</b>
      <span>{format.placed(worst.place)}</span>
      <Elapsed incident={worst} />
      <span className="quiet">
        {t('incidents.queue.waiting')} {waiting.length + returned.length}
      </span>
    </>
  )
  return onOpen ? (
    <button type="button" className={`waiting-banner wash-${worst.priority}`} onClick={onOpen}>
      {words}
    </button>
  ) : (
    <p className={`waiting-banner wash-${worst.priority}`}>{words}</p>
  )
}
