/** What a site has decided about its desk: kept in versions, and counting from the moment it is decided. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { Policies } from '../../src-preload/contract/policies.types.ts'
import { TestCore } from '../support/test-core.ts'

let site: TestCore
afterEach(() => site.end())

const decide = async (change: (policies: Policies) => void, base = now().version, note = '') => {
  const policies = structuredClone(now().policies)
  change(policies)
  const answer = site.core.change(() => site.core.policies.set({ base, note, policies }, '周岚'))
  site.core.loop.drain()
  return answer
}
const now = () => {
  const document = site.core.policies.get()
  if (!document) throw new Error('There are always policies')
  return document
}
const told = () => site.open.flatMap(({ escalations }) => escalations.map(({ reason, to }) => `${reason} → ${to}`))

describe('a site that has decided nothing', () => {
  it('works by the factory setting, which is sound', () => {
    site = new TestCore()
    expect(now()).toMatchObject({ version: 0, at: null, by: null, clauses: { accept: 'N-6.2.1' } })
    expect(now().policies).toEqual(now().factory)
    expect(Policies.parse(now().factory)).toEqual(now().factory)
    expect(now().policies.deadlines.accept).toBe(2000)
  })
})

describe('a decision', () => {
  it('changes how long things may take from then on, and leaves what runs already', async () => {
    site = new TestCore()
    site.send('smoke-1', { smoke: 0.3 })
    await decide((policies) => {
      policies.deadlines.accept = 60_000
    })
    site.send('gas-1', { gas: 40 })
    site.pass(5000)
    const missed = site.journal.filter(({ fact }) => fact === 'deadline.missed').map(({ incident }) => incident)
    expect(missed).toEqual([site.open.find(({ kind }) => kind === 'smoke')?.id])
  })

  it('changes who is told of what is missed', async () => {
    site = new TestCore()
    await decide((policies) => {
      policies.escalation.deadlines.accept = [{ afterMs: 0, to: 'commander' }]
    })
    site.send('smoke-1', { smoke: 0.3 })
    site.pass(120_000)
    expect(told()).toEqual(['accept → commander'])
  })

  it('says who made it, when and why, and stays to be looked at', async () => {
    site = new TestCore()
    await decide(
      (policies) => {
        policies.deadlines.arrival = 240_000
      },
      0,
      '夜间人手多',
    )
    expect(site.core.policies.history()).toMatchObject([
      { version: 1, by: '周岚', note: '夜间人手多' },
      { version: 0, by: null },
    ])
    expect(site.journal.find(({ fact }) => fact === 'policies.changed')).toMatchObject({
      by: '周岚',
      data: { version: 1, parts: ['deadlines'], note: '夜间人手多' },
    })
    expect(site.core.policies.get(0)?.policies.deadlines.arrival).toBe(300_000)
    expect(site.core.policies.get(7)).toBeUndefined()
  })

  it('is not taken over another one that was made meanwhile, nor when it changes nothing', async () => {
    site = new TestCore()
    await decide((policies) => {
      policies.deadlines.arrival = 240_000
    })
    const late = decide((policies) => {
      policies.deadlines.arrival = 100_000
    }, 0)
    await expect(late).rejects.toMatchObject({ code: 'policies.changedMeanwhile', status: 409 })
    await expect(decide(() => {})).rejects.toMatchObject({ code: 'policies.unchanged', status: 409 })
    expect(now()).toMatchObject({ version: 1, policies: { deadlines: { arrival: 240_000 } } })
  })

  it('counts after a restart', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'watchroom-policies-'))
    site = await TestCore.onDisk(dir)
    await decide((policies) => {
      policies.deadlines.accept = 9000
    })
    site.kill()
    site = await TestCore.onDisk(dir, site)
    expect(now()).toMatchObject({ version: 1, by: '周岚', policies: { deadlines: { accept: 9000, contact: 30_000 } } })
    rmSync(dir, { recursive: true, force: true })
  })
})

describe('the contract', () => {
  it('takes no chain on which nobody is told, and no deadline below a second', () => {
    site = new TestCore()
    const { factory } = now()
    const isSound = (change: (policies: Policies) => void) => {
      const policies = structuredClone(factory)
      change(policies)
      return Policies.safeParse(policies).success
    }
    expect(isSound(() => {})).toBe(true)
    expect(
      isSound(({ escalation }) => {
        escalation.deadlines.step = []
      }),
    ).toBe(false)
    expect(
      isSound(({ deadlines }) => {
        deadlines.accept = 0
      }),
    ).toBe(false)
  })
})
