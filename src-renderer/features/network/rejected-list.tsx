/** Messages from the device network that were not used: how many of each reason, and the newest to inspect. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { RejectReason } from '../../../src-preload/contract/wire/words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'

const RENEW_MS = 3_000

export function RejectedList() {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const counts = useBoard((board) => board.health?.intake.rejected)
  const { data, isPending, isError, refetch } = useQuery({
    queryKey: ['rejected'],
    queryFn: () => client.devices.rejected({}),
    refetchInterval: RENEW_MS,
  })
  return (
    <section className="page__side" aria-label={t('devices.rejected.title')}>
      <div className="page__head">
        <h2>{t('devices.rejected.title')}</h2>
        <span className="page__count">{t('devices.rejected.note')}</span>
      </div>
      <dl className="reject-counts">
        {RejectReason.options.map((reason) => (
          <div key={reason} className={counts?.[reason] ? '' : 'reject-counts--none'}>
            <dt>{t(`devices.reason.${reason}`)}</dt>
            <dd>{format.count(counts?.[reason] ?? 0)}</dd>
          </div>
        ))}
      </dl>
      {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
      {isError && !data ? (
        <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : null}
      {data?.items.length === 0 ? <EmptyBlock title={t('devices.rejected.none')} /> : null}
      <ul className="page__scroll">
        {data?.items.map((message) => (
          <li key={`${message.at}${message.topic}${message.excerpt}`} className="reject-row">
            <p>
              <time>{format.clock(message.at)}</time> <b>{t(`devices.reason.${message.reason}`)}</b>
            </p>
            <p className="reject-row__topic">{message.topic}</p>
            <code>{message.excerpt}</code>
          </li>
        ))}
      </ul>
    </section>
  )
}
