/** The incidents behind a figure, newest first; each opens its report. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { openPaper } from '../../state/paper.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import type { Behind } from './figures.rules.ts'
import { useZoneName } from './use-zone-name.ts'

interface IncidentsBehindProps {
  from: string
  to: string
  behind: Behind
  onClose: () => void
}

const useBehindWords = () => {
  const { t } = useTranslation()
  const zone = useZoneName()
  return (behind: Behind): string => {
    if ('kind' in behind) return t(`incidents.kind.${behind.kind}`)
    return 'zone' in behind ? zone(behind.zone) : t(`figures.cause.${behind.cause}`)
  }
}

export function IncidentsBehind({ from, to, behind, onClose }: IncidentsBehindProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { data, isPending, isError, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['figures', 'incidents', from, to, behind],
    queryFn: ({ pageParam }) => client.figures.incidents({ from, to, ...behind, limit: 100, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const title = useBehindWords()(behind)
  const items = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section aria-label={t('figures.page.incidentsOf', { what: title })}>
      <div className="page__head">
        <h2>{title}</h2>
        <Button className="page__count" onClick={onClose}>
          {t('figures.page.close')}
        </Button>
      </div>
      {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
      {isError && !data ? (
        <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : null}
      {data && items.length === 0 ? <EmptyBlock title={t('figures.page.none')} /> : null}
      <ul className="page__scroll">
        {items.map((item) => (
          <li key={item.incident}>
            <button type="button" className="record-row" onClick={() => openPaper({ kind: 'incident', id: item.incident })}>
              <PrioritySymbol rank={item.priority} size={16} />
              <span>
                <b>{t(`incidents.kind.${item.kind}`)}</b>　{format.placed({ text: item.place, textEn: item.placeEn })}
              </span>
              <span>{t(`figures.outcome.${item.outcome}`)}</span>
              <time>
                {format.day(item.openedAt)} {format.shortClock(item.openedAt)}
              </time>
            </button>
          </li>
        ))}
        {hasNextPage ? <Button onClick={() => void fetchNextPage()}>{t('figures.page.more')}</Button> : null}
      </ul>
    </section>
  )
}
