/** Stacked bars by outcome as data. Colours are tokens of the page, so that theme and print change them without drawing anew. Pure. */
import type { BarSeriesOption } from 'echarts/charts'
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { Outcome } from '../../../src-preload/contract/figures.contract.ts'
import { type Column, OUTCOMES } from './figures.rules.ts'

type BarsOption = ComposeOption<BarSeriesOption | GridComponentOption | TooltipComponentOption | LegendComponentOption>

export interface BarsWords {
  tick: (key: string) => string
  outcome: (outcome: Outcome) => string
  /** The face words are measured in; it has to be the one they are drawn in. */
  font: string
}

const LABEL = { color: 'var(--quiet)', fontSize: 12, fontFamily: 'inherit' }

/** Grey is the ordinary; a hatch keeps false alarms apart from it without a colour. */
const FILLS: Record<Outcome, BarSeriesOption['itemStyle']> = {
  handled: { color: 'var(--quiet)' },
  rescue: { color: 'var(--p1)' },
  false: { color: 'var(--panel)', borderColor: 'var(--quiet)', borderWidth: 1 },
  open: { color: 'var(--action)' },
}

export const barsOption = (columns: readonly Column[], words: BarsWords): BarsOption => ({
  animation: false,
  grid: { left: 4, right: 8, top: 34, bottom: 4, containLabel: true },
  legend: {
    top: 0,
    left: 0,
    itemWidth: 14,
    itemHeight: 10,
    itemGap: 18,
    textStyle: { ...LABEL, fontFamily: words.font },
    selectedMode: false,
  },
  xAxis: {
    type: 'category',
    data: columns.map(({ key }) => words.tick(key)),
    axisLine: { lineStyle: { color: 'var(--hairline)' } },
    axisTick: { show: false },
    axisLabel: LABEL,
  },
  yAxis: { type: 'value', minInterval: 1, splitLine: { lineStyle: { color: 'var(--hairline)' } }, axisLabel: LABEL },
  tooltip: {
    trigger: 'axis',
    // Drawn, not written into the page: the content policy allows no styles in markup.
    renderMode: 'richText',
    backgroundColor: 'var(--raised)',
    borderColor: 'var(--hairline)',
    textStyle: { color: 'var(--text)', fontSize: 13, fontFamily: 'inherit' },
    axisPointer: { type: 'none' },
    formatter: (hits) => {
      const shown = Array.isArray(hits) ? hits : [hits]
      const [first] = shown
      return [first?.name ?? '', ...shown.filter(({ value }) => value).map(({ seriesName, value }) => `${seriesName} ${value}`)].join('\n')
    },
  },
  series: OUTCOMES.map((outcome) => ({
    type: 'bar',
    stack: 'all',
    name: words.outcome(outcome),
    barMaxWidth: 28,
    emphasis: { disabled: true },
    itemStyle: FILLS[outcome],
    // Nothing draws nothing, not even an edge.
    data: columns.map(({ outcomes }) => outcomes[outcome] || null),
  })),
})
