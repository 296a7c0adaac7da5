/** The figures of the alarm system against their targets, and its load as bars. Pure. */
import type { AlarmHealth, Measure } from '../../../src-preload/contract/alarms.contract.ts'

const HOUR = 3_600_000

/** Offered spans in ms. */
export const HEALTH_SPANS = { shift: 12 * HOUR, day: 24 * HOUR, week: 168 * HOUR, month: 720 * HOUR } as const
export type HealthSpan = keyof typeof HEALTH_SPANS

export type Verdict = 'met' | 'notMet' | 'noData'

export const verdictOf = ({ value, target, bound }: Measure): Verdict => {
  if (value === null) return 'noData'
  return (bound === 'atMost' ? value <= target : value >= target) ? 'met' : 'notMet'
}

/** The measures in the order of the page, and how each is written. */
export const MEASURES = {
  rate: 'number',
  peak: 'count',
  flood: 'share',
  topTen: 'share',
  chattering: 'count',
  stale: 'count',
  falseAlarms: 'number',
  low: 'share',
  medium: 'share',
  high: 'share',
} as const satisfies Partial<Record<keyof AlarmHealth, 'number' | 'count' | 'share'>>
export type MeasureName = keyof typeof MEASURES
export const MEASURE_NAMES = Object.keys(MEASURES) as MeasureName[]

/** A share as `80 %`; small ones with a decimal. */
export const percent = (share: number): string => `${(share * 100).toFixed(share > 0 && share < 0.1 ? 1 : 0)} %`

/** Never rounded up: `99.99 %` is not always. */
export const heardPercent = (share: number): string => (share === 1 ? '100 %' : `${(Math.floor(share * 10_000) / 100).toFixed(2)} %`)

export interface Bar {
  /** UTC ms. */
  from: number
  to: number
  /** The most in any ten minutes of it: an average would hide a flood. */
  count: number
}

const MOST_BARS = 288
const TEN_MINUTES = 600_000

/** At most so many bars as can be told apart. */
export const barsOf = (series: AlarmHealth['series']): Bar[] => {
  const each = Math.ceil(series.length / MOST_BARS) || 1
  return Array.from({ length: Math.ceil(series.length / each) }, (_, n) => {
    const part = series.slice(n * each, (n + 1) * each)
    const from = Date.parse(part[0]?.at ?? '')
    return { from, to: from + part.length * TEN_MINUTES, count: Math.max(...part.map(({ count }) => count)) }
  })
}
