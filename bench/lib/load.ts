/** What goes on at a big site: sensors that report, people who walk, incidents that stay open. */
import type { BigSite } from './big-site.ts'
import type { BenchCore } from './core.ts'

const TICK_MS = 50
/** Readings on their way at once: more would only wait in the pipe. */
const MOST_UNDERWAY = 500

/** Harmless values of the kinds that there are most of. */
const CALM: Readonly<Record<string, () => Record<string, number>>> = {
  'smoke-detector': () => ({ smoke: Number((Math.random() * 0.05).toFixed(3)) }),
  'gas-detector': () => ({ gas: Number((Math.random() * 2).toFixed(2)) }),
  'water-meter': () => ({ flow: 0 }),
}

/** Every device says that it is there, so that the picture is one of a site at work. */
export async function wakeAll(core: BenchCore, { devices }: BigSite): Promise<void> {
  const heard = devices.map(
    ({ id, kind }) =>
      () =>
        core.publish(id, (CALM[kind] ?? (() => ({ battery: 90 })))()),
  )
  for (let at = 0; at < heard.length; at += MOST_UNDERWAY) await Promise.all(heard.slice(at, at + MOST_UNDERWAY).map((say) => say()))
}

/** Opens that many incidents, each in a household of its own. */
export async function raise(core: BenchCore, { devices }: BigSite, count: number): Promise<void> {
  const detectors = devices.filter(({ kind, household }) => kind === 'smoke-detector' && household)
  const chosen = new Map(detectors.map((device) => [device.household, device]))
  const step = Math.max(1, Math.floor(chosen.size / count))
  const burning = [...chosen.values()].filter((_, i) => i % step === 0).slice(0, count)
  await Promise.all(burning.map(({ id }) => core.publish(id, { smoke: 0.6 })))
}

/** Publishes `perSecond` readings of all sensors in turn until it is ended; the end tells how many a second the core took. */
export function report(core: BenchCore, { devices }: BigSite, perSecond: number) {
  const sensors = devices.flatMap(({ id, kind }) => {
    const values = CALM[kind]
    return values ? [{ id, values }] : []
  })
  const startedAt = performance.now()
  let sent = 0
  let taken = 0
  const tick = () => {
    const due = Math.floor(((performance.now() - startedAt) / 1000) * perSecond)
    for (; sent < due && sent - taken < MOST_UNDERWAY; sent++) {
      const sensor = sensors[sent % sensors.length]
      if (sensor) void core.publish(sensor.id, sensor.values()).then(() => taken++)
    }
  }
  const timer = setInterval(tick, TICK_MS)
  return {
    end(): number {
      clearInterval(timer)
      return taken / ((performance.now() - startedAt) / 1000)
    },
  }
}

/** Everybody walks around the place where they are at home; each tells where once in `everyMs`. */
export function walk(core: BenchCore, { staff }: BigSite, everyMs: number) {
  let round = 0
  const perTick = Math.ceil((staff.length * TICK_MS) / everyMs)
  const timer = setInterval(() => {
    for (let i = 0; i < perTick; i++, round++) {
      const member = staff[round % staff.length]
      if (!member) continue
      const angle = (round / staff.length) * 0.35 + round
      const [lng, lat] = member.lngLat
      void core.locate(member.id, [lng + Math.cos(angle) * 0.0003, lat + Math.sin(angle) * 0.0003])
    }
  }, TICK_MS)
  return { end: () => clearInterval(timer) }
}
