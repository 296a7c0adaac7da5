/** A scenario on the demo site, played to a whole core on a manual clock; orders of the core go back to the outputs. */
import { createCore } from '../../../src-main/core/core.ts'
import { readResources } from '../../../src-main/core/resources.ts'
import type { Heard, WriteCommand } from '../../../src-main/domains/devices/devices.ports.ts'
import { SiteFile } from '../../../src-main/domains/site/site-file.types.ts'
import { silentLogger } from '../../../src-main/kernel/logger.ts'
import { createFleet, TICK_MS } from '../../../src-main/simulator/fleet.ts'
import { openMemoryStore } from '../../../src-main/store/open.ts'
import { CountingIds } from '../../support/counting-ids.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { FakeNetwork, OPERATOR } from '../../support/test-core.ts'
import { RESOURCES, readJson } from '../data/read-json.ts'

export const site = SiteFile.parse(readJson('sites/demo.site.json'))
const resources = readResources(RESOURCES)

/** `began`: UTC ms. */
export function play(scenario: string, began?: number) {
  const clock = new ManualClock(began)
  const store = openMemoryStore()
  const core = createCore({ store, clock, ids: new CountingIds(), log: silentLogger, resources, site, version: '0.0.0-test' })
  const fleet = createFleet(site, scenario, 1)
  const write = async ({ id, address, value }: WriteCommand) =>
    fleet.order(address.slice(site.id.length + 1), { id, on: value === 0 ? 0 : 1 })
  core.connect('embedded', Object.assign(new FakeNetwork(), { write }))
  core.start()

  const addressOf = (device: string) => ({ source: 'watchroom', address: `${site.id}/${device}` }) as const
  const hear = (heard: Heard) =>
    core.intake.hear({ source: 'watchroom', topic: '', receivedAt: clock.now(), bytes: 1, excerpt: '' }, [heard], () => {})
  const tick = () => {
    clock.advance(TICK_MS)
    const { turns, messages } = fleet.step()
    for (const { gateway, alive } of turns) hear({ type: 'link', ...addressOf(gateway), online: alive })
    for (const { device, values } of messages)
      hear({ type: 'report', ...addressOf(device), via: null, at: clock.now(), values: new Map(Object.entries(values)) })
    core.loop.drain()
  }

  return {
    core,
    async pass(seconds: number): Promise<void> {
      for (let s = 0; s < seconds; s++) {
        for (let ms = 0; ms < 1000; ms += TICK_MS) tick()
        core.tick()
        core.loop.drain()
        // Orders go out, and their delivery comes back.
        for (let turn = 0; turn < 2; turn++) await new Promise((resume) => setImmediate(resume))
        core.loop.drain()
      }
    },
    /** One person agrees to what is proposed for an output. */
    async confirm(device: string): Promise<void> {
      const action = core.views.linkage.all().find((each) => each.device === device)
      const decided = core.change(() => core.linkage.rules.confirm(action?.id ?? '', OPERATOR))
      core.loop.drain()
      await decided
    },
    /** Newest value of a point. */
    value: (device: string, point: string) => core.network.devices.point(device, point)?.value,
    alarms: () => core.views.alarms({ before: Number.MAX_SAFE_INTEGER, limit: 1000 }).items,
    incidents: () => core.views.incidents({ open: true, before: null, limit: 100 }),
    end(): void {
      core.stop()
      store.close()
    },
  }
}
