/** How well the alarm system does: every figure with its target, who says so, and whether it is met. It can be printed. */
import { IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlarmHealth } from '../../../src-preload/contract/alarms.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { coreNow } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSite } from '../../state/use-site.ts'
import { ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { HEALTH_SPANS, type HealthSpan } from './health.rules.ts'
import { HealthLists } from './health-lists.tsx'
import { Measures } from './health-measures.tsx'

const RateChart = lazy(() => import('./rate-chart.tsx'))
const RENEW_MS = 60_000

export function HealthPage() {
  const { t } = useTranslation()
  const { client } = useSeat()
  const [span, setSpan] = useState<HealthSpan>('shift')
  const { data, isPending, isError, refetch } = useQuery({
    queryKey: ['alarms', 'health', span],
    queryFn: () => client.alarms.health({ since: new Date(coreNow() - HEALTH_SPANS[span]).toISOString() }),
    refetchInterval: RENEW_MS,
  })
  return (
    <main className="page alarm-health" aria-label={t('alarms.health.title')}>
      <section>
        <div className="page__head">
          <h2>{t('alarms.health.title')}</h2>
          <fieldset className="chart-controls spans" aria-label={t('alarms.health.span')}>
            {(Object.keys(HEALTH_SPANS) as HealthSpan[]).map((each) => (
              <Button key={each} aria-pressed={each === span} onClick={() => setSpan(each)}>
                {t(`alarms.health.spans.${each}`)}
              </Button>
            ))}
          </fieldset>
          <Button className="alarm-health__print" onClick={() => window.print()}>
            <IconPrinter size={17} aria-hidden="true" /> {t('alarms.health.print')}
          </Button>
        </div>
        {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
        {isError && !data ? (
          <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
        ) : null}
        {data ? <Report health={data} /> : null}
      </section>
    </main>
  )
}

function Report({ health }: { health: AlarmHealth }) {
  const { t } = useTranslation()
  const format = useFormat()
  const site = useSite()
  const moment = (at: string) => `${format.date(at)} ${format.shortClock(at)}`
  const head = [
    site ? format.named(site) : '',
    t('alarms.health.period', { from: moment(health.since), to: moment(health.until) }),
    t('alarms.health.annunciations', { count: health.annunciations, shown: format.count(health.annunciations) }),
  ]
  return (
    <div className="page__scroll">
      <p className="quiet">{head.join('　')}</p>
      <Measures health={health} />
      <Section title={t('alarms.health.load')} note={t('alarms.health.loadNote', { rate: health.rate.target, peak: health.peak.target })}>
        <Suspense fallback={<div className="rate-chart" />}>
          <RateChart health={health} />
        </Suspense>
      </Section>
      <HealthLists health={health} />
    </div>
  )
}
