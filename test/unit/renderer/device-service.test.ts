import { describe, expect, it } from 'vitest'
import { inBatches } from '../../../src-renderer/features/devices/batches.rules.ts'
import { siteTime } from '../../../src-renderer/features/devices/service-end.rules.ts'

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

describe('the end of a test or a time out of service', () => {
  it('is read on the clocks of the site', () => {
    expect(iso(siteTime('2026-11-22T08:00', 'Asia/Shanghai'))).toBe('2026-11-22T00:00:00.000Z')
  })

  it('is right before and after the clocks change', () => {
    expect(iso(siteTime('2026-03-29T01:30', 'Europe/Berlin'))).toBe('2026-03-29T00:30:00.000Z')
    expect(iso(siteTime('2026-03-29T03:30', 'Europe/Berlin'))).toBe('2026-03-29T01:30:00.000Z')
    expect(iso(siteTime('2026-10-25T03:30', 'Europe/Berlin'))).toBe('2026-10-25T02:30:00.000Z')
  })

  it('is nothing while the field is empty', () => {
    expect(siteTime('', 'Asia/Shanghai')).toBeNull()
  })
})

it('orders for very many devices go to the core in batches, one after the other', async () => {
  const batches: number[] = []
  const devices = Array.from({ length: 12_001 }, (_, at) => String(at))
  await inBatches(devices, async (batch) => batches.push(batch.length))
  expect(batches).toEqual([5_000, 5_000, 2_001])
})
