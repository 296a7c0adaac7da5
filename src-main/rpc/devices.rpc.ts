/** Binds the procedures of devices. */
import type {
  Availability,
  Bucket,
  Device,
  DeviceDraft,
  Found,
  LimitOverride,
  Rejected,
} from '../../src-preload/contract/devices.contract.ts'
import type { JournalEntry } from '../../src-preload/contract/journal.contract.ts'
import { draftsOf, tableOf } from '../domains/devices/device-table.rules.ts'
import { mimeOf, readTable, writeTable } from '../exchange/table-files.ts'
import type { Clock } from '../kernel/clock.ts'
import { type ContractServer, found, me } from './contract-server.ts'
import { cursorOf, positionOf } from './pages.ts'
import { deviceWithoutPersons, entryWithoutPersons, isDesk, rejectedWithoutPersons } from './privacy.ts'

/** A table that fits nowhere at all would answer with as many errors as it has cells. */
const ERRORS_SHOWN = 500

interface Mode {
  mode: 'test' | 'outOfService'
  until: number
  reason: string
  by: string
}

export interface DevicesApi {
  clock: Clock
  change<T>(run: () => T): Promise<T>
  network: {
    registry: {
      register(draft: DeviceDraft, by: string): unknown
      registerAll(drafts: readonly DeviceDraft[], by: string): { added: number; changed: number; same: number }
      compare(draft: DeviceDraft): 'added' | 'changed' | 'same'
      check(draft: DeviceDraft): string[]
      drafts(): DeviceDraft[]
      remove(id: string, reason: string, by: string): void
      override(id: string, overrides: Readonly<Record<string, LimitOverride>>, by: string): unknown
    }
    modes: { set(devices: readonly string[], mode: Mode): void; putBack(devices: readonly string[], by: string): void }
    found: { ignore(address: { source: Found['source']; address: string }, by: string): void }
  }
  views: {
    /** What the journal says of a device, newest first. */
    journalOf(device: string, before: number, limit: number): JournalEntry[]
    devices: {
      after(id: string | undefined, of: { zone?: string; kind?: string }): Iterable<Device>
      one(id: string): Device | undefined
      readings(device: string, point: string, since: number, until: number, limit: number): { at: string; value: number; late: boolean }[]
      history(device: string, point: string, since: number, until: number, buckets: number): Bucket[]
      availability(device: string, since: number, now: number): { share: number | null; outages: number }
      availabilities(since: number, now: number): Availability
      picture(device: string, at: number): { at: string; mime: string; base64: string } | null
      limits(device: string): { point: string; limit: Record<string, unknown>; override: LimitOverride | null }[]
      tryLimit(
        device: string,
        point: string,
        limit: unknown,
        since: number,
        until: number,
      ): { readings: number; fired: string[]; spans: { from: string; to: string }[] }
      rejected(): Rejected[]
      found(): Found[]
    }
  }
}

