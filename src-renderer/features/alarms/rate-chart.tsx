/** How many alarms asked for attention in each ten minutes, with the limits of a quiet duty and of a flood; floods are shaded. */
import { BarChart } from 'echarts/charts'
import { GridComponent, MarkAreaComponent, MarkLineComponent, TooltipComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlarmHealth } from '../../../src-preload/contract/alarms.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { barsOf } from './health.rules.ts'
import { rateChartOption } from './rate-chart-option.ts'

use([BarChart, GridComponent, TooltipComponent, MarkAreaComponent, MarkLineComponent, SVGRenderer])

export default function RateChart({ health }: { health: AlarmHealth }) {
  const { t } = useTranslation()
  const format = useFormat()
  const holder = useRef<HTMLDivElement>(null)
  const chart = useRef<ReturnType<typeof init>>(null)

  useEffect(() => {
    const element = holder.current
    if (!element) return
    const made = init(element, null, { renderer: 'svg' })
    chart.current = made
    const observer = new ResizeObserver(() => made.resize())
    observer.observe(element)
    return () => {
      observer.disconnect()
      made.dispose()
    }
  }, [])

  useEffect(() => {
    const clock = (at: number) => `${format.date(at)} ${format.shortClock(at)}`
    const isLong = Date.parse(health.until) - Date.parse(health.since) > 86_400_000
    chart.current?.setOption(
      rateChartOption(health, barsOf(health.series), {
        tick: (at) => (isLong ? format.date(at) : format.shortClock(at)),
        tooltip: ({ from, to, count }) => `${clock(from)} – ${format.shortClock(to)}\n${t('alarms.health.bar', { count })}`,
      }),
    )
  }, [health, format, t])

  const label = t('alarms.health.chartLabel', { peak: health.peak.value ?? 0, floods: health.floods.length })
  return <div ref={holder} className="rate-chart" role="img" aria-label={label} />
}
