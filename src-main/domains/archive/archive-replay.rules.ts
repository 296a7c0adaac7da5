/** A record as a course of events in the order of time. Pure. */
import type { ArchiveRecord, Replay, ReplayEvent } from '../../../src-preload/contract/archive-record.types.ts'
import type { Call } from '../../../src-preload/contract/calls.contract.ts'
import { iso } from '../../kernel/clock.ts'

/** Of the same moment: what was measured comes before what was made of it. */
const RANK: Record<ReplayEvent['type'], number> = { reading: 0, position: 1, call: 2, fact: 3 }

export function replayOf(record: ArchiveRecord): Replay {
  const { incident, calls, devices, staff, since, until } = record
  const start = Date.parse(since)
  const events: ReplayEvent[] = [
    ...record.readings.flatMap(({ device, point, unit, values }) =>
      values.map(([offset, value]) => ({ type: 'reading' as const, at: iso(start + offset), device, point, unit, value })),
    ),
    ...record.tracks.flatMap(({ staff, positions }) =>
      positions.map(([offset, lng, lat]) => ({
        type: 'position' as const,
        at: iso(start + offset),
        staff,
        lngLat: [lng, lat] as [number, number],
      })),
    ),
    ...calls.flatMap(callSteps),
    ...record.timeline.map((fact) => ({ type: 'fact' as const, ...fact })),
  ]
  // Stable: of the same kind and moment the order of the record is kept.
  events.sort((a, b) => (a.at === b.at ? RANK[a.type] - RANK[b.type] : a.at < b.at ? -1 : 1))
  const last = events.at(-1)?.at ?? until
  return { incident, calls, devices, staff, startAt: since, endAt: last > until ? last : until, events }
}

const callSteps = ({ id, askedAt, ringingAt, answeredAt, endedAt }: Call): ReplayEvent[] => {
  const steps = [
    ['dialling', askedAt],
    ['ringing', ringingAt],
    ['talking', answeredAt],
    ['ended', endedAt],
  ] as const
  return steps.flatMap(([state, at]) => (at === null ? [] : [{ type: 'call' as const, at, call: id, state }]))
}
