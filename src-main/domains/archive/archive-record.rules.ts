/** The record of an incident out of its parts: the same parts always make the same record (N-6.3.7.1). Pure. */
import type { ArchiveRecord, ResponseTimes } from '../../../src-preload/contract/archive-record.types.ts'
import type { Outcome } from '../../../src-preload/contract/figures.contract.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { ArchiveParts } from './archive.types.ts'

/** Facts that say what was done against it; the others say what was found, decided or written. */
const MEASURES = new Set([
  'incident.called',
  'incident.staffDispatched',
  'incident.staffArrived',
  'incident.handled',
  'incident.casualtyTriaged',
  'incident.casualtyHandedOver',
  'incident.rescueReported',
  'incident.evacuated',
  'incident.evacueeNoted',
  'incident.cordonSet',
  'incident.secured',
  'incident.partyAdvised',
  'incident.referred',
  'incident.stepTicked',
  'incident.stepSkipped',
  'incident.stepDecided',
  'action.commanded',
  'action.stopped',
])

export function archiveRecord({ zone, ...parts }: ArchiveParts): ArchiveRecord {
  const { incident, timeline } = parts
  const { place, kind, priority, openedAt, clearedAt } = incident
  return {
    format: 'watchroom-archive/1',
    publishedAt: openedAt,
    kind,
    priority,
    outcome: outcomeOf(incident),
    area: { zone: place.zone, ...zone, place: place.text, placeEn: place.textEn },
    measures: timeline.filter(({ fact }) => MEASURES.has(fact)),
    clearedAt,
    response: responseOf(incident),
    ...parts,
  }
}

function outcomeOf({ state, clearedAt, verdict, reports }: Incident): Outcome {
  if (clearedAt === null && state !== 'archived') return 'open'
  if (verdict === 'false') return 'false'
  return reports.length > 0 ? 'rescue' : 'handled'
}

function responseOf({ openedAt, alarms, calls, orders, ...incident }: Incident): ResponseTimes {
  const first = (times: readonly (string | null)[]): number | null => {
    const [earliest] = times.filter((at) => at !== null).sort()
    // A clock that was set back between two acts must not make time negative.
    return earliest === undefined ? null : Math.max(0, Date.parse(earliest) - Date.parse(openedAt))
  }
  return {
    firstAct: first(alarms.map(({ firstActAt }) => firstActAt)),
    accepted: first([incident.acceptedAt]),
    called: first(calls.map(({ at }) => at)),
    ordered: first(orders.map(({ givenAt }) => givenAt)),
    arrived: first(orders.map(({ arrivedAt }) => arrivedAt)),
    cleared: first([incident.clearedAt]),
    archived: first([incident.archivedAt]),
  }
}
