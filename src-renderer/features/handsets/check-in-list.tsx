/** Who was at which checkpoint, newest first; what was told late shows both times. */
import { useTranslation } from 'react-i18next'
import type { CheckIn } from '../../../src-preload/contract/handset.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useStaff } from '../../state/use-all.ts'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { isLate } from './handset.rules.ts'
import { useCheckIns } from './use-handsets.ts'

export function CheckInList() {
  const { t } = useTranslation()
  const { data, isPending, isError, refetch } = useCheckIns()
  return (
    <>
      <div className="page__head">
        <h2>{t('handsets.checkIns.title')}</h2>
      </div>
      {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
      {isError && !data ? (
        <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : null}
      {data?.items.length === 0 ? <EmptyBlock title={t('handsets.checkIns.none')}>{t('handsets.checkIns.noneHow')}</EmptyBlock> : null}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls can be reached by keyboard */}
      <ul className="page__scroll" tabIndex={0} aria-label={t('handsets.checkIns.title')}>
        {data?.items.map((checkIn) => (
          <CheckInRow key={checkIn.id} checkIn={checkIn} />
        ))}
      </ul>
    </>
  )
}

function CheckInRow({ checkIn }: { checkIn: CheckIn }) {
  const { t } = useTranslation()
  const format = useFormat()
  const member = useStaff().get(checkIn.staff)
  const { name, text, how, at, saidAt } = checkIn
  return (
    <li className="check-in">
      <time dateTime={saidAt}>{format.shortClock(saidAt)}</time>
      <span>
        <b>{name ? format.named(checkIn) : text}</b>
        <small>{[t(`handsets.how.${how}`), name ? '' : t('handsets.checkIns.unknown')].filter(Boolean).join('　')}</small>
      </span>
      <span>
        {member ? `${member.number} ${format.named(member)}` : checkIn.staff}
        {isLate(checkIn) ? <small>{t('handsets.checkIns.late', { time: format.clock(at) })}</small> : null}
      </span>
    </li>
  )
}
