/** The figures of a day or a year: how many, how fast, what kind, where, and why they were false. */
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { PeriodFigures, Totals, YearFigures } from '../../../src-preload/contract/figures.contract.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Section } from '../../ui/section.tsx'
import { CauseList } from './cause-list.tsx'
import { type Behind, type Column, hoursOf, monthsOf, mostOf } from './figures.rules.ts'
import { GroupTable } from './group-table.tsx'
import { KindsByMonth } from './kinds-by-month.tsx'
import { MeasureCards } from './measure-cards.tsx'
import { useZoneName } from './use-zone-name.ts'

const Bars = lazy(() => import('./bars.tsx'))

interface PeriodViewProps {
  figures: PeriodFigures | YearFigures
  /** Not on paper. */
  onOpen?: (behind: Behind) => void
}

const isYear = (figures: PeriodFigures | YearFigures): figures is YearFigures => 'year' in figures

export function PeriodView({ figures, onOpen }: PeriodViewProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = useZoneName()
  const kind = (key: string) => t(`incidents.kind.${key as HazardKind}`)
  const before: Totals | null = isYear(figures) ? figures.before : null
  return (
    <>
      <MeasureCards totals={figures.totals} before={before} />
      {isYear(figures) ? (
        <Chart
          columns={monthsOf(figures)}
          title={t('figures.group.byMonth')}
          words="chartMonths"
          tick={(key) => format.month(Number(key.slice(5)))}
        />
      ) : (
        <Chart columns={hoursOf(figures)} title={t('figures.group.byHour')} words="chartHours" tick={(key) => key} />
      )}
      <Section title={t('figures.group.byKind')}>
        <GroupTable
          title={t('figures.short.kind')}
          groups={figures.byKind}
          name={kind}
          onOpen={onOpen && ((key) => onOpen({ kind: key as HazardKind }))}
        />
        {isYear(figures) ? <KindsByMonth figures={figures} /> : null}
      </Section>
      <Section title={t('figures.group.byZone')}>
        <GroupTable
          title={t('figures.short.zone')}
          groups={figures.byZone}
          name={zone}
          onOpen={onOpen && ((key) => onOpen({ zone: key }))}
        />
      </Section>
      <Section title={t('figures.group.byCause')}>
        <CauseList figures={figures} onOpen={onOpen && ((cause) => onOpen({ cause }))} />
      </Section>
    </>
  )
}

interface ChartProps {
  columns: readonly Column[]
  title: string
  words: 'chartMonths' | 'chartHours'
  tick: (key: string) => string
}

function Chart({ columns, title, words, tick }: ChartProps) {
  const { t } = useTranslation()
  return (
    <Section title={title}>
      <Suspense fallback={<div className="figure-bars" />}>
        <Bars columns={columns} tick={tick} label={t(`figures.page.${words}`, { most: mostOf(columns) })} />
      </Suspense>
    </Section>
  )
}
