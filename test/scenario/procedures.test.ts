/** Scripts and playbooks over time: a change is a new version, nothing is overwritten, and an incident keeps what it began with. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ProceduresService } from '../../src-main/domains/procedures/procedures.service.ts'
import { ProceduresStore } from '../../src-main/domains/procedures/procedures.store.ts'
import { Work } from '../../src-main/kernel/work.ts'
import type { CallContext } from '../../src-main/rpc/access.ts'
import { createRouter } from '../../src-main/rpc/router.ts'
import { openMemoryStore } from '../../src-main/store/open.ts'
import type { Playbook, ProcedureDocument } from '../../src-preload/contract/procedures.types.ts'
import { TestCore } from '../support/test-core.ts'
import { resources } from '../support/tiny-site.ts'

let dir: string
let site: TestCore

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'watchroom-procedures-'))
  site = await TestCore.onDisk(dir)
})
afterEach(() => {
  site.end()
  rmSync(dir, { recursive: true, force: true })
})

const NAMES = { operator: '王晓', commander: '周队', wall: '大屏' }

async function seat(role: 'operator' | 'commander' | 'wall') {
  const ticket = await site.core.sessions.issue('ticket', NAMES[role], role)
  const connection: CallContext['connection'] = { identity: null, token: null }
  const client = createRouterClient(createRouter(site.core), { context: { connection } })
  await client.session.redeem({ ticket })
  return client
}

const SMOKE = { kind: 'playbook', id: 'smoke' } as const
type Seat = Awaited<ReturnType<typeof seat>>

async function smoke(client: Seat, version?: number): Promise<Playbook> {
  const { procedure } = await client.procedures.get({ ...SMOKE, version })
  if (procedure.kind !== 'playbook') throw new Error('It is no playbook')
  return procedure.document
}

/** Saves the smoke playbook with another name. */
async function rename(client: Seat, base: number, name: string) {
  const document = await smoke(client)
  return client.procedures.save({
    ...SMOKE,
    base,
    note: '按上次演练改',
    document: { ...document, name: { ...document.name, 'zh-CN': name } },
  })
}

describe('scripts and playbooks', () => {
  it('are there from the first second, each in version 1 and by nobody', async () => {
    const { items } = await (await seat('operator')).procedures.list()
    expect(items).toHaveLength(resources.procedures.length)
    expect(new Set(items.map(({ version, by, at }) => `${version} ${by} ${at}`))).toEqual(new Set(['1 null null']))
    expect(site.facts('procedure.')).toEqual([])
  })

  it('are on disk although it took nothing when the core started', () => {
    const store = openMemoryStore()
    store.db.pragma('query_only = 1')
    const late = new TestCore({ store })
    store.db.pragma('query_only = 0')
    late.core.loop.drain()
    expect(new ProceduresStore(store.db).all()).toHaveLength(resources.procedures.length)
    late.end()
  })

  it('become a new version when a commander saves them, with who, when and why', async () => {
    const commander = await seat('commander')
    await rename(commander, 1, '烟雾处置（新）')
    const { items } = await (await seat('operator')).procedures.history(SMOKE)
    expect(items).toMatchObject([
      { version: 2, by: '周队', note: '按上次演练改' },
      { version: 1, by: null, note: '' },
    ])
    expect(site.journal.find(({ fact }) => fact === 'procedure.saved')).toMatchObject({
      by: '周队',
      data: { id: 'smoke', version: 2, note: '按上次演练改' },
    })
  })

  it('stay with an incident in the version it began with; the next incident has the new one', async () => {
    const commander = await seat('commander')
    site.send('smoke-1', { smoke: 0.6 })
    const before = site.only
    await rename(commander, 1, '烟雾处置（新）')
    expect(before.playbook).toEqual({ id: 'smoke', version: 1 })
    expect(site.only.playbook).toEqual({ id: 'smoke', version: 1 })
    expect((await smoke(commander, 1)).name['zh-CN']).toBe('烟雾预警处置')
    site.send('smoke-2', { smoke: 0.6 })
    const after = site.open.find(({ id }) => id !== before.id)
    expect(after).toMatchObject({ playbook: { id: 'smoke', version: 2 }, script: { id: 'warning', version: 1 } })
  })

  it('are there again after a restart, every version of them', async () => {
    await rename(await seat('commander'), 1, '烟雾处置（新）')
    site.kill()
    site = await TestCore.onDisk(dir, site)
    const operator = await seat('operator')
    expect((await operator.procedures.history(SMOKE)).items.map(({ version }) => version)).toEqual([2, 1])
    expect((await smoke(operator)).name['zh-CN']).toBe('烟雾处置（新）')
  })

  it('can be taken back to an older version, which becomes the newest', async () => {
    const commander = await seat('commander')
    await rename(commander, 1, '烟雾处置（新）')
    const restored = await commander.procedures.restore({ ...SMOKE, version: 1, note: '新版不合用' })
    expect(restored).toMatchObject({ version: 3, by: '周队', procedure: { document: { name: { 'zh-CN': '烟雾预警处置' } } } })
    expect(site.facts('procedure.')).toEqual(['procedure.saved', 'procedure.restored'])
    await expect(commander.procedures.restore({ ...SMOKE, version: 3, note: '再来' })).rejects.toMatchObject({
      code: 'procedure.unchanged',
    })
    await expect(commander.procedures.restore({ ...SMOKE, version: 9, note: '没有' })).rejects.toMatchObject({ code: 'procedure.notFound' })
  })
})

