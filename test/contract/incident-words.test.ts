/** What was said and written of an incident and of those in it leaves the core only for the desk, by every way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandEvent } from '../../src-main/domains/incidents/incident.types.ts'
import type { Role } from '../../src-preload/contract/wire/procedure.ts'
import { OPERATOR } from '../support/test-core.ts'
import { nextOf, type Serving, serve } from './ways.ts'

const NAME = '王奶奶 139 0000 5678'
let serving: Serving
let id: string

type Body<E> = E extends CommandEvent ? Omit<E, 'at' | 'actor'> : never
const SAID: Body<CommandEvent>[] = [
  { type: 'call', outcome: 'answered', answer: 'fire', phone: NAME },
  { type: 'dispatch', staff: 'staff-11', text: NAME },
  { type: 'dispatch', staff: 'staff-12', text: NAME },
  { type: 'dispatch', staff: 'staff-13', text: NAME },
  { type: 'withdraw', staff: 'staff-13', reason: NAME },
  { type: 'progress', staff: 'staff-11', text: NAME, photos: [] },
  { type: 'arrive', staff: 'staff-11' },
  { type: 'confirm', verdict: 'real', by: 'staff' },
  { type: 'triage', tag: 'A1', category: 'minor', note: NAME },
  { type: 'handOver', tag: 'A1', destination: NAME, takenBy: NAME },
  { type: 'skip', step: 'gear', reason: NAME },
  { type: 'refer', text: NAME },
  { type: 'plan', text: NAME },
  { type: 'report', how: 'readOut', injured: true, text: NAME },
  { type: 'receipt', recipient: 'fire', person: NAME },
  { type: 'complete', staff: 'staff-11', text: NAME },
  { type: 'decline', staff: 'staff-12', reason: NAME },
  { type: 'note', text: NAME },
]

beforeAll(async () => {
  serving = await serve()
  const { site } = serving
  const change = (run: () => unknown) => {
    const done = site.core.change(run)
    site.core.loop.drain()
    return done
  }
  site.send('smoke-1', { smoke: 0.6 })
  id = site.only.id
  await site.command(id, { type: 'accept' })
  for (const body of SAID) await site.command(id, body)
  await change(() => site.core.shifts.service.join(OPERATOR, false))
  await change(() => site.core.shifts.service.note(OPERATOR, NAME))
  await change(() => site.core.calls.callBack({ number: '139 0000 5678', dueAt: site.clock.now() + 3_600_000 }, OPERATOR))
})
afterAll(() => serving.end())

const paths = () => [`/incidents/${id}`, '/incidents', '/orders', '/journal']
async function seen(role: Role): Promise<string[]> {
  const token = await serving.token(role)
  const client = serving.port()
  await client.session.resume({ token })
  const abort = new AbortController()
  const snapshot = await nextOf(await client.live.watch({ seat: 'operator' }, { signal: abort.signal }))
  abort.abort()
  const answers = await Promise.all(paths().map(async (path) => (await serving.rest('GET', path, { token })).text()))
  return [...answers, JSON.stringify(snapshot)]
}
const isPersonal = (text: string): boolean => text.includes(NAME) || text.includes('13900005678') || text.includes('139 0000 5678')

describe('what was said of an incident', () => {
  it('is seen at the desk', async () => {
    expect((await seen('operator')).map(isPersonal)).toEqual([true, true, true, true, true])
  })

  it.each(['staff', 'wall', 'integrator'] as const)('is not seen by the role %s', async (role) => {
    expect((await seen(role)).map(isPersonal)).toEqual([false, false, false, false, false])
  })

  it('says to nobody else which household cannot leave by itself', async () => {
    const wall = await serving.rest('GET', `/incidents/${id}`, { token: await serving.token('wall') })
    const { evacuees } = await wall.json()
    expect(evacuees.map(({ household, needHelp }: { household: string; needHelp: number }) => [household, needHelp])).toEqual([
      ['lane-1', 0],
      ['lane-2', 0],
      ['lane-3', 0],
    ])
  })
})
