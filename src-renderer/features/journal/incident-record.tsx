/** One closed incident with its whole course, as it was sealed (N-6.3.7.1). */
import { useTranslation } from 'react-i18next'
import { useFactWords } from '../../i18n/use-fact-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useTimeline } from '../../state/use-timeline.ts'
import { ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { FactRow } from './fact-row.tsx'

export function IncidentRecord({ id, onBack }: { id: string; onBack: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useFactWords()
  const { data, isError, refetch } = useTimeline(id)
  if (!data)
    return (
      <section className="page__main">
        {isError ? (
          <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
        ) : (
          <LoadingBlock text={t('common.block.loading')} />
        )}
      </section>
    )
  return (
    <section className="page__main" aria-label={t(`incidents.kind.${data.kind}`)}>
      <div className="page__head">
        <Button onClick={onBack}>{t('common.act.back')}</Button>
        <h2>
          {t(`incidents.kind.${data.kind}`)}　{format.placed(data.place)}
        </h2>
        <span className="page__count">
          {t(`incidents.closed.${data.verdict}`)}　{format.date(data.openedAt)} {format.clock(data.openedAt)}
          {data.archivedAt ? ` – ${format.clock(data.archivedAt)}` : ''}
        </span>
      </div>
      <ol className="page__scroll">
        {data.timeline
          .toSorted((a, b) => a.seq - b.seq)
          .map((entry) => (
            <FactRow key={entry.seq} entry={entry} words={words(entry)} />
          ))}
      </ol>
    </section>
  )
}
