/** The links the watch hangs on: devices, newest message, this page's link, telephone lines where some are set up, the store. Grey while good. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../i18n/use-format.ts'
import { useBoard } from '../state/board.ts'
import { hasReadyLine } from '../state/line-calls.ts'
import { useNow } from '../state/use-now.ts'

export function LinkStates() {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(500)
  const health = useBoard((board) => board.health)
  const link = useBoard((board) => board.link.state)
  const linkWords = { live: 'seat.bar.ok', cut: 'seat.bar.cut', connecting: 'seat.bar.connecting' } as const
  return (
    <ul className="links">
      {health ? (
        <>
          <Link name={t('seat.bar.devices')} good={health.devices.online > 0 || health.devices.total === 0}>
            {format.count(health.devices.online)} / {format.count(health.devices.total)}
          </Link>
          <Link name={t('seat.bar.message')} good={health.broker.ok || health.broker.kind === 'off'}>
            {health.broker.kind === 'off'
              ? t('seat.bar.off')
              : health.broker.lastMessageAt
                ? format.freshness(now - Date.parse(health.broker.lastMessageAt))
                : t('seat.bar.none')}
          </Link>
        </>
      ) : null}
      <Link name={t('seat.bar.link')} good={link === 'live'}>
        {t(linkWords[link])}
      </Link>
      {health?.telephone && health.telephone.lines.length > 0 ? (
        <Link name={t('seat.bar.telephone')} good={hasReadyLine(health)}>
          {t(hasReadyLine(health) ? 'seat.bar.ok' : 'seat.bar.failed')}
        </Link>
      ) : null}
      {health ? (
        <Link name={t('seat.bar.store')} good={health.store.ok}>
          {t(health.store.ok ? 'seat.bar.ok' : 'seat.bar.failed')}
        </Link>
      ) : null}
    </ul>
  )
}

function Link({ name, good, children }: { name: string; good: boolean; children: React.ReactNode }) {
  return (
    <li className={good ? '' : 'links__bad'}>
      <i className="dot" />
      {name} <b>{children}</b>
    </li>
  )
}
