/** The archive as a program at the desk reaches it over REST, and how it is refused to everybody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SealedRecord } from '../../src-preload/contract/archive.contract.ts'
import { Replay } from '../../src-preload/contract/archive-record.types.ts'
import type { Role } from '../../src-preload/contract/wire/procedure.ts'
import { OPERATOR } from '../support/test-core.ts'
import { type Serving, serve } from './ways.ts'

let serving: Serving
let incident: string
beforeAll(async () => {
  serving = await serve()
  const { site } = serving
  site.send('smoke-1', { smoke: 0.3 })
  incident = site.only.id
  await site.command(incident, { type: 'accept' })
  await site.command(incident, { type: 'confirm', verdict: 'false', by: 'party' })
  site.send('smoke-1', { smoke: 0.01 })
  await site.command(incident, { type: 'clear' })
  await site.command(incident, { type: 'reportCause', cause: '锅烧干', category: 'cooking' })
  await site.command(incident, { type: 'archive' })
})
afterAll(() => serving.end())

const get = async (role: Role, path: string) => serving.rest('GET', path, { token: await serving.token(role) })
const read = async <T>(path: string): Promise<T> => {
  const answer = await get('commander', path)
  expect([path, answer.status]).toEqual([path, 200])
  return (await answer.json()) as T
}
const SPAN = 'from=2000-01-01T00:00:00.000Z&to=2100-01-01T00:00:00.000Z'

describe('the archive over REST', () => {
  it('is searched by words and filters, page by page', async () => {
    const found = await read<{ items: unknown[]; next: string | null }>(
      `/archive?words=${encodeURIComponent('锅烧')}&outcome=false&limit=1`,
    )
    expect(found.items).toMatchObject([{ incident, kind: 'smoke', owner: OPERATOR.name, cause: 'cooking' }])
    expect(await read(`/archive?limit=1&cursor=${found.next}`)).toEqual({ items: [], next: null })
  })

  it('gives the record, who has handled incidents, what false alarms lead back to, and a replay', async () => {
    expect(await read(`/archive/${incident}`)).toMatchObject({ intact: true, record: { outcome: 'false' } })
    expect(await read('/archive/owners')).toEqual({ owners: [OPERATOR.name] })
    expect(await read(`/archive/causes?${SPAN}`)).toMatchObject({ byDevice: [{ device: 'smoke-1', incidents: 1 }] })
    expect(Replay.parse(await read(`/archive/${incident}/replay`)).events.length).toBeGreaterThan(5)
  })

  it('takes an addendum with the name of who wrote it', async () => {
    const token = await serving.token('operator')
    const asked = serving.rest('POST', `/archive/${incident}/addenda`, { token, body: { text: '已换灶具' } })
    const { addenda } = (await (await asked).json()) as SealedRecord
    expect(addenda).toMatchObject([{ number: 1, by: 'test-operator', text: '已换灶具' }])
  })

  it('says what it does not have and does not take', async () => {
    expect(await (await get('operator', '/archive/inc-none')).json()).toMatchObject({ status: 404, code: 'archive.notFound' })
    expect(await (await get('operator', '/archive/inc-none/replay')).json()).toMatchObject({ status: 404, code: 'archive.notFound' })
    expect((await get('operator', '/archive?kind=dragon')).status).toBe(400)
    expect((await get('operator', `/archive?words=${'x'.repeat(201)}`)).status).toBe(400)
  })

  it.each(['wall', 'staff', 'integrator'] as const)('is closed to the role %s, who must not see names and numbers', async (role) => {
    for (const path of ['/archive', '/archive/owners', `/archive/${incident}`, `/archive/${incident}/replay`, `/archive/causes?${SPAN}`])
      expect([path, (await get(role, path)).status]).toEqual([path, 403])
  })
})
