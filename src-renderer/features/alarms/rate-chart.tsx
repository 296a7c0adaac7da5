/** How many alarms asked for attention in each ten minutes, with the limits of a quiet duty and of a flood; floods are shaded. */
import { BarChart } from 'echarts/charts'
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlarmHealth } from '../../../src-preload/contract/alarms.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useChart } from '../../ui/use-chart.ts'
import { barsOf } from './health.rules.ts'
import { rateChartOption } from './rate-chart-option.ts'

use([BarChart, GridComponent, TooltipComponent, MarkAreaComponent, MarkLineComponent, SVGRenderer])

export default function RateChart({ health }: { health: AlarmHealth }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { holder, chart } = useChart('svg')

  useEffect(() => {
    const clock = (at: number) => `${format.date(at)} ${format.shortClock(at)}`
    const isLong = Date.parse(health.until) - Date.parse(health.since) > 86_400_000
    chart.current?.setOption(
      rateChartOption(health, barsOf(health.series), {
        tick: (at) => (isLong ? format.date(at) : format.shortClock(at)),
        tooltip: ({ from, to, count }) => `${clock(from)} – ${format.shortClock(to)}\n${t('alarms.health.bar', { count })}`,
      }),
    )
  }, [chart, health, format, t])

  const label = t('alarms.health.chartLabel', { peak: health.peak.value ?? 0, floods: health.floods.length })
  return <div ref={holder} className="rate-chart" role="img" aria-label={label} />
}
