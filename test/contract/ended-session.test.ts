/** A session that ended elsewhere ends on every connection it was opened on. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nextOf, type Serving, serve } from './ways.ts'

let serving: Serving
beforeAll(async () => {
  serving = await serve()
})
afterAll(() => serving.end())

it.each(['port', 'socket'] as const)('over a %s: the picture stops and the next call is refused', async (way) => {
  const client = await serving[way]()
  const { sessions } = serving.site.core
  const { token, identity } = await client.session.redeem({ ticket: await sessions.issue('ticket', `值守员-${way}`, 'operator') })
  const stream = await client.live.watch({ seat: 'operator' })
  expect(await nextOf(stream)).toMatchObject({ type: 'snapshot' })
  await sessions.signOut(token, identity)
  const untilItEnds = async () => {
    for (;;) await nextOf(stream)
  }
  await expect(untilItEnds()).rejects.toMatchObject({ code: 'session.expired' })
  await expect(client.incidents.list({})).rejects.toMatchObject({ code: 'session.required' })
})
