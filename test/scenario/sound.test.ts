/** What seats tell of their loudspeakers stands in the journal, by the name of who sits there. */
import { createRouterClient } from '@orpc/server'
import { afterEach, describe, expect, it } from 'vitest'
import { createRouter } from '../../src-main/rpc/router.ts'
import type { Role } from '../../src-preload/contract/wire/procedure.ts'
import { TestCore } from '../support/test-core.ts'

let site: TestCore
afterEach(() => site.end())

const seat = (role: Role) =>
  createRouterClient(createRouter(site.core), {
    context: { connection: { identity: { id: 'acc-1', name: '李明', role, hasPassword: false }, token: null } },
  })

describe('the loudspeaker of a seat', () => {
  it('is heard, fails and comes back on record', async () => {
    site = new TestCore()
    const { sound } = seat('operator')
    await sound.report({ state: 'tested', heard: true, device: 'Desk speaker' })
    await sound.report({ state: 'failed', failure: 'gone', device: '' })
    await sound.report({ state: 'restored', device: 'Desk speaker' })
    const facts = site.core.views.journal(Number.MAX_SAFE_INTEGER, 10).filter(({ fact }) => fact.startsWith('sound.'))
    expect(facts.map(({ fact, by, data }) => ({ fact, by, data }))).toEqual([
      { fact: 'sound.restored', by: '李明', data: { device: 'Desk speaker' } },
      { fact: 'sound.failed', by: '李明', data: { failure: 'gone', device: '' } },
      { fact: 'sound.tested', by: '李明', data: { heard: true, device: 'Desk speaker' } },
    ])
  })

  it('is told of by the desk alone, within bounds', async () => {
    site = new TestCore()
    await expect(seat('wall').sound.report({ state: 'restored', device: '' })).rejects.toMatchObject({ status: 403 })
    await expect(seat('operator').sound.report({ state: 'restored', device: 'x'.repeat(201) })).rejects.toMatchObject({ status: 400 })
  })
})
