/** How one point moved: span and place in time are chosen here, the picture is drawn by the chart, which is loaded when first needed. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { isSwitch } from '../../i18n/point-text.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { coreNow } from '../../state/board.ts'
import { deviceKindOf, type PointWords, pointKindOf } from '../../state/device-kinds.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { BUCKETS, bandOf, CHART_SPANS, type ChartSpan, type ChartView, renewMs, windowOf } from './history.rules.ts'
import type { Limit, LimitRow, Trial } from './limits.rules.ts'
import { useLimitWords } from './use-limit-words.ts'

const HistoryChart = lazy(() => import('./history-chart.tsx'))

interface DeviceHistoryProps {
  device: Device
  point: string
  view: ChartView
  onView: (view: ChartView) => void
  limits: readonly LimitRow[]
  trial: Trial | null
}

export function DeviceHistory({ device, point, view, onView, limits, trial }: DeviceHistoryProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { client } = useSeat()
  const limitWords = useLimitWords(device.kind)
  const kind = pointKindOf(device.kind, point)
  const name = kind?.name[language] ?? point
  const unit = device.points.find(({ id }) => id === point)?.unit ?? ''
  const { data, isPending, isError, refetch } = useQuery({
    queryKey: ['history', device.id, point, view],
    queryFn: async () => {
      const window = windowOf(view, coreNow())
      const [since, until] = [new Date(window.from).toISOString(), new Date(window.to).toISOString()]
      const { items } = await client.devices.history({ id: device.id, point, since, until, buckets: BUCKETS })
      return { window, items }
    },
    refetchInterval: view.back === 0 ? renewMs(view.span) : false,
    placeholderData: keepPreviousData,
  })
  const intervalMs = (deviceKindOf(device.kind)?.intervalS ?? 0) * 1_000
  const band = useMemo(() => (data ? bandOf(data.items, data.window, intervalMs) : []), [data, intervalMs])
  const lines = [
    ...limits
      .filter(({ point: of }) => of === point)
      .map(({ limit }) => ({ limit, rank: limit.priority, words: limitWords.short(point, limit) })),
    ...(trial
      ? [{ limit: trial.limit, rank: 'tried' as const, words: t('devices.trial.line', { limit: limitWords.short(point, trial.limit) }) }]
      : []),
  ].flatMap(({ limit, rank, words }) => (hasHeight(kind, limit) ? [{ value: limit.value, rank, words }] : []))
  return (
    <Section title={`${t('devices.history.title')}　${name}`} note={<Controls view={view} onView={onView} />}>
      <div className="device-history">
        {isError && !data ? (
          <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
        ) : isPending ? (
          <LoadingBlock text={t('common.block.loading')} />
        ) : band.length === 0 ? (
          <EmptyBlock title={t('devices.history.none')}>{t('devices.history.noneHow')}</EmptyBlock>
        ) : (
          <Suspense fallback={<LoadingBlock text={t('common.block.loading')} />}>
            {data ? (
              <HistoryChart name={name} unit={unit} kind={kind} window={data.window} band={band} limits={lines} trial={trial} />
            ) : null}
          </Suspense>
        )}
      </div>
      {band.length > 0 ? <p className="device-history__hint">{t('devices.history.zoom')}</p> : null}
    </Section>
  )
}

/** Whether a limit is a line in the picture: a switch has no height at which one would say something. */
const hasHeight = (kind: PointWords | undefined, limit: Limit): limit is Limit & { value: number } =>
  (limit.when === 'above' || limit.when === 'below') && limit.value !== undefined && !limit.off && !(kind && isSwitch(kind))

function Controls({ view, onView }: { view: ChartView; onView: (view: ChartView) => void }) {
  const { t } = useTranslation()
  return (
    <span className="chart-controls">
      <Button
        aria-label={t('devices.history.earlier')}
        title={t('devices.history.earlier')}
        onClick={() => onView({ ...view, back: view.back + 1 })}
      >
        ←
      </Button>
      <Button
        aria-label={t('devices.history.later')}
        title={t('devices.history.later')}
        disabled={view.back === 0}
        onClick={() => onView({ ...view, back: view.back - 1 })}
      >
        →
      </Button>
      {(Object.keys(CHART_SPANS) as ChartSpan[]).map((span) => (
        <Button key={span} aria-pressed={span === view.span} onClick={() => onView({ span, back: 0 })}>
          {t(`devices.history.${span}`)}
        </Button>
      ))}
    </span>
  )
}
