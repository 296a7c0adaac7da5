/** What the journal says of one device, newest first. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { isTold, useFactWords } from '../../i18n/use-fact-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'

const PAGE = 50
const RENEW_MS = 5_000

export function DeviceEvents({ device }: { device: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useFactWords()
  const { client } = useSeat()
  const { data, isPending, isError, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['device-events', device],
    queryFn: ({ pageParam }) => client.devices.events({ id: device, limit: PAGE, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    refetchInterval: RENEW_MS,
  })
  const entries = data?.pages.flatMap((page) => page.items).filter(isTold) ?? []
  return (
    <Section title={t('devices.events.title')}>
      {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
      {isError && !data ? (
        <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : null}
      {data && entries.length === 0 ? <p className="quiet">{t('devices.events.none')}</p> : null}
      <ol>
        {entries.map((entry) => {
          const { what, detail, who } = words(entry)
          return (
            <li key={entry.seq} className="device-event">
              <time title={format.clockTenths(entry.at)}>
                {format.date(entry.at)} {format.shortClock(entry.at)}
              </time>
              <span>
                {what}
                {detail ? `　${detail}` : ''}
              </span>
              <span className="quiet">{who}</span>
            </li>
          )
        })}
      </ol>
      {hasNextPage ? <Button onClick={() => void fetchNextPage()}>{t('journal.page.older')}</Button> : null}
    </Section>
  )
}
