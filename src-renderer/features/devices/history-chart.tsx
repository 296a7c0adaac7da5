/** The drawn history of a point; loaded when first needed. */
import { LineChart } from 'echarts/charts'
import { DataZoomInsideComponent, GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { isSwitch, pointFigure, pointText } from '../../i18n/point-text.ts'
import { useFormat } from '../../i18n/use-format.ts'
import type { PointWords } from '../../state/device-kinds.ts'
import { useSettings } from '../../state/settings.ts'
import { useChart } from '../../ui/use-chart.ts'
import { type ChartColours, type ChartLimit, chartOption } from './chart-option.ts'
import { type Band, CHART_SPANS, type Span } from './history.rules.ts'
import type { Trial } from './limits.rules.ts'

use([LineChart, GridComponent, TooltipComponent, MarkLineComponent, MarkAreaComponent, DataZoomInsideComponent, CanvasRenderer])

interface HistoryChartProps {
  name: string
  unit: string
  kind: PointWords | undefined
  window: Span
  band: readonly Band[]
  limits: readonly ChartLimit[]
  trial: Trial | null
}

export default function HistoryChart({ name, unit, kind, window: span, band, limits, trial }: HistoryChartProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const theme = useSettings((settings) => settings.theme)
  const { holder, chart } = useChart('canvas')

  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of theme changes the colours that are read from the page
  useEffect(() => {
    const input = { window: span, band, isSwitch: kind !== undefined && isSwitch(kind), limits, trial }
    const isLong = span.to - span.from > CHART_SPANS.day
    const words = {
      value: (value: number) => pointFigure(kind, value, format.language),
      time: (at: number) => `${format.date(at)} ${format.clock(at)}`,
      tick: (at: number) => (isLong ? `${format.date(at)} ${format.shortClock(at)}` : format.shortClock(at)),
      tooltip: (part: { least: string; mean: string; most: string }) => t('devices.history.tooltip', { ...part, unit }),
    }
    chart.current?.setOption(chartOption(input, coloursOf(document.documentElement), words), { replaceMerge: ['series'] })
  }, [span, band, kind, limits, trial, unit, format, theme, t])

  const values = band.flatMap(({ min, max }) => (min === null || max === null ? [] : [min, max]))
  const text = (value: number) => pointText(kind, value, unit, format.language)
  const label = t('devices.history.label', { name, least: text(Math.min(...values)), most: text(Math.max(...values)) })
  return <div ref={holder} className="device-history__chart" role="img" aria-label={label} />
}

const coloursOf = (page: HTMLElement): ChartColours => {
  const style = getComputedStyle(page)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    text: token('text'),
    quiet: token('quiet'),
    hairline: token('hairline'),
    panel: token('raised'),
    action: token('action'),
    font: token('font'),
    limit: { 1: token('p1'), 2: token('p2'), 3: token('p3'), 4: token('p4'), tried: token('action') },
  }
}
