/** Says that the desk is not heard, since when, what waits, and whom to call; and when the phone keeps nothing any more. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { useHandset } from '../handset-state.ts'
import { isWaiting } from '../queue/queue.rules.ts'
import { useLinkAge } from '../use-link-age.ts'

export function LinkBanner({ hotline }: { hotline: string | null }) {
  const { t } = useTranslation()
  const isKept = useHandset((state) => state.isKept)
  const isCut = useBoard((board) => board.link.state !== 'live')
  if (!isKept) {
    return (
      <div className="link-banner" role="alert">
        <PrioritySymbol rank="fault" />
        <b>{t('handset.link.unkept')}</b>
        <p>{t('handset.link.unkeptHow')}</p>
      </div>
    )
  }
  return isCut ? <Cut hotline={hotline} /> : null
}

function Cut({ hotline }: { hotline: string | null }) {
  const { t } = useTranslation()
  const format = useFormat()
  const ageMs = useLinkAge()
  const count = useHandset((state) => state.entries.filter((entry) => isWaiting(entry) && entry.item.act.kind !== 'position').length)
  const age = format.span(ageMs)
  return (
    <div className="link-banner">
      <PrioritySymbol rank="fault" />
      <b>{count > 0 ? t('handset.link.cutWaiting', { age, count }) : t('handset.link.cut', { age })}</b>
      <p>
        {t(count > 0 ? 'handset.link.stored' : 'handset.link.connects')}
        {hotline ? (
          <>
            {t('handset.link.urgent')} <a href={`tel:${hotline.replace(/[^\d+]/g, '')}`}>{hotline}</a>
          </>
        ) : null}
      </p>
    </div>
  )
}
