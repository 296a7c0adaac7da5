/** The history chart as data: band from least to most, mean, limits, and where a tried limit would have fired. Pure. */
import type { LineSeriesOption } from 'echarts/charts'
import type { DataZoomComponentOption, GridComponentOption, TooltipComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { Band, Span } from './history.rules.ts'
import type { Trial } from './limits.rules.ts'

export type ChartOption = ComposeOption<LineSeriesOption | GridComponentOption | TooltipComponentOption | DataZoomComponentOption>

export interface ChartLimit {
  value: number
  /** A limit that is only tried has no priority yet. */
  rank: 1 | 2 | 3 | 4 | 'tried'
  words: string
}

export interface ChartInput {
  window: Span
  band: readonly Band[]
  isSwitch: boolean
  limits: readonly ChartLimit[]
  trial: Trial | null
}

/** Colours of the theme, by token. */
export interface ChartColours {
  text: string
  quiet: string
  hairline: string
  panel: string
  action: string
  font: string
  limit: Record<ChartLimit['rank'], string>
}

export interface ChartWords {
  value: (value: number) => string
  time: (at: number) => string
  tick: (at: number) => string
  tooltip: (part: { least: string; mean: string; most: string }) => string
}

/** Room above and below what is drawn, as a share of it. */
const MARGIN = 0.08

/** The limits stay in the picture: how far away they are is what one wants to see. */
export const valueAxis = ({ band, limits, isSwitch }: Pick<ChartInput, 'band' | 'limits' | 'isSwitch'>): { min: number; max: number } => {
  if (isSwitch) return { min: 0, max: 1 }
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (const { min, max } of [...band, ...limits.map(({ value }) => ({ min: value, max: value }))]) {
    if (min !== null) least = Math.min(least, min)
    if (max !== null) most = Math.max(most, max)
  }
  if (least > most) return { min: 0, max: 1 }
  const margin = (most - least || Math.abs(most) || 1) * MARGIN
  return { min: least >= 0 ? Math.max(0, least - margin) : least - margin, max: most + margin }
}

export const chartOption = (input: ChartInput, colours: ChartColours, words: ChartWords): ChartOption => {
  const { window, band, isSwitch, limits, trial } = input
  const label = { color: colours.quiet, fontSize: 12, fontFamily: colours.font }
  const plain = { type: 'line', symbol: 'none', silent: true, animation: false } as const
  const steps = isSwitch ? { step: 'end' as const } : {}
  return {
    animation: false,
    textStyle: { fontFamily: colours.font },
    grid: { left: 8, right: 12, top: 14, bottom: 6, containLabel: true },
    xAxis: {
      type: 'time',
      min: window.from,
      max: window.to,
      axisLine: { lineStyle: { color: colours.hairline } },
      axisTick: { show: false },
      splitLine: { show: false },
      axisLabel: { ...label, hideOverlap: true, formatter: (at: number) => words.tick(at) },
    },
    yAxis: {
      type: 'value',
      ...valueAxis(input),
      splitNumber: 4,
      interval: isSwitch ? 1 : undefined,
      splitLine: { lineStyle: { color: colours.hairline } },
      axisLabel: { ...label, showMinLabel: isSwitch, showMaxLabel: isSwitch, formatter: (value: number) => words.value(value) },
    },
    dataZoom: [{ type: 'inside', filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false, preventDefaultMouseMove: false }],
    tooltip: {
      trigger: 'axis',
      // Drawn, not written into the page: the content policy allows no styles in markup.
      renderMode: 'richText',
      backgroundColor: colours.panel,
      borderColor: colours.hairline,
      textStyle: { color: colours.text, fontSize: 13, fontFamily: colours.font },
      axisPointer: { lineStyle: { color: colours.quiet, type: 'solid' }, animation: false },
      formatter: (hits) => {
        const at = (Array.isArray(hits) ? hits[0] : hits)?.dataIndex
        const hit = at === undefined ? undefined : band[at]
        if (!hit || hit.min === null || hit.mean === null || hit.max === null) return ''
        const [least, mean, most] = [hit.min, hit.mean, hit.max].map(words.value) as [string, string, string]
        return `${words.time(hit.at)}\n${isSwitch ? most : words.tooltip({ least, mean, most })}`
      },
    },
    series: [
      { ...plain, stack: 'band', stackStrategy: 'all', lineStyle: { opacity: 0 }, data: band.map(({ at, min }) => [at, min]) },
      {
        ...plain,
        stack: 'band',
        stackStrategy: 'all',
        lineStyle: { opacity: 0 },
        areaStyle: { color: colours.action, opacity: isSwitch ? 0 : 0.3 },
        data: band.map(({ at, min, max }) => [at, max === null || min === null ? null : max - min]),
      },
      {
        ...plain,
        ...steps,
        silent: false,
        lineStyle: { color: colours.text, width: 1.5 },
        itemStyle: { color: colours.text },
        data: band.map(({ at, mean, max }) => [at, isSwitch ? max : mean]),
        markLine: {
          silent: true,
          symbol: 'none',
          animation: false,
          data: [
            ...limits.map(({ value, rank, words: name }) => ({
              yAxis: value,
              lineStyle: { color: colours.limit[rank], type: 'dashed' as const },
              label: {
                ...label,
                color: colours.limit[rank],
                position: rank === 'tried' ? ('insideEndTop' as const) : ('insideStartTop' as const),
                formatter: name,
              },
            })),
            ...(trial?.fired ?? []).map((at) => ({
              xAxis: at,
              lineStyle: { color: colours.action, type: 'solid' as const, width: 1.5 },
              label: { show: false },
            })),
          ],
        },
        markArea: {
          silent: true,
          itemStyle: { color: colours.action, opacity: 0.12 },
          data: (trial?.spans ?? []).map(({ from, to }) => [{ xAxis: from }, { xAxis: to }]),
        },
      },
    ],
  }
}
