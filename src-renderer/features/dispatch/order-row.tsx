/** A running order: its state, how old the position is, the next step; opened, it can be read out, printed and taken back. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useNow } from '../../state/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { lateSteps, nextOf, type RunningOrder, sinceOf } from './order.rules.ts'
import { OrderSheet } from './order-sheet.tsx'

interface OrderRowProps {
  incident: string
  order: RunningOrder
  /** The key is about this one. */
  inHand: boolean
  opened: boolean
  onOpen: () => void
  onNext: () => void
}

export function OrderRow({ incident, order, inHand, opened, onOpen, onNext }: OrderRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const member = useBoard((board) => board.staff.get(order.staff))
  const since = sinceOf(order)
  const name = format.named({ name: order.staffName, nameEn: order.staffNameEn })
  const late = lateSteps(order)
  const facts = [
    t(`dispatch.order.state.${order.state}`, { age: format.age(now - Date.parse(since)), time: format.shortClock(since) }),
    ...(order.state === 'onScene'
      ? []
      : [
          ...(order.distanceM === null ? [] : [`${Math.round(order.distanceM)} m`]),
          member?.positionAt
            ? t('dispatch.order.position', { age: format.age(now - Date.parse(member.positionAt)) })
            : t('dispatch.order.noPosition'),
        ]),
  ].join('　')
  return (
    <li>
      <div className="staff-row">
        <button
          type="button"
          className="staff-row__choice"
          aria-expanded={opened}
          title={t('dispatch.order.open', { name })}
          onClick={onOpen}
        >
          <span className={`staff-number staff-number--${order.state === 'onScene' ? 'there' : 'sent'}`}>{member?.number ?? ''}</span>
          <b>{name}</b>
          <span className="staff-row__reason">{facts}</span>
        </button>
        <Button keyName={inHand ? 'A' : undefined} onClick={onNext}>
          {t(`dispatch.order.step.${nextOf(order)}`)}
        </Button>
      </div>
      {late.length > 0 ? (
        <p className="order-late">
          {late.map(({ step, toldAt, saidAt }) => (
            <span key={step}>
              {t('dispatch.order.late', {
                step: t(`dispatch.order.step.${step}`),
                told: format.clock(toldAt),
                said: format.clock(saidAt),
              })}
            </span>
          ))}
        </p>
      ) : null}
      {opened ? <OrderSheet incident={incident} order={order} /> : null}
    </li>
  )
}