export const devicesRpc = (os: ContractServer['devices'], { clock, change, network, views: coreViews }: DevicesApi) => {
  const { registry, modes, found: foundDevices } = network
  const views = coreViews.devices
  const done = { ok: true as const }
  const one = (id: string): Device => found(views.one(id), 'device.notFound')
  return {
    list: os.list.handler(({ input: { zone, kind, state, cursor, limit }, context }) => {
      const [after] = positionOf(cursor, 'string') ?? []
      const items: Device[] = []
      for (const device of views.after(after, { zone, kind })) {
        if (state && device.state !== state) continue
        const last = items.at(-1)
        if (last && items.length === limit) return { items, next: cursorOf(last.id) }
        items.push(deviceWithoutPersons(me(context), device))
      }
      return { items, next: null }
    }),
    get: os.get.handler(({ input, context }) => deviceWithoutPersons(me(context), one(input.id))),
    readings: os.readings.handler(({ input: { device, point, since, until, limit } }) => ({
      items: views.readings(device, point, since ? Date.parse(since) : 0, until ? Date.parse(until) : Number.MAX_SAFE_INTEGER, limit),
      next: null,
    })),
    history: os.history.handler(({ input: { id, point, since, until, buckets } }) => ({
      items: views.history(one(id).id, point, Date.parse(since), Date.parse(until), buckets),
      next: null,
    })),
    availability: os.availability.handler(({ input }) => views.availability(one(input.id).id, Date.parse(input.since), clock.now())),
    events: os.events.handler(({ input, context }) => {
      const [seq] = positionOf(input.cursor, 'number') ?? []
      const items = coreViews.journalOf(input.id, seq ?? Number.MAX_SAFE_INTEGER, input.limit)
      const last = items.at(-1)
      const next = items.length === input.limit && last ? cursorOf(last.seq) : null
      return { items: items.map((entry) => entryWithoutPersons(me(context), entry)), next }
    }),
    availabilities: os.availabilities.handler(({ input }) => views.availabilities(Date.parse(input.since), clock.now())),
    picture: os.picture.handler(({ input, context }) =>
      isDesk(me(context)) ? views.picture(input.id, input.at ? Date.parse(input.at) : clock.now()) : null,
    ),
    rejected: os.rejected.handler(({ context }) => ({
      items: views.rejected().map((message) => rejectedWithoutPersons(me(context), message)),
      next: null,
    })),
    found: os.found.handler(() => ({ items: views.found(), next: null })),
    ignore: os.ignore.handler(async ({ input, context }) => {
      await change(() => foundDevices.ignore(input, me(context).name))
      return done
    }),
    register: os.register.handler(async ({ input, context }) => {
      await change(() => registry.register(input, me(context).name))
      return one(input.id)
    }),
    remove: os.remove.handler(async ({ input, context }) => {
      await change(() => registry.remove(input.id, input.reason, me(context).name))
      return done
    }),
    override: os.override.handler(async ({ input, context }) => {
      await change(() => registry.override(input.id, input.overrides, me(context).name))
      return one(input.id)
    }),
    startTest: os.startTest.handler(async ({ input: { devices, until, reason }, context }) => {
      await change(() => modes.set(devices, { mode: 'test', until: Date.parse(until), reason, by: me(context).name }))
      return done
    }),
    takeOut: os.takeOut.handler(async ({ input: { devices, until, reason }, context }) => {
      await change(() => modes.set(devices, { mode: 'outOfService', until: Date.parse(until), reason, by: me(context).name }))
      return done
    }),
    putBack: os.putBack.handler(async ({ input, context }) => {
      await change(() => modes.putBack(input.devices, me(context).name))
      return done
    }),
    limits: os.limits.handler(({ input }) => ({ items: views.limits(one(input.id).id), next: null })),
    tryLimit: os.tryLimit.handler(({ input: { id, point, limit, since, until } }) =>
      views.tryLimit(one(id).id, point, limit, Date.parse(since), Math.min(Date.parse(until), clock.now())),
    ),
    import: os.import.handler(async ({ input: { format, base64, dryRun }, context }) => {
      const rows = await readTable(format, Buffer.from(base64, 'base64'))
      // Checked and carried out in one input: nothing can change in between.
      return change(() => {
        const { drafts, errors } = draftsOf(rows, (draft) => registry.check(draft))
        if (dryRun || errors.length > 0) {
          const counts = { added: 0, changed: 0, same: 0 }
          for (const draft of drafts) counts[registry.compare(draft)]++
          return { ...counts, errors: errors.slice(0, ERRORS_SHOWN) }
        }
        return { ...registry.registerAll(drafts, me(context).name), errors: [] }
      })
    }),
    export: os.export.handler(async ({ input: { format } }) => ({
      name: `devices.${format}`,
      mime: mimeOf(format),
      base64: (await writeTable(format, tableOf(registry.drafts()))).toString('base64'),
    })),
  }
}
