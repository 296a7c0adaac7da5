/** Statistics: today as it goes, and each natural year; tables, charts, the incidents behind them, files and the printed report. */
import { IconChevronLeft, IconChevronRight, IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PeriodFigures } from '../../../src-preload/contract/figures.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { coreNow } from '../../state/board.ts'
import { openPaper } from '../../state/paper.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { ExportButtons } from './export-buttons.tsx'
import './figures.css'
import type { Behind } from './figures.rules.ts'
import { IncidentsBehind } from './incidents-behind.tsx'
import { PeriodView } from './period-view.tsx'

const RENEW_MS = 10_000

export function FiguresPage() {
  const { t } = useTranslation()
  const { client } = useSeat()
  const thisYear = Number(useFormat().day(coreNow()).slice(0, 4))
  /** Null: today. */
  const [year, setYear] = useState<number | null>(null)
  const [behind, setBehind] = useState<Behind | null>(null)
  const query = useQuery<PeriodFigures>({
    queryKey: ['figures', year],
    queryFn: () => (year === null ? client.figures.live({}) : client.figures.year({ year })),
    refetchInterval: RENEW_MS,
    placeholderData: keepPreviousData,
  })
  const { data, isPending, isError, refetch } = query
  const choose = (next: number | null) => {
    setBehind(null)
    setYear(next)
  }
  return (
    <main className={`page figures-page ${behind ? '' : 'figures-page--whole'}`} aria-label={t('figures.page.title')}>
      <section>
        <div className="page__head">
          <h2>{t('figures.page.title')}</h2>
          <fieldset className="chart-controls spans" aria-label={t('figures.page.title')}>
            <Button aria-pressed={year === null} onClick={() => choose(null)}>
              {t('figures.page.today')}
            </Button>
            <Button aria-pressed={year !== null} onClick={() => choose(thisYear)}>
              {t('figures.page.year')}
            </Button>
          </fieldset>
          {year === null ? null : <YearStep year={year} last={thisYear} onYear={choose} />}
          {data ? <ExportButtons from={data.from} to={data.to} /> : null}
          {year === null ? null : (
            <Button onClick={() => openPaper({ kind: 'year', id: String(year) })}>
              <IconPrinter size={17} aria-hidden="true" /> {t('figures.page.print')}
            </Button>
          )}
        </div>
        {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
        {isError && !data ? (
          <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
        ) : null}
        {data ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls can be reached by keyboard
          <div className="page__scroll" tabIndex={0}>
            <Since from={data.from} isToday={year === null} />
            {data.totals.incidents === 0 ? <EmptyBlock title={t(year === null ? 'figures.page.none' : 'figures.page.noneYear')} /> : null}
            {data.totals.incidents === 0 ? null : <PeriodView figures={data} onOpen={setBehind} />}
          </div>
        ) : null}
      </section>
      {behind && data ? <IncidentsBehind from={data.from} to={data.to} behind={behind} onClose={() => setBehind(null)} /> : null}
    </main>
  )
}

function Since({ from, isToday }: { from: string; isToday: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  return isToday ? <p className="quiet">{t('figures.page.since', { time: `${format.date(from)} ${format.shortClock(from)}` })}</p> : null
}

interface YearStepProps {
  year: number
  last: number
  onYear: (year: number) => void
}

function YearStep({ year, last, onYear }: YearStepProps) {
  const { t } = useTranslation()
  return (
    <div className="year-step">
      <Button look="plain" aria-label={t('figures.page.prior')} onClick={() => onYear(year - 1)}>
        <IconChevronLeft size={17} aria-hidden="true" />
      </Button>
      <b>{t('figures.page.yearName', { year })}</b>
      <Button look="plain" aria-label={t('figures.page.next')} disabled={year >= last} onClick={() => onYear(year + 1)}>
        <IconChevronRight size={17} aria-hidden="true" />
      </Button>
    </div>
  )
}
