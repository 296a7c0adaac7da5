/** SQL of the map as it was: what was open at a moment, who could be heard, where staff were last. Every reading is bounded. */
import type { Place } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Sqlite } from '../../store/open.ts'
import type { TrackRow } from '../dispatch/dispatch.types.ts'
import type { PastAlarm, PastIncident, PastLink } from './history.types.ts'

/** As the indices of these tables have it. */
const FOREVER = '9223372036854775807'
const INCIDENTS_MAX = 2_000
const ALARMS_MAX = 20_000

export function historyStore(db: Sqlite) {
  const first = db.prepare<[], number>('SELECT at FROM journal ORDER BY seq LIMIT 1').pluck()
  const incidents = db.prepare<[number, number], Omit<PastIncident, 'place'> & { place: string }>(
    `SELECT incident_id AS id, kind, priority, opened_at AS openedAt, archived_at AS archivedAt, snapshot -> '$.context.place' AS place
     FROM incidents WHERE coalesce(archived_at, ${FOREVER}) > ? AND opened_at <= ? LIMIT ${INCIDENTS_MAX}`,
  )
  const alarms = db.prepare<[number, number], PastAlarm>(
    `SELECT device_id AS device, hazard, priority, document ->> '$.returnedAt' AS returnedAt
     FROM alarms WHERE coalesce(closed_at, ${FOREVER}) > ? AND received_at <= ? LIMIT ${ALARMS_MAX}`,
  )
  const links = db.prepare<{ at: number; after: number; most: number }, { number: number; device: string; online: number | null }>(
    `SELECT device_no AS number, device_id AS device,
       (SELECT value FROM readings WHERE readings.device_no = device_numbers.device_no AND at <= @at
        AND point_no = (SELECT point_no FROM point_numbers WHERE point_id = 'online') ORDER BY at DESC LIMIT 1) AS online
     FROM device_numbers WHERE device_no > @after ORDER BY device_no LIMIT @most`,
  )
  const track = db.prepare<[string, number, number], { at: number; lng: number; lat: number }>(
    'SELECT at, lng, lat FROM staff_tracks WHERE staff_id = ? AND at > ? AND at <= ? ORDER BY at DESC LIMIT 1',
  )
  return {
    /** When the journal begins; undefined while nothing happened. */
    since: (): number | undefined => first.get(),
    incidents: (at: number): PastIncident[] =>
      incidents.all(at, at).map(({ place, ...incident }) => ({ ...incident, place: JSON.parse(place) as Place })),
    alarms: (at: number): PastAlarm[] => alarms.all(at, at),
    /** Devices in the order of their numbers, `most` beginning behind `after`; `last` is null behind the last one. */
    links(at: number, after: number, most: number): { links: PastLink[]; last: number | null } {
      const rows = links.all({ at, after, most })
      const heard = rows.filter(({ online }) => online !== null)
      return {
        links: heard.map(({ device, online }) => ({ device, isOnline: online === 1 })),
        last: rows.length === most ? (rows.at(-1)?.number ?? null) : null,
      }
    },
    /** The last position told between two times. */
    position(staff: string, since: number, at: number): TrackRow | undefined {
      const row = track.get(staff, since, at)
      return row && { staff, at: row.at, lngLat: [row.lng, row.lat] }
    },
  }
}
