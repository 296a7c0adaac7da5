/** The journal, newest first; older pages on demand. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFactWords } from '../../i18n/use-fact-words.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { FactRow } from './fact-row.tsx'

export function JournalList() {
  const { t } = useTranslation()
  const words = useFactWords()
  const { client } = useSeat()
  const { data, isPending, isError, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['journal'],
    queryFn: ({ pageParam }) => client.journal.list({ limit: 200, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const entries = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="page__main" aria-label={t('journal.page.journal')}>
      <div className="page__head">
        <h2>{t('journal.page.journal')}</h2>
      </div>
      {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
      {isError && !data ? (
        <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : null}
      {data && entries.length === 0 ? <EmptyBlock title={t('journal.page.noneJournal')} /> : null}
      <ol className="page__scroll">
        {entries.map((entry) => (
          <FactRow key={entry.seq} entry={entry} words={words(entry)} />
        ))}
        {hasNextPage ? <Button onClick={() => void fetchNextPage()}>{t('journal.page.older')}</Button> : null}
      </ol>
    </section>
  )
}