describe('a draft is refused', () => {
  it('when somebody else has saved meanwhile: nobody’s change is overwritten', async () => {
    const commander = await seat('commander')
    await rename(commander, 1, '甲')
    await expect(rename(commander, 1, '乙')).rejects.toMatchObject({ code: 'procedure.changedMeanwhile', status: 409 })
  })

  it('with the places that are wrong, and nothing has changed', async () => {
    const commander = await seat('commander')
    const document = await smoke(commander)
    const [first, ...others] = document.steps
    const steps = [{ ...first, words: { 'zh-CN': '先看{{地点}}', en: '' } }, ...others]
    const refused = commander.procedures.save({ ...SMOKE, base: 1, note: '试', document: { ...document, steps } })
    await expect(refused).rejects.toMatchObject({
      code: 'procedure.invalid',
      status: 422,
      data: { reasons: ['missingWords steps.0.words.en'] },
    })
    expect(await smoke(commander)).toEqual(document)
    expect(site.facts('procedure.')).toEqual([])
  })

  it('when it names another procedure, differs in nothing, or takes a hazard that has its playbook', async () => {
    const commander = await seat('commander')
    const document = await smoke(commander)
    const save = (changed: unknown) =>
      commander.procedures.save({ ...SMOKE, base: 1, note: '试', document: changed as Record<string, unknown> })
    await expect(save({ ...document, id: 'gas' })).rejects.toMatchObject({ code: 'procedure.invalid', data: { reasons: ['malformed id'] } })
    await expect(save(document)).rejects.toMatchObject({ code: 'procedure.unchanged' })
    await expect(save({ ...document, hazards: [...document.hazards, 'gas'] })).rejects.toMatchObject({ code: 'procedure.hazardTaken' })
  })

  it('when it is longer than any script can be', async () => {
    const commander = await seat('commander')
    const document = { ...(await smoke(commander)), padding: 'x'.repeat(200_000) }
    await expect(commander.procedures.save({ ...SMOKE, base: 1, note: '试', document })).rejects.toMatchObject({ status: 400 })
  })

  it('from an operator, who reads them, and from a wall, which does not', async () => {
    const operator = await seat('operator')
    await expect(rename(operator, 1, '改')).rejects.toMatchObject({ status: 403 })
    await expect((await seat('wall')).procedures.list()).rejects.toMatchObject({ status: 403 })
  })
})

describe('a new version of the product', () => {
  const store = openMemoryStore()
  const delivered = (name: string): ProcedureDocument[] =>
    resources.procedures.map((procedure) =>
      procedure.document.id === 'smoke' && procedure.kind === 'playbook'
        ? { kind: 'playbook', document: { ...procedure.document, name: { 'zh-CN': name, en: name } } }
        : procedure,
    )

  /** Starts with what the product brings and writes it down, as a core does. */
  function start(name: string, then: (service: ProceduresService) => void = () => {}): ProceduresService {
    const work = new Work()
    const service = new ProceduresService(work)
    const rows = new ProceduresStore(store.db)
    for (const record of rows.all()) service.load(record)
    service.takeUp(delivered(name))
    work.begin(1)
    service.keepDelivered()
    then(service)
    rows.flush(service.versions)
    return service
  }
  const versions = (service: ProceduresService) =>
    service.history('playbook', 'smoke').map(({ document, by }) => `${document.name.en} ${by}`)

  it('brings its procedures as new versions until somebody has edited one; that one stays', () => {
    expect(versions(start('first'))).toEqual(['first null'])
    expect(versions(start('first'))).toEqual(['first null'])
    expect(versions(start('second'))).toEqual(['second null', 'first null'])
    start('second', (service) => {
      const document = { ...service.current('playbook', 'smoke')?.document, name: { 'zh-CN': 'ours', en: 'ours' } }
      service.save({ kind: 'playbook', id: 'smoke', base: 2, note: 'ours', document }, '周队')
    })
    expect(versions(start('third'))).toEqual(['ours 周队', 'second null', 'first null'])
  })

  it('never writes over a version that is stored', () => {
    expect(() => store.db.exec("UPDATE procedures SET note = 'x'")).toThrow('versions are kept')
    expect(() => store.db.exec('DELETE FROM procedures')).toThrow('versions are kept')
    store.close()
  })
})
