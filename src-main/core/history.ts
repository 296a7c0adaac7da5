/** The map as it was, read in slices: between two of them the input loop goes on, and no alarm waits for somebody who looks back. */
import { setImmediate } from 'node:timers/promises'
import type { Moment } from '../../src-preload/contract/history.contract.ts'
import { STEPS_MAX } from '../domains/devices/supervision.rules.ts'
import { devicesThen, silentThen } from '../domains/history/history.rules.ts'
import { historyStore } from '../domains/history/history.store.ts'
import { type Clock, iso, isoOrNull } from '../kernel/clock.ts'
import type { Sqlite } from '../store/open.ts'
import type { DeviceNetwork } from './device-network.ts'

/** Devices and people that are looked at in one go: a few milliseconds. */
const SLICE = 500
/** Where somebody was longer ago than a shift says nothing. */
const SHIFT_MS = 12 * 3_600_000

export interface HistoryNeeds {
  db: Sqlite
  clock: Clock
  network: DeviceNetwork
  staff: () => { id: string }[]
}

export function createHistory({ db, clock, network: { registry, supervision }, staff }: HistoryNeeds) {
  const store = historyStore(db)

  async function offlineThen(at: number): Promise<string[]> {
    const out = new Set<string>()
    for (let after: number | null = 0; after !== null; await setImmediate()) {
      const { links, last } = store.links(at, after, SLICE)
      for (const { device, isOnline } of links) if (!isOnline) out.add(device)
      after = last
    }
    const gatewayOf = (id: string) => {
      const entry = registry.get(id)
      return entry ? supervision.gatewayOf(entry) : null
    }
    return silentThen(registry.rows.keys(), (id) => out.has(id), gatewayOf, STEPS_MAX)
  }

  async function staffThen(at: number): Promise<Moment['staff']> {
    const found: Moment['staff'] = []
    for (const [i, { id }] of staff().entries()) {
      const last = store.position(id, at - SHIFT_MS, at)
      if (last) found.push({ id, lngLat: last.lngLat, at: iso(last.at) })
      if (i % SLICE === SLICE - 1) await setImmediate()
    }
    return found
  }

  return {
    span: (): { from: string; to: string } => {
      const to = clock.now()
      return { from: iso(Math.min(store.since() ?? to, to)), to: iso(to) }
    },
    /** `at` in UTC ms. Devices and staff of today: what was taken away since is not shown. */
    async at(at: number): Promise<Moment> {
      const incidents = store.incidents(at)
      await setImmediate()
      const alarms = store.alarms(at)
      await setImmediate()
      return {
        at: iso(at),
        incidents: incidents.map((incident) => ({
          ...incident,
          openedAt: iso(incident.openedAt),
          archivedAt: isoOrNull(incident.archivedAt),
        })),
        devices: devicesThen(alarms, await offlineThen(at), at).filter(({ id }) => registry.get(id)),
        staff: await staffThen(at),
      }
    },
  }
}
