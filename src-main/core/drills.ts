/** The drills' side of the real core: their result sheets, and the course of past incidents to play again. */
import type { DrillSheet } from '../../src-preload/contract/drills.contract.ts'
import { DrillsStore } from '../domains/drills/drills.store.ts'
import type { PastCourse } from '../domains/drills/past-incident.rules.ts'
import type { Actor } from '../domains/incidents/incident.types.ts'
import type { Work } from '../kernel/work.ts'
import type { Sqlite } from '../store/open.ts'
import type { CorePart } from './part.ts'
import type { CoreViews } from './views.ts'

/** The course of a point is played in at most so many steps. */
const STEPS_MAX = 300
const BEFORE_MS = 30_000
const AFTER_MS = 1_800_000

export interface DrillsNeeds {
  db: Sqlite
  work: Work
  views: () => CoreViews
}

export function createDrills({ db, work, views }: DrillsNeeds) {
  const store = new DrillsStore(db)
  const sheets = work.list<DrillSheet>()
  const part: CorePart = { flush: () => store.append(sheets) }
  const seconds = (from: number, at: string | null | undefined) => (at ? (Date.parse(at) - from) / 1000 : null)

  return {
    part,
    count: () => store.count(),
    page: (before: number, limit: number) => store.page(before, limit),
    begun: (id: string, scenario: string, participants: readonly string[], by: Actor): void =>
      work.fact('drill.begun', by.name, null, { drill: id, scenario, participants: participants.length }),
    keep(sheet: DrillSheet, by: Actor): DrillSheet {
      sheets.push(sheet)
      work.fact('drill.ended', by.name, null, { drill: sheet.id, incidents: sheet.incidents.length })
      return sheet
    },
    /** Undefined when there is no such incident. */
    course(id: string): PastCourse | undefined {
      const incident = views().incidentById(id)
      if (!incident) return undefined
      const warning = Date.parse(incident.openedAt)
      const since = warning - BEFORE_MS
      const until = Math.min(Date.parse(incident.archivedAt ?? incident.openedAt) || warning, warning + AFTER_MS) + BEFORE_MS
      const points = new Map(incident.alarms.map(({ device, point }) => [`${device}/${point}`, { device, point }]))
      const devices = [...new Set(incident.alarms.map(({ device }) => device))].flatMap((device) => {
        const known = views().devices.one(device)
        if (!known) return []
        const own = [...points.values()].filter((point) => point.device === device)
        return [
          {
            kind: known.kind,
            points: own.map(({ point }) => ({
              id: point,
              course: views()
                .devices.history(device, point, since, until, STEPS_MAX)
                .map(({ at, max }) => ({ atS: Math.round((Date.parse(at) - since) / 1000), value: max })),
            })),
          },
        ]
      })
      const [order] = incident.orders
      const given = order ? Date.parse(order.givenAt) : 0
      return {
        devices,
        answer: incident.calls.findLast(({ answer }) => answer !== null)?.answer ?? null,
        acknowledgedS: seconds(given, order?.acknowledgedAt),
        arrivedS: seconds(given, order?.arrivedAt),
      }
    },
  }
}
