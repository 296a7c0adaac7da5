/** Several orders, the worst first; one that waits for an answer blinks. */
import { useTranslation } from 'react-i18next'
import type { HandsetOrder } from '../../../src-preload/contract/handset.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'

interface OrderTabsProps {
  orders: readonly HandsetOrder[]
  /** Id of the order that fills the screen. */
  shown: string
  onChoose: (order: string) => void
}

export function OrderTabs({ orders, shown, onChoose }: OrderTabsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (orders.length < 2) return null
  return (
    <nav className="order-tabs" aria-label={t('handset.order.several')}>
      {orders.map(({ order, priority, place }) => {
        const isFresh = order.state === 'given'
        return (
          <button key={order.id} type="button" aria-current={order.id === shown} onClick={() => onChoose(order.id)}>
            <PrioritySymbol rank={priority} filled={isFresh} blink={isFresh} size={20} />
            <span>
              {isFresh ? <b>{t('handset.order.fresh')}</b> : null}
              {format.placed(place)}
            </span>
          </button>
        )
      })}
    </nav>
  )
}
