/** A guard's phone: what needs an answer on top, one order filling the screen, the next step and the call for help under the thumb. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { byGravity } from '../order.rules.ts'
import { PlainPage } from '../plain-page.tsx'
import { PositionQuestion } from '../position/position-part.tsx'
import { usePosition } from '../position/use-position.ts'
import { usePicture } from '../use-picture.ts'
import { Alerts } from './alerts.tsx'
import { Dock } from './dock.tsx'
import { LinkBanner } from './link-banner.tsx'
import { MorePage } from './more-page.tsx'
import { OrderCard } from './order-card.tsx'
import { OrderTabs } from './order-tabs.tsx'
import { RefusedList } from './refused-list.tsx'
import { TopBar } from './top-bar.tsx'
import { useAwake } from './use-awake.ts'
import { useRing } from './use-ring.ts'

export function Guard() {
  const { t } = useTranslation()
  const picture = usePicture()
  const [chosen, setChosen] = useState<string | null>(null)
  const [isMore, setMore] = useState(false)
  const orders = byGravity(picture?.orders ?? [])
  const order = orders.find((each) => each.order.id === chosen) ?? orders[0] ?? null
  const here = usePosition(picture?.me ?? null, orders.length > 0)
  const isBlocked = useRing(picture)
  useAwake(orders.length > 0)
  if (!picture) return <PlainPage title={t('handset.link.first')} how={t('handset.link.firstHow')} />
  // For the way shown only: what is told to the core is where the phone itself knows to be.
  const me = here ?? picture.me.position
  return (
    <main className="handset">
      <TopBar me={picture.me} isMore={isMore} hasOrder={order !== null} onMore={setMore} />
      <LinkBanner hotline={picture.hotline} />
      <div className="handset__page">
        {isBlocked ? <p className="ring-blocked">{t('handset.ring.blocked')}</p> : null}
        <RefusedList />
        <Alerts picture={picture} />
        <PositionQuestion />
        {order && !isMore ? (
          <>
            <OrderTabs orders={orders} shown={order.order.id} onChoose={setChosen} />
            <OrderCard key={order.order.id} order={order} me={me} marks={picture.marks} />
          </>
        ) : (
          <MorePage picture={picture} hasOrder={order !== null} here={here} />
        )}
      </div>
      <Dock order={isMore ? null : order} sos={picture.sos} here={here} />
    </main>
  )
}
