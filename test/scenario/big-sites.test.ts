/** A seat of a big site is told of its devices in pieces, and of what happens meanwhile no later than of the rest. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SiteFile } from '../../src-main/domains/site/site-file.types.ts'
import type { LiveMessage } from '../../src-preload/contract/live.contract.ts'
import { TestCore } from '../support/test-core.ts'
import { tinySiteDocument } from '../support/tiny-site.ts'

const MANY = 2_400
const [model] = tinySiteDocument.devices

let site: TestCore
beforeEach(() => {
  const more = Array.from({ length: MANY }, (_, i) => ({ ...model, id: `more-${i}` }))
  site = new TestCore({ site: SiteFile.parse({ ...tinySiteDocument, devices: [...tinySiteDocument.devices, ...more] }) })
})
afterEach(() => site.end())

describe('a seat of a site with thousands of devices', () => {
  it('hears of all of them, each message small enough that no alarm waits for it', async () => {
    const leaving = new AbortController()
    const seen = new Set<string>()
    const sizes: number[] = []
    let first: LiveMessage | null = null
    for await (const message of site.core.board.watch(leaving.signal)) {
      first ??= message
      if (message.type === 'beat') continue
      sizes.push(message.board.devices.length)
      for (const { id } of message.board.devices) seen.add(id)
      if (seen.size === MANY + tinySiteDocument.devices.length) leaving.abort()
    }
    expect(first?.type).toBe('snapshot')
    expect(Math.max(...sizes)).toBe(1_000)
  })

  it('hears of an alarm with the very next message', async () => {
    const leaving = new AbortController()
    const stream = site.core.board.watch(leaving.signal)
    await stream.next()
    site.send('smoke-1', { smoke: 0.6 })
    const { value } = await stream.next()
    leaving.abort()
    expect(value).toMatchObject({ type: 'patch', board: { incidents: [{ kind: 'smoke' }] } })
  })
})
