/** Who this is, whether the desk hears them, and what time it is. */
import { useTranslation } from 'react-i18next'
import type { Staff } from '../../../src-preload/contract/people.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useNow } from '../../state/use-now.ts'
import { useHandset } from '../handset-state.ts'
import { isWaiting } from '../queue/queue.rules.ts'

interface TopBarProps {
  me: Staff
  isMore: boolean
  hasOrder: boolean
  onMore: (isMore: boolean) => void
}

export function TopBar({ me, isMore, hasOrder, onMore }: TopBarProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <header className="top-bar">
      <b className="top-bar__name">{t('handset.order.person', { number: me.number, name: format.named(me) })}</b>
      <LinkWords />
      <Clock />
      {hasOrder ? (
        <button type="button" className="top-bar__more" aria-expanded={isMore} onClick={() => onMore(!isMore)}>
          {t(isMore ? 'handset.bar.back' : 'handset.bar.more')}
        </button>
      ) : null}
    </header>
  )
}

export function LinkWords() {
  const { t } = useTranslation()
  const isCut = useBoard((board) => board.link.state !== 'live')
  const sharing = useHandset((state) => state.sharing)
  const waiting = useHandset((state) => state.entries.filter((entry) => isWaiting(entry) && entry.item.act.kind !== 'position').length)
  if (isCut) return null
  const words = waiting > 0 ? t('handset.link.sending', { count: waiting }) : t(sharing ? 'handset.link.shared' : 'handset.link.notShared')
  return (
    <span className="top-bar__link" role="status">
      {t('handset.link.online')} · {words}
    </span>
  )
}

function Clock() {
  const now = useNow(1_000)
  const format = useFormat()
  return <time className="top-bar__clock">{format.shortClock(now)}</time>
}
