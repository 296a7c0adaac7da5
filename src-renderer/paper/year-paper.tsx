/** The yearly report: statistics of a natural year by month, kind, zone and cause (N-6.3.7.3). */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { YearFigures } from '../../src-preload/contract/figures.contract.ts'
import { percent } from '../features/figures/figures.rules.ts'
import { GroupTable } from '../features/figures/group-table.tsx'
import { PeriodView } from '../features/figures/period-view.tsx'
import { useFormat } from '../i18n/use-format.ts'
import { coreNow } from '../state/board.ts'
import { useSeat } from '../state/seat-context.tsx'
import { Section } from '../ui/section.tsx'
import { Loaded } from './loaded.tsx'
import { Sheet, Signatures } from './sheet.tsx'

export function YearPaper({ year }: { year: number }) {
  const { client } = useSeat()
  const query = useQuery({ queryKey: ['figures', year], queryFn: () => client.figures.year({ year }) })
  return <Loaded query={query}>{(figures) => <Report figures={figures} />}</Loaded>
}

function Report({ figures }: { figures: YearFigures }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { year, totals, from, to } = figures
  return (
    <Sheet title={t('paper.year.heading', { year })} number={t('paper.year.number', { year })}>
      <p>
        {t('paper.year.summary', {
          from: format.day(from),
          to: format.day(Math.min(Date.parse(to) - 1, coreNow())),
          incidents: format.count(totals.incidents),
          falseAlarms: format.count(totals.outcomes.false),
          falseShare: percent(totals.falseShare),
          rescue: format.count(totals.outcomes.rescue),
          within2s: percent(totals.within2s),
        })}
      </p>
      <PeriodView figures={figures} />
      <Section title={t('figures.group.byMonth')}>
        <GroupTable title={t('figures.short.month')} groups={figures.byMonth} name={(key) => format.month(Number(key.slice(5)))} />
      </Section>
      <Signatures names={[t('paper.sign.made'), t('paper.sign.checked')]} />
    </Sheet>
  )
}
