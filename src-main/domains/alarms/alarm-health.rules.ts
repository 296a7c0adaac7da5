/** How well the alarm system does, in the figures of ISA-18.2 and EEMUA 191 and against their targets. Pure. Times in UTC ms. */
import type { Alarm, AlarmHealth, HealthSource, Measure } from '../../../src-preload/contract/alarms.contract.ts'
import { iso } from '../../kernel/clock.ts'
import { type AlarmRecord, alarmView, isActive, isUnseen } from './alarms.types.ts'
import type { Span } from './site-hours.rules.ts'

const TEN_MINUTES = 600_000
const DAY_MS = 86_400_000
/** A flood begins above the one and ends below the other, in ten minutes. */
const FLOOD = { begins: 10, ends: 5 }
/** Of each list, so many are given. */
const LISTED = 100

/** What a span of time asked of people. */
export interface AlarmLoad {
  /** Annunciations; also some from before the span, where a flood may have begun. */
  times: number[]
  /** The ten busiest, most first. */
  sources: { device: string; point: string; condition: string; count: number }[]
  priorities: { priority: number; count: number }[]
}

export interface Verdict {
  device: string
  isFalse: boolean
}

export interface HealthInput {
  since: number
  until: number
  now: number
  load: AlarmLoad
  open: readonly AlarmRecord[]
  verdicts: readonly Verdict[]
  /** Null for a device that is no longer there. */
  kindOf: (device: string) => string | null
}

export function alarmHealth({ since, until, now, load, open, verdicts, kindOf }: HealthInput): AlarmHealth {
  const within = load.times.filter((at) => at >= since)
  const total = within.length
  const { peak, floods } = floodsIn(load.times, since, until)
  const share = (count: number): number | null => (total === 0 ? null : count / total)
  const withPriority = (...which: number[]): number =>
    load.priorities.filter(({ priority }) => which.includes(priority)).reduce((sum, { count }) => sum + count, 0)
  const chattering = open.filter((alarm) => alarm.chattering)
  const stale = open.filter(({ state, receivedAt }) => (isActive(state) || isUnseen(state)) && now - receivedAt > DAY_MS)
  const inState = (state: Alarm['state']) => listed(open.filter((alarm) => alarm.state === state))
  return {
    since: iso(since),
    until: iso(until),
    annunciations: total,
    rate: atMost((total * TEN_MINUTES) / (until - since), 1, 'eemua191'),
    peak: atMost(peak, FLOOD.begins, 'eemua191'),
    flood: atMost(floods.reduce((sum, { start, end }) => sum + end - start, 0) / (until - since), 0.01, 'eemua191'),
    topTen: atMost(share(load.sources.reduce((sum, { count }) => sum + count, 0)), 0.05, 'isa182'),
    low: atLeast(share(withPriority(4)), 0.8, 'isa182'),
    medium: atMost(share(withPriority(3)), 0.15, 'isa182'),
    high: atMost(share(withPriority(1, 2)), 0.05, 'isa182'),
    chattering: atMost(chattering.length, 0, 'isa182'),
    stale: atMost(stale.length, 5, 'eemua191'),
    falseAlarms: atMost((verdicts.filter(({ isFalse }) => isFalse).length * DAY_MS) / (until - since), 5, 'gb50440'),
    series: seriesOf(within, since, until),
    floods: floods.map(({ start, end }) => ({ from: iso(start), to: iso(end) })),
    sources: load.sources.map((source) => ({ ...source, share: source.count / total })),
    falseAlarmsByKind: byKind(verdicts, kindOf),
    now: {
      chattering: listed(chattering),
      stale: listed(stale),
      shelved: inState('shelved'),
      suppressed: inState('suppressed'),
      outOfService: inState('outOfService'),
    },
  }
}

/** The most in any ten minutes, and the spans of flood. */
export function floodsIn(times: readonly number[], since: number, until: number): { peak: number; floods: Span[] } {
  // Each counts from when it came until it is ten minutes old.
  const changes = times.flatMap((at) => [
    { at, by: 1 },
    { at: at + TEN_MINUTES, by: -1 },
  ])
  const floods: Span[] = []
  let [count, peak] = [0, 0]
  let begun: number | null = null
  for (const { at, by } of changes.sort((a, b) => a.at - b.at || a.by - b.by)) {
    if (at >= until) break
    count += by
    if (at >= since) peak = Math.max(peak, count)
    if (count > FLOOD.begins) begun ??= at
    else if (begun !== null && count < FLOOD.ends) {
      floods.push({ start: begun, end: at })
      begun = null
    }
  }
  if (begun !== null) floods.push({ start: begun, end: until })
  return { peak, floods: floods.filter(({ end }) => end > since).map(({ start, end }) => ({ start: Math.max(start, since), end })) }
}

function seriesOf(times: readonly number[], since: number, until: number): AlarmHealth['series'] {
  const counts = new Array<number>(Math.ceil((until - since) / TEN_MINUTES)).fill(0)
  for (const at of times) {
    const bucket = Math.floor((at - since) / TEN_MINUTES)
    counts[bucket] = (counts[bucket] ?? 0) + 1
  }
  return counts.map((count, bucket) => ({ at: iso(since + bucket * TEN_MINUTES), count }))
}

function byKind(verdicts: readonly Verdict[], kindOf: HealthInput['kindOf']): AlarmHealth['falseAlarmsByKind'] {
  return [...Map.groupBy(verdicts, ({ device }) => kindOf(device))]
    .map(([kind, given]) => {
      const falseAlarms = given.filter(({ isFalse }) => isFalse).length
      return { kind, verdicts: given.length, falseAlarms, share: falseAlarms / given.length }
    })
    .sort((a, b) => b.falseAlarms - a.falseAlarms || b.share - a.share)
}

const listed = (alarms: readonly AlarmRecord[]): AlarmHealth['now']['stale'] => ({
  count: alarms.length,
  alarms: alarms
    .toSorted((a, b) => b.receivedAt - a.receivedAt)
    .slice(0, LISTED)
    .map(alarmView),
})

const atMost = (value: number | null, target: number, source: HealthSource): Measure => ({ value, target, bound: 'atMost', source })
const atLeast = (value: number | null, target: number, source: HealthSource): Measure => ({ value, target, bound: 'atLeast', source })
