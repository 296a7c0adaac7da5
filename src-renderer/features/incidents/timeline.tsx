/** What happened to this incident, newest first: when, what, who. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isTold, useFactWords } from '../../i18n/use-fact-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useTimeline } from '../../state/use-timeline.ts'
import { ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Section } from '../../ui/section.tsx'

export function Timeline({ incident }: { incident: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useFactWords()
  const [whole, setWhole] = useState(false)
  const { data, isPending, isError, refetch } = useTimeline(incident)
  const entries = (data?.timeline ?? []).filter(isTold).sort((a, b) => b.seq - a.seq)
  return (
    <Section
      className={`timeline ${whole ? 'timeline--whole' : ''}`}
      title={t('incidents.timeline.title')}
      note={
        data ? (
          <button type="button" className="timeline__whole" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? t('incidents.timeline.fewer') : t('incidents.timeline.whole', { count: entries.length })}
          </button>
        ) : null
      }
    >
      {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
      {isError && !data ? (
        <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : null}
      <ol>
        {entries.map((entry) => {
          const { what, detail, who } = words(entry)
          return (
            <li key={entry.seq} className="timeline__entry">
              <time>{format.clockTenths(entry.at)}</time>
              <span>
                {what}
                {detail ? `　${detail}` : ''}
              </span>
              <span>{who}</span>
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
