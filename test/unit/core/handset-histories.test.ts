/** Whatever the network does to a phone's list — lost answers, resends, prefixes, a killed core — each item has one effect, in its order. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { HandsetItem } from '../../../src-preload/contract/handset.contract.ts'
import type { Identity } from '../../../src-preload/contract/session.contract.ts'
import { OPERATOR, TestCore } from '../../support/test-core.ts'

const DESK: Identity = { ...OPERATOR, role: 'operator', hasPassword: true }
const SERVER = { url: () => 'https://192.168.1.5:8443', certificateUrl: () => 'http://192.168.1.5:8444', fingerprint: 'AB' }
const RUNS = 12

/** What happens to a call: how many more items it carries, and how the answer is lost, if it is. */
const Call = fc.record({
  fresh: fc.integer({ min: 0, max: 3 }),
  isTwice: fc.boolean(),
  fate: fc.constantFrom('answered', 'answerLost', 'coreKilled', 'killedMidway'),
})

async function settled<T>(site: TestCore, promise: Promise<T>): Promise<T> {
  let isSettled = false
  promise.then(
    () => (isSettled = true),
    () => (isSettled = true),
  )
  while (!isSettled) await site.settle()
  return promise
}

const itemOf = (index: number, at: number): HandsetItem => ({
  id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
  at: new Date(at).toISOString(),
  // Every third is refused: nobody has an order there.
  act:
    index % 3 === 2
      ? { kind: 'tick', incident: 'inc-none', step: 'gear', done: true }
      : { kind: 'checkIn', text: `cp-${index}`, how: 'typed', lngLat: null },
})

it('keeps the order of a phone’s acts, and each has one effect', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(Call, { minLength: 1, maxLength: 6 }), async (calls) => {
      const dir = mkdtempSync(join(tmpdir(), 'watchroom-histories-'))
      let site = await TestCore.onDisk(dir)
      const restart = async () => {
        site.kill()
        site = await TestCore.onDisk(dir, site)
      }
      site.core.handsets.connect(SERVER)
      const { url } = await settled(site, site.core.handsets.invite('staff-12', DESK))
      const { identity } = await settled(site, site.core.handsets.pair(url.slice(url.indexOf('=') + 1), 'Test'))
      const send = (items: readonly HandsetItem[]) =>
        site.core.handsets.send(identity.handset ?? '', identity.id, { sentAt: site.clock.now(), battery: null, items })

      let made = 0
      let waiting: HandsetItem[] = []
      const first = new Map<string, unknown>()
      for (const { fresh, isTwice, fate } of [...calls, { fresh: 1, isTwice: false, fate: 'answered' as const }]) {
        for (let count = 0; count < fresh; count++) waiting.push(itemOf(made++, site.clock.now()))
        site.clock.advance(1_000)
        if (fate === 'killedMidway') {
          // Only what was committed by then is kept.
          send(waiting).catch(() => {})
          await new Promise((resume) => setImmediate(resume))
          site.core.loop.drain()
          await restart()
          continue
        }
        // The phone gave up waiting and sent it again, over a new line.
        const twin = isTwice ? send(waiting) : null
        const { results } = await settled(site, send(waiting))
        if (twin) expect((await settled(site, twin)).results).toEqual(results)
        for (const result of results) {
          expect(result).toEqual(first.get(result.id) ?? result)
          first.set(result.id, result)
        }
        if (fate === 'answered') waiting = []
        if (fate === 'coreKilled') await restart()
      }

      const effects = site.journal.flatMap(({ fact, data }) => (fact === 'handset.checkedIn' ? [data.checkpoint] : []))
      const refused = site.facts('handset.refused').length
      site.end()
      rmSync(dir, { recursive: true, force: true })
      const all = Array.from({ length: made }, (_, index) => index)
      expect(effects).toEqual(all.filter((index) => index % 3 !== 2).map((index) => `cp-${index}`))
      expect(refused).toBe(all.filter((index) => index % 3 === 2).length)
    }),
    { numRuns: RUNS, seed: 5 },
  )
})
