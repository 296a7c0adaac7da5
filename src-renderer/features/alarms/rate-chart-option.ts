/** The load chart as data. Colours are tokens of the page, so that theme and print change them without drawing anew. Pure. */
import type { BarSeriesOption } from 'echarts/charts'
import type { GridComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { AlarmHealth } from '../../../src-preload/contract/alarms.contract.ts'
import type { Bar } from './health.rules.ts'

export type RateChartOption = ComposeOption<BarSeriesOption | GridComponentOption | TooltipComponentOption>

export interface RateChartWords {
  tick: (at: number) => string
  tooltip: (bar: Bar) => string
}

const LABEL = { color: 'var(--quiet)', fontSize: 12, fontFamily: 'inherit' }

export const rateChartOption = (
  { since, until, rate, peak, floods }: AlarmHealth,
  bars: readonly Bar[],
  words: RateChartWords,
): RateChartOption => {
  const limit = (value: number, color: string) => ({ yAxis: value, lineStyle: { color, type: 'dashed' as const }, label: { show: false } })
  return {
    animation: false,
    grid: { left: 4, right: 8, top: 18, bottom: 4, containLabel: true },
    xAxis: {
      type: 'time',
      min: Date.parse(since),
      max: Date.parse(until),
      axisLine: { lineStyle: { color: 'var(--hairline)' } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { ...LABEL, hideOverlap: true, formatter: (at: number) => words.tick(at) },
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      max: ({ max }) => Math.max(max, peak.target) + 1,
      splitLine: { lineStyle: { color: 'var(--hairline)' } },
      axisLabel: { ...LABEL, showMaxLabel: false },
    },
    tooltip: {
      trigger: 'axis',
      // Drawn, not written into the page: the content policy allows no styles in markup.
      renderMode: 'richText',
      backgroundColor: 'var(--raised)',
      borderColor: 'var(--hairline)',
      textStyle: { color: 'var(--text)', fontSize: 13, fontFamily: 'inherit' },
      axisPointer: { type: 'line', animation: false, lineStyle: { color: 'var(--quiet)', type: 'solid' } },
      formatter: (hits) => {
        const bar = bars[(Array.isArray(hits) ? hits[0] : hits)?.dataIndex ?? -1]
        return bar ? words.tooltip(bar) : ''
      },
    },
    series: [
      {
        type: 'bar',
        barMaxWidth: 12,
        emphasis: { disabled: true },
        itemStyle: { color: 'var(--quiet)' },
        data: bars.map(({ from, to, count }) => [(from + to) / 2, count]),
        markLine: {
          silent: true,
          symbol: 'none',
          data: [limit(rate.target, 'var(--quiet)'), limit(peak.target, 'var(--p2)')],
        },
        markArea: {
          silent: true,
          itemStyle: { color: 'var(--p2)', opacity: 0.18 },
          data: floods.map(({ from, to }) => [{ xAxis: Date.parse(from) }, { xAxis: Date.parse(to) }]),
        },
      },
    ],
  }
}
