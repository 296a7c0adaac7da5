/** The records: closed incidents with their whole course, and the journal of everything decided or done. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { IncidentRecord } from './incident-record.tsx'
import { JournalList } from './journal-list.tsx'

export function RecordsPage() {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(null)
  return (
    <main className="page" aria-label={t('journal.page.title')}>
      <ClosedIncidents chosen={chosen} onChoose={setChosen} />
      {chosen === null ? <JournalList /> : <IncidentRecord id={chosen} onBack={() => setChosen(null)} />}
    </main>
  )
}

function ClosedIncidents({ chosen, onChoose }: { chosen: string | null; onChoose: (id: string) => void }) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { data, isPending, isError, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery({
    queryKey: ['incidents', 'archived'],
    queryFn: ({ pageParam }) => client.incidents.list({ state: 'archived', limit: 100, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const items = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="page__list" aria-label={t('journal.page.incidents')}>
      <div className="page__head">
        <h2>{t('journal.page.incidents')}</h2>
      </div>
      {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
      {isError && !data ? (
        <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : null}
      {data && items.length === 0 ? <EmptyBlock title={t('journal.page.none')} /> : null}
      <ul className="page__scroll">
        {items.map((incident) => (
          <li key={incident.id}>
            <RecordRow incident={incident} chosen={incident.id === chosen} onChoose={onChoose} />
          </li>
        ))}
        {hasNextPage ? <Button onClick={() => void fetchNextPage()}>{t('journal.page.older')}</Button> : null}
      </ul>
    </section>
  )
}

function RecordRow({ incident, chosen, onChoose }: { incident: Incident; chosen: boolean; onChoose: (id: string) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <button type="button" className="record-row" aria-current={chosen} onClick={() => onChoose(incident.id)}>
      <PrioritySymbol rank={incident.priority} size={16} />
      <span>
        <b>{t(`incidents.kind.${incident.kind}`)}</b>　{format.placed(incident.place)}
      </span>
      <span>{t(`incidents.closed.${incident.verdict}`)}</span>
      <time>
        {format.date(incident.openedAt)} {format.shortClock(incident.openedAt)}
      </time>
    </button>
  )
}
