/** A replay made ready to be shown at any moment: series by point, trails by person, and the marks people step through. Pure. */
import type { RecordFact, Replay, ReplayEvent } from '../../../src-preload/contract/archive-record.types.ts'

/** What happened at a mark: it got worse, somebody did something, a deadline ran out, or it was over. */
export type Tone = 'worse' | 'act' | 'missed' | 'better'

export interface Mark {
  at: number
  tone: Tone
}

export interface Fact extends Omit<RecordFact, 'at'> {
  at: number
}

/** Values of one point, or positions of one person, oldest first. */
export interface Series<T> {
  at: number[]
  values: T[]
}

export interface Course {
  replay: Replay
  /** A while before the warning. */
  start: number
  opened: number
  end: number
  facts: Fact[]
  /** Of them, those that people are shown; there is a mark for each. */
  told: Fact[]
  marks: Mark[]
  /** By `device/point`. */
  readings: ReadonlyMap<string, Series<number> & { device: string; point: string; unit: string }>
  /** By person. */
  trails: ReadonlyMap<string, Series<[number, number]>>
}

const TONES: Record<string, Tone> = {
  'incident.opened': 'worse',
  'alarm.raised': 'worse',
  'alarm.retriggered': 'worse',
  'alarm.returned': 'better',
  'incident.secured': 'better',
  'incident.cleared': 'better',
  'incident.archived': 'better',
  'deadline.missed': 'missed',
  'incident.escalated': 'missed',
}

const ofType = <T extends ReplayEvent['type']>(replay: Replay, type: T) =>
  replay.events.filter((event): event is Extract<ReplayEvent, { type: T }> => event.type === type)

/** What was measured before the warning takes a quarter of the time at most, where that is more than a minute. */
const BEFORE_MS = 60_000
const BEFORE_SHARE = 1 / 3

/** `isTold`: what people are shown of the journal. */
export function courseOf(replay: Replay, isTold: (fact: { fact: string }) => boolean): Course {
  const facts = ofType(replay, 'fact').map(({ type: _type, ...fact }) => ({ ...fact, at: Date.parse(fact.at) }))
  const told = facts.filter(isTold)
  const readings = new Map<string, Series<number> & { device: string; point: string; unit: string }>()
  for (const { device, point, unit, at, value } of ofType(replay, 'reading')) {
    const key = `${device}/${point}`
    const series = readings.get(key) ?? { device, point, unit, at: [], values: [] }
    series.at.push(Date.parse(at))
    series.values.push(value)
    readings.set(key, series)
  }
  const trails = new Map<string, Series<[number, number]>>()
  for (const { staff, at, lngLat } of ofType(replay, 'position')) {
    const trail = trails.get(staff) ?? { at: [], values: [] }
    trail.at.push(Date.parse(at))
    trail.values.push(lngLat)
    trails.set(staff, trail)
  }
  const opened = Date.parse(replay.incident.openedAt)
  const end = Date.parse(replay.endAt)
  return {
    replay,
    start: Math.max(Date.parse(replay.startAt), opened - Math.max(BEFORE_MS, (end - opened) * BEFORE_SHARE)),
    opened,
    end,
    facts,
    told,
    marks: told.map(({ at, fact }) => ({ at, tone: TONES[fact] ?? 'act' })),
    readings,
    trails,
  }
}

/** How many of these times are not after a moment; `at` ascending. */
export function countUntil(at: readonly number[], moment: number): number {
  let low = 0
  let high = at.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((at[middle] ?? 0) <= moment) low = middle + 1
    else high = middle
  }
  return low
}

/** The newest value at a moment, and when it was taken. */
export function latest<T>({ at, values }: Series<T>, moment: number): { at: number; value: T } | null {
  const index = countUntil(at, moment) - 1
  const [time, value] = [at[index], values[index]]
  return time === undefined || value === undefined ? null : { at: time, value }
}
