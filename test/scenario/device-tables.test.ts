/** Tables of devices that go from one console to another: nothing is refused that stands on its own, and every device is heard. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { draftsOf, tableOf } from '../../src-main/domains/devices/device-table.rules.ts'
import { DeviceDraft } from '../../src-preload/contract/devices.contract.ts'
import { OPERATOR, TestCore } from '../support/test-core.ts'

let site: TestCore
beforeEach(() => {
  site = new TestCore()
})
afterEach(() => site.end())

const draft = (id: string, kind: string, source: string, address: string, via: string | null) =>
  DeviceDraft.parse({ id, kind, name: id, zone: 'grid-1', place: id, lngLat: [120.6, 31.32], source: { source, address, via } })

async function importRows(rows: string[][]) {
  const { registry } = site.core.network
  const done = site.core.change(() => {
    const { drafts, errors } = draftsOf(rows, (row) => registry.check(row))
    return { ...registry.registerAll(drafts, OPERATOR.name), errors }
  })
  done.catch(() => {})
  site.core.loop.drain()
  return done
}

it('a gateway that stands below its devices in the table is taken as it stands there', async () => {
  const rows = tableOf([
    draft('attic', 'water-leak-sensor', 'zigbee2mqtt', '0x01', 'hub'),
    draft('hub-7', 'gateway', 'zigbee2mqtt', 'hub', null),
  ])
  expect(await importRows(rows)).toEqual({ added: 2, changed: 0, same: 0, errors: [] })
  expect(site.core.views.devices.one('attic')?.gateway).toBe('hub-7')
})

it('a device whose family is written down as our own is reached as such', async () => {
  expect(await importRows(tableOf([draft('smoke-9', 'smoke-detector', 'watchroom', 'lane/smoke-9', null)]))).toMatchObject({ added: 1 })
  site.send('smoke-9', { smoke: 0.9 })
  expect(site.only.place.device).toBe('smoke-9')
})

it('what was exported is imported again without a change', async () => {
  const rows = tableOf(site.core.network.registry.drafts())
  expect(await importRows(rows)).toEqual({ added: 0, changed: 0, same: rows.length - 1, errors: [] })
})
