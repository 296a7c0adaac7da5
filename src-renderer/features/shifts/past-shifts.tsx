/** Shifts that were handed over, newest first; each opens its sheet to be read and printed. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { openPaper } from '../../state/paper.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'

/** `running`: the shift since the last handover. */
export function PastShifts({ running }: { running: string | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['shifts', 'past', running],
    queryFn: ({ pageParam }) => client.shifts.list({ limit: 30, ...(pageParam && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const items = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Section title={t('shifts.past.title')}>
      {data && items.length === 0 ? <p className="quiet">{t('shifts.past.none')}</p> : null}
      <ul>
        {items.map(({ id, begunAt, endedAt, sheet, incoming }) => (
          <li key={id}>
            <button type="button" className="past-shift" onClick={() => openPaper({ kind: 'shift', id })}>
              <time>
                {format.date(begunAt)} {format.shortClock(begunAt)} – {endedAt ? format.shortClock(endedAt) : ''}
              </time>
              <span>{t('shifts.past.signatures', { outgoing: sheet?.outgoing.name, incoming: incoming?.name })}</span>
            </button>
          </li>
        ))}
      </ul>
      {hasNextPage ? <Button onClick={() => void fetchNextPage()}>{t('shifts.past.older')}</Button> : null}
    </Section>
  )
}
