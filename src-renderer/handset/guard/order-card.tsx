/** One order, filling the screen: what, where, how far and how long, what to wear, who lives there, what to do. */
import { useTranslation } from 'react-i18next'
import type { HandsetOrder } from '../../../src-preload/contract/handset.contract.ts'
import type { Mark } from '../../../src-preload/contract/picture.contract.ts'
import { deadlineLeft } from '../../features/incidents/deadline.rules.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useNow } from '../../state/use-now.ts'
import { DeadlineBar } from '../../ui/deadline-bar.tsx'
import { PrioritySymbol, rankColour } from '../../ui/priority-symbol.tsx'
import { deadlineOf } from '../order.rules.ts'
import { Evacuation } from './evacuation.tsx'
import { OrderFacts } from './order-facts.tsx'
import { OrderMap } from './order-map.tsx'
import { Steps } from './steps.tsx'
import { WaitingList } from './waiting-list.tsx'

interface OrderCardProps {
  order: HandsetOrder
  me: [number, number] | null
  marks: readonly Mark[]
}

export function OrderCard({ order, me, marks }: OrderCardProps) {
  return (
    <article className="order-card">
      <Head order={order} />
      <OrderMap order={order} me={me} marks={marks} />
      <Way order={order} />
      <div className="order-card__parts">
        <WaitingList />
        <OrderFacts order={order} />
        <Evacuation order={order} />
        <Steps order={order} />
      </div>
    </article>
  )
}

function Head({ order }: { order: HandsetOrder }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { priority, kind, place } = order
  const isFresh = order.order.state === 'given'
  return (
    <header className="order-head">
      <PrioritySymbol rank={priority} filled={isFresh} blink={isFresh} size={26} />
      <b className="order-head__kind">
        {t(`incidents.kind.${kind}`)} <span style={{ color: rankColour(priority) }}>{t(`common.priority.${priority}`)}</span>
      </b>
      <Elapsed since={order.openedAt} />
      <h1>{format.placed(place)}</h1>
      <p>
        <StateWords order={order} />
      </p>
    </header>
  )
}

function Elapsed({ since }: { since: string }) {
  const now = useNow(1_000)
  const format = useFormat()
  return (
    <time className="order-head__clock" dateTime={since}>
      {format.minutesSeconds(now - Date.parse(since))}
    </time>
  )
}

function StateWords({ order: { order, verdict, state } }: { order: HandsetOrder }) {
  const { t } = useTranslation()
  const now = useNow(1_000)
  const format = useFormat()
  if (order.state === 'completed' || order.state === 'declined' || order.state === 'withdrawn') return null
  if (order.state !== 'onScene') return t(`handset.state.${order.state}`)
  const words = verdict === 'unknown' ? 'onScene' : state === 'clearing' ? 'secured' : verdict
  const arrivedAt = order.said.arrive ?? order.arrivedAt
  const there = arrivedAt ? t('handset.order.arrived', { span: format.minutesSeconds(now - Date.parse(arrivedAt)) }) : null
  return [t(`handset.state.${words}`), there].filter(Boolean).join('　')
}

/** How far it is, and how much time is left for the step that is due. */
function Way({ order }: { order: HandsetOrder }) {
  const { t } = useTranslation()
  const now = useNow(1_000)
  const format = useFormat()
  const deadline = deadlineOf(order)
  const isUnderway = order.order.state !== 'onScene' && order.way !== null
  if (!deadline && !isUnderway) return null
  const left = deadline ? deadlineLeft(deadline, now) : null
  return (
    <div className="order-way">
      {isUnderway && order.way ? (
        <span>
          {t('handset.order.left')} <b>{t('handset.order.metres', { value: Math.round(order.way.distanceM) })}</b>
        </span>
      ) : null}
      {deadline && left ? (
        <>
          <span className="order-way__left">
            {t(`incidents.deadline.${deadline.kind}`)} {t(left.over ? 'common.time.over' : 'common.time.left')}{' '}
            <b>{format.minutesSeconds(Math.abs(left.leftMs))}</b>
          </span>
          <DeadlineBar left={left.over ? 1 : left.part} thick {...(left.over && { colour: rankColour(order.priority) })} />
        </>
      ) : null}
    </div>
  )
}
