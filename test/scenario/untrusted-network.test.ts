/** Whatever strangers on the network say: the console starts again, its lists can be read, and its memory stays small. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import type { Description, Heard } from '../../src-main/domains/devices/devices.ports.ts'
import { DeviceDraft, Found } from '../../src-preload/contract/devices.contract.ts'
import { OPERATOR, TestCore } from '../support/test-core.ts'
import { tinySite } from '../support/tiny-site.ts'

let dir: string
let site: TestCore
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'watchroom-untrusted-'))
  site = await TestCore.onDisk(dir)
})
afterEach(() => {
  site.end()
  rmSync(dir, { recursive: true, force: true })
})

const LONG = 'x'.repeat(300)
const AT = { source: 'zigbee2mqtt', address: '0x01' } as const
const point = (id: string, more: object = {}) =>
  ({ id, name: id, unit: '', type: 'number', range: null, writable: false, ...more }) as const
const described = (more: Partial<Description>): Description => ({
  type: 'description',
  ...AT,
  via: null,
  name: 'plug',
  vendor: '',
  model: '',
  kind: null,
  points: [],
  ...more,
})
const report = (values: [string, number][], more: object = {}): Heard => ({
  type: 'report',
  ...AT,
  via: null,
  at: null,
  values: new Map(values),
  ...more,
})
const hear = (...heard: Heard[]) => {
  site.hear(...heard)
  site.core.loop.drain()
}
async function change(run: () => unknown): Promise<void> {
  const done = site.core.change(run)
  site.core.loop.drain()
  await done
}
const draft = (more: object = {}) =>
  DeviceDraft.parse({
    id: 'plug-1',
    kind: 'smoke-detector',
    name: '插座',
    zone: 'grid-1',
    place: '河边巷',
    lngLat: [120.6, 31.32],
    source: { ...AT, via: null },
    ...more,
  })
const register = (more: object = {}) => change(() => site.core.network.registry.register(draft(more), OPERATOR.name))
const found = () => site.core.views.devices.found()

describe('a device registered from what its network says of it', () => {
  it.each([
    ['points without a name', described({ points: [point('')] })],
    ['points with an endless name', described({ points: [point(LONG)] })],
    ['a range that has no end', described({ points: [point('level-2', { range: [0, Number.POSITIVE_INFINITY] })] })],
    ['a range that is none', described({ points: [point('level-2', { range: [Number.NaN, 1] })] })],
    ['a gateway without a name', described({ address: 'hub', name: '' })],
    ['a gateway with an empty name', described({ address: 'hub', name: '   ', via: '' })],
    ['a gateway behind an endless address', described({ address: 'hub', via: LONG })],
  ])('never keeps the console from starting again, or its table from being exported: %s', async (_what, description) => {
    hear(description)
    await register({ source: { ...AT, via: 'hub' } })
    site.end()
    site = await TestCore.onDisk(dir, site)
    hear(report([['smoke-alarm', 1]]))
    expect(site.only.place.device).toBe('plug-1')
    expect(z.array(DeviceDraft).safeParse(site.core.network.registry.drafts()).success).toBe(true)
  })

  it('brings no endless row of gateways with it', async () => {
    for (let index = 0; index < 3000; index++) site.hear(described({ address: `hub-${index}`, via: `hub-${index + 1}` }))
    for (let group = 0; group < 8; group++) site.core.loop.drain()
    await register({ source: { ...AT, via: 'hub-0' } })
    expect(site.core.network.registry.size).toBeLessThan(tinySite.devices.length + 10)
  })

  it('understands what discovery learns of it only later', async () => {
    await register()
    hear(described({ points: [point('soil-moisture', { unit: '%', range: [0, 100] })] }))
    hear(report([['soil-moisture', 41]]))
    expect(site.core.views.devices.one('plug-1')?.points).toContainEqual(
      expect.objectContaining({ id: 'soil-moisture', unit: '%', value: 41 }),
    )
  })
})

describe('the found list', () => {
  it.each([
    ['a nameless point', report([['', 1]])],
    ['an endless name of a point', report([[LONG, 1]])],
    ['an endless gateway', report([['x', 1]], { via: LONG })],
    ['an empty gateway', report([['x', 1]], { via: '' })],
    ['an endless address', report([['x', 1]], { address: LONG })],
    ['an empty address', report([['x', 1]], { address: '' })],
    ['a kind that is none', described({ kind: '' })],
    [
      'the name of every object',
      report([
        ['__proto__', 1],
        ['constructor', 1],
      ]),
    ],
  ])('can still be read after %s', (_what, heard) => {
    hear(heard)
    expect(z.array(Found).safeParse(found()).error).toBeUndefined()
  })

  it('shows the newest values, however many points there are', () => {
    const values = (value: number) => Array.from({ length: 70 }, (_, index): [string, number] => [`point-${index}`, value])
    hear(report(values(1)))
    site.clock.advance(20_000)
    hear(report(values(2)))
    expect(found()[0]?.points.map(({ value }) => value)).toEqual(new Array(70).fill(2))
  })

  it('is not searched through for every stranger, nor remembers those it let go', () => {
    const stranger = (index: number) => report([['x', 1]], { address: `0x${index}` })
    for (let index = 0; index < 5000 + tinySite.devices.length; index++) site.hear(stranger(index))
    for (let group = 0; group < 12; group++) site.core.loop.drain()
    const search = vi.spyOn(site.core.network.found.records, 'values')
    for (let index = 10_000; index < 10_400; index++) site.hear(stranger(index))
    site.core.loop.drain()
    expect(search.mock.calls.length).toBeLessThanOrEqual(1)
    expect(found().some(({ address }) => address === '0x10399')).toBe(true)
  })
})

describe('the raw messages', () => {
  it('are kept without the pictures that came with them', () => {
    hear({ type: 'picture', ...AT, at: site.clock.now(), mime: 'image/jpeg', bytes: new Uint8Array(1000) }, report([['behaviour', 1]]))
    const [message] = site.core.network.inspector.messages({ limit: 1 })
    expect(Object.values(message ?? {}).some((part) => part instanceof Uint8Array || JSON.stringify(part).length > 100)).toBe(false)
    expect(site.core.views.devices.messages({ limit: 1 })).toMatchObject([{ meaning: ['picture', 'report'], devices: [AT.address] }])
  })
})

describe('a gateway whose clock is ahead', () => {
  it('does not keep a fire behind it from being heard: it counts from its reception, and the clock is said', async () => {
    await register()
    hear(report([['smoke-alarm', 1]], { at: site.clock.now() + 600_000 }))
    expect(site.only).toMatchObject({ kind: 'smoke', alarms: [{ late: false, sensedAt: new Date(site.clock.now()).toISOString() }] })
    const alarms = site.core.views.alarms({ open: true, kind: 'device', before: Number.MAX_SAFE_INTEGER, limit: 10 }).items
    expect(alarms).toMatchObject([{ point: 'clock-drift', condition: 'fast' }])
  })
})

describe('a handset whose clock is years ahead', () => {
  it('is shown where it is, and where it is next', () => {
    const position = (lng: number, at: number): Heard => ({
      type: 'position',
      source: 'owntracks',
      address: '12/phone',
      at,
      lngLat: [lng, 31.32],
      accuracyM: 5,
      batteryPercent: 80,
    })
    hear(position(120.61, site.clock.now() + 10 * 365 * 86_400_000))
    site.clock.advance(10_000)
    hear(position(120.62, site.clock.now()))
    expect(site.core.views.staff().find(({ number }) => number === '12')?.position).toEqual([120.62, 31.32])
  })
})
