/** The history of one point as a chart draws it: spans, windows, and gaps where nothing was heard. Pure. */
import type { Bucket } from '../../../src-preload/contract/devices.contract.ts'

const HOUR = 3_600_000

/** Offered spans in ms. */
export const CHART_SPANS = { hour: HOUR, day: 24 * HOUR, week: 168 * HOUR, month: 720 * HOUR } as const
export type ChartSpan = keyof typeof CHART_SPANS
/** More than the picture has columns, so that a part of it can be looked at closer. */
export const BUCKETS = 800

/** What the chart looks at: a span that ends now, or `back` half spans ago, so that the eye keeps its place. */
export interface ChartView {
  span: ChartSpan
  back: number
}

/** UTC ms. */
export interface Span {
  from: number
  to: number
}

export const windowOf = ({ span, back }: ChartView, now: number): Span => {
  const to = now - (back * CHART_SPANS[span]) / 2
  return { from: to - CHART_SPANS[span], to }
}

/** How often a window that ends now is read again: often enough to look alive. */
export const renewMs = (span: ChartSpan): number => Math.max(5_000, CHART_SPANS[span] / BUCKETS)

export interface Band {
  at: number
  min: number | null
  mean: number | null
  max: number | null
}

/** A longer silence than a healthy device keeps is a gap, not a line. */
export const bandOf = (buckets: readonly Bucket[], { from, to }: Span, intervalMs: number): Band[] => {
  const gapMs = Math.max((2.5 * (to - from)) / BUCKETS, 3 * intervalMs)
  const band: Band[] = []
  let last = Number.POSITIVE_INFINITY
  for (const { at, min, mean, max } of buckets) {
    const time = Date.parse(at)
    if (time - last > gapMs) band.push({ at: last + 1, min: null, mean: null, max: null })
    band.push({ at: time, min, mean, max })
    last = time
  }
  return band
}
