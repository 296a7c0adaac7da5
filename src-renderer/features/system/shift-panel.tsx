/** The quiet state of the panel: how the shift went, what is owed, who is on duty, how the console itself is. */
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stats } from '../../../src-preload/contract/system.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { HealthList } from './health-list.tsx'
import { Owed } from './owed.tsx'

const RENEW_MS = 10_000

interface ShiftPanelProps {
  onSelect: (incident: string) => void
  /** Who is on duty. */
  duty: ReactNode
  /** What the shift before said. */
  children: ReactNode
}

export function ShiftPanel({ onSelect, duty, children }: ShiftPanelProps) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { data, isError, isPending, refetch } = useQuery({
    queryKey: ['stats'],
    queryFn: () => client.system.stats({}),
    refetchInterval: RENEW_MS,
  })
  return (
    <div className="shift">
      {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
      {isError && !data ? (
        <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : null}
      {data ? <ShiftFigures stats={data} /> : null}
      {children}
      <Owed onSelect={onSelect} />
      {duty}
      <HealthList />
    </div>
  )
}

function ShiftFigures({ stats }: { stats: Stats }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { incidents, firstAct, arrival } = stats
  return (
    <header className="shift__head">
      <div className="shift__title">
        <h2>{t('system.shift.title')}</h2>
        <span>{t('system.shift.since', { time: format.shortClock(stats.since) })}</span>
      </div>
      <dl className="figures">
        <div>
          <dt>{t('system.shift.incidents')}</dt>
          <dd>
            <b>{format.count(incidents.opened)}</b>{' '}
            {incidents.open > 0 ? t('system.shift.incidentsNote', { open: incidents.open }) : t('system.shift.incidentsDone')}
          </dd>
        </div>
        <div>
          <dt>{t('system.shift.firstAct')}</dt>
          <dd>
            {firstAct.p95Ms === null ? (
              t('system.shift.none')
            ) : (
              <>
                <b>{format.seconds(firstAct.p95Ms)}</b> {t('system.shift.firstActNote')}
              </>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('system.shift.arrival')}</dt>
          <dd>
            {arrival.medianMs === null ? (
              t('system.shift.none')
            ) : (
              <>
                <b>{format.minutesSeconds(arrival.medianMs)}</b> {t('system.shift.arrivalNote')}
              </>
            )}
          </dd>
        </div>
      </dl>
    </header>
  )
}
