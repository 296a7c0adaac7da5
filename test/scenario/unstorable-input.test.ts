/** One message that cannot be stored, or one commit that the disk refuses, never keeps the messages behind it from being heard. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Heard } from '../../src-main/domains/devices/devices.ports.ts'
import { DeviceDraft } from '../../src-preload/contract/devices.contract.ts'
import { TestCore } from '../support/test-core.ts'

let dir: string
let site: TestCore
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'watchroom-unstorable-'))
  site = await TestCore.onDisk(dir)
})
afterEach(() => {
  site.end()
  rmSync(dir, { recursive: true, force: true })
})

const AT = { source: 'zigbee2mqtt', address: '0x01' } as const

const drain = (groups: number) => {
  for (let group = 0; group < groups; group++) site.core.loop.drain()
}
const picture = (at: number): Heard => ({
  type: 'picture',
  source: 'watchroom',
  address: 'lane/smoke-2',
  at,
  mime: 'image/jpeg',
  bytes: new Uint8Array([1]),
})

describe('a commit that is refused before anything was written', () => {
  it('does not make the console forget what it had stored: the next reading is taken', () => {
    site.send('smoke-1', { smoke: 0.02 })
    site.store.db.exec("CREATE TRIGGER broken BEFORE INSERT ON device_rows BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    const refused = site.core.change(() => site.core.network.registry.override('smoke-1', { 'smoke/high': { value: 0.2 } }, '王晓'))
    refused.catch(() => {})
    drain(1)
    site.store.db.exec('DROP TRIGGER broken')
    site.clock.advance(1000)
    const smoke = site.send('smoke-1', { smoke: 0.9 })
    drain(2)
    expect(smoke.stored).toBe(1)
    expect(site.only.kind).toBe('smoke')
  })

  it('leaves a detector reachable that was being replaced by another at the same address', () => {
    const { registry } = site.core.network
    const draft = (id: string) =>
      DeviceDraft.parse({
        id,
        kind: 'smoke-detector',
        name: id,
        zone: 'grid-1',
        place: id,
        lngLat: [120.6, 31.32],
        source: { ...AT, via: null },
      })
    const change = (run: () => unknown) => site.core.change(run).catch(() => {})
    void change(() => registry.register(draft('old'), '王晓'))
    drain(1)
    site.store.db.exec("CREATE TRIGGER broken BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    void change(() => registry.remove('old', '更换', '王晓'))
    void change(() => registry.register(draft('new'), '王晓'))
    drain(1)
    site.store.db.exec('DROP TRIGGER broken')
    site.hear({ type: 'report', ...AT, via: null, at: null, values: new Map([['smoke-alarm', 1]]) })
    drain(1)
    expect(site.only.place.device).toBe('old')
  })
})

describe('a message with a time that no clock shows', () => {
  it.each([0.5, 1e300, -1e300, Number.NaN])('such as %s does not block the alarm behind it', (at) => {
    const odd = site.push('smoke-2', { smoke: 0.01 }, at)
    const smoke = site.push('smoke-1', { smoke: 0.9 })
    drain(20)
    expect([odd.stored, smoke.stored]).toEqual([1, 1])
    expect(site.only.place.device).toBe('smoke-1')
  })

  it.each([0.5, 1e300])('on a picture, such as %s, does not block it either', (at) => {
    site.hear(picture(at))
    const smoke = site.push('smoke-1', { smoke: 0.9 })
    drain(20)
    expect(smoke.stored).toBe(1)
    expect(site.only.place.device).toBe('smoke-1')
  })
})

describe('an input that no table takes', () => {
  it('is set aside and acknowledged; what came before and behind it is stored, and the store counts as well', async () => {
    const first = site.push('smoke-1', { smoke: 0.9 })
    const { pictures } = site.core.network.devices
    const odd = site.core.loop.ask(() => pictures.push({ device: 'smoke-1', at: 0.5, mime: 'image/jpeg', bytes: new Uint8Array([1]) }))
    const last = site.push('gas-1', { gas: 30 })
    const failed = expect(odd).rejects.toThrow(/INTEGER/)
    drain(5)
    await failed
    expect([first.stored, last.stored]).toEqual([1, 1])
    expect(site.open.map(({ kind }) => kind)).toEqual(['smoke', 'gas'])
    expect(site.core.health().store.ok).toBe(true)
  })
})
