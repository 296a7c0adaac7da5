/** Marks, notices and walls: on disk before anybody is told, the same after a restart, gone with what they belong to. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallContext } from '../../src-main/rpc/access.ts'
import { createRouter } from '../../src-main/rpc/router.ts'
import type { Role } from '../../src-preload/contract/wire/procedure.ts'
import { TestCore } from '../support/test-core.ts'

const HOUR = 3_600_000
const HERE: [number, number] = [120.6, 31.32]
const SAYS = { shows: 'neighbourhood', width: 3840, height: 2160 } as const

let dir: string
let site: TestCore

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'watchroom-picture-'))
  site = await TestCore.onDisk(dir)
})
afterEach(() => {
  site.end()
  rmSync(dir, { recursive: true, force: true })
})

async function seat(name: string, role: Role) {
  const ticket = await site.core.sessions.issue('ticket', name, role)
  const connection: CallContext['connection'] = { identity: null, token: null }
  const client = createRouterClient(createRouter(site.core), { context: { connection } })
  await client.session.redeem({ ticket })
  return client
}

const restart = async () => {
  site.end()
  site = await TestCore.onDisk(dir, { clock: site.clock, ids: site.ids })
}

const board = () => site.core.views.snapshot().board
const later = (ms: number) => new Date(site.clock.now() + ms).toISOString()

/** A false alarm from the warning to the archive. */
async function archived(id: string): Promise<void> {
  await site.command(id, { type: 'accept' })
  await site.command(id, { type: 'confirm', verdict: 'false', by: 'party' })
  site.send('smoke-1', { smoke: 0.01 })
  await site.command(id, { type: 'clear' })
  await site.command(id, { type: 'reportCause', cause: '油烟', category: 'cooking' })
  await site.command(id, { type: 'archive' })
}

describe('a mark on the map', () => {
  it('is on everybody’s board with who put it there, and stays over a restart', async () => {
    const commander = await seat('李队', 'commander')
    const mark = await commander.marks.put({ kind: 'commandPost', lngLat: HERE, text: '东门' })
    expect(mark).toMatchObject({ kind: 'commandPost', by: '李队', incident: null })
    await restart()
    expect(board().marks).toEqual([mark])
    expect(site.facts('mark.')).toEqual(['mark.put'])
  })

  it('is taken away by whoever handles incidents, and by nobody else', async () => {
    const commander = await seat('李队', 'commander')
    const wall = await seat('指挥大屏', 'wall')
    const { id } = await commander.marks.put({ kind: 'danger', lngLat: HERE })
    await expect(wall.marks.remove({ id })).rejects.toMatchObject({ code: 'session.forbidden' })
    await expect(wall.marks.put({ kind: 'danger', lngLat: HERE })).rejects.toMatchObject({ code: 'session.forbidden' })
    await commander.marks.remove({ id })
    expect(board().marks).toEqual([])
    await expect(commander.marks.remove({ id })).rejects.toMatchObject({ code: 'mark.notFound', status: 404 })
  })

  it('goes with its incident, and stands in the timeline of it', async () => {
    const operator = await seat('王晓', 'operator')
    site.send('smoke-1', { smoke: 0.3 })
    const { id } = site.only
    await operator.marks.put({ kind: 'entry', lngLat: HERE, incident: id })
    const kept = await operator.marks.put({ kind: 'water', lngLat: HERE })
    await archived(id)
    expect(board().marks).toEqual([kept])
    expect(site.core.views.timeline(id).map(({ fact }) => fact)).toContain('mark.put')
    await expect(operator.marks.put({ kind: 'entry', lngLat: HERE, incident: id })).rejects.toMatchObject({ code: 'mark.incidentOver' })
    await restart()
    expect(board().marks).toEqual([kept])
  })

  it('cannot be put without end', async () => {
    const operator = await seat('王晓', 'operator')
    for (let count = 0; count < 200; count++) await operator.marks.put({ kind: 'note', lngLat: HERE })
    await expect(operator.marks.put({ kind: 'note', lngLat: HERE })).rejects.toMatchObject({ code: 'mark.tooMany' })
  })
})

describe('a notice', () => {
  it('ends by itself when its time is over, also when nobody was there at that moment', async () => {
    const operator = await seat('王晓', 'operator')
    const kept = await operator.notices.put({ text: '今晚 20:00 巡查河道', important: true })
    await operator.notices.put({ text: '北门施工，绕行', until: later(HOUR) })
    await operator.notices.put({ text: '停水到 15:00', until: later(2 * HOUR) })
    site.pass(HOUR)
    expect(board().notices.map(({ text }) => text)).toEqual(['今晚 20:00 巡查河道', '停水到 15:00'])
    site.end()
    site.clock.advance(2 * HOUR)
    site = await TestCore.onDisk(dir, { clock: site.clock, ids: site.ids })
    site.tick()
    expect(board().notices).toEqual([kept])
    expect(site.facts('notice.')).toEqual(['notice.put', 'notice.put', 'notice.put', 'notice.ended', 'notice.ended'])
  })

  it('is refused when it would be over already, and can be taken back', async () => {
    const operator = await seat('王晓', 'operator')
    await expect(operator.notices.put({ text: '昨天的事', until: later(-1) })).rejects.toMatchObject({ code: 'notice.over', status: 422 })
    const { id } = await operator.notices.put({ text: '写错了', until: later(HOUR) })
    await operator.notices.remove({ id })
    expect(board().notices).toEqual([])
    site.pass(HOUR)
    expect(site.facts('notice.')).toEqual(['notice.put', 'notice.removed'])
  })

  it('reaches walls and handsets without the number that somebody wrote into it', async () => {
    const operator = await seat('王晓', 'operator')
    const wall = await seat('指挥大屏', 'wall')
    await operator.notices.put({ text: '有事打 138 0000 0001，128 号除外' })
    await operator.marks.put({ kind: 'meeting', lngLat: HERE, text: '集合 0512-65000000' })
    expect((await operator.notices.list()).items[0]?.text).toContain('138 0000 0001')
    expect((await wall.notices.list()).items[0]?.text).toBe('有事打 …，128 号除外')
    expect((await wall.marks.list()).items[0]?.text).toBe('集合 …')
  })
})

describe('a wall', () => {
  it('is known from its first word on, there while it speaks, and gone after ten seconds of silence', async () => {
    const wall = await seat('指挥大屏', 'wall')
    expect(await wall.walls.here({ id: 'wall-1', name: '大厅', ...SAYS })).toMatchObject({ name: '大厅', scene: null, online: true })
    for (let turn = 0; turn < 5; turn++) {
      site.pass(3000)
      await wall.walls.here({ id: 'wall-1', ...SAYS })
    }
    expect(board().walls).toMatchObject([{ id: 'wall-1', name: '大厅', online: true, width: 3840 }])
    site.pass(10_000)
    expect(board().walls).toMatchObject([{ id: 'wall-1', online: false }])
    // What it says every few seconds is no fact.
    expect(site.facts('wall.')).toEqual(['wall.known'])
  })

  it('tells the desk without a commit when it shows something else or falls silent', async () => {
    const wall = await seat('指挥大屏', 'wall')
    await wall.walls.here({ id: 'wall-1', ...SAYS })
    const desk = site.core.board.watch()
    await desk.next()
    await wall.walls.here({ id: 'wall-1', ...SAYS, shows: 'briefing' })
    expect((await desk.next()).value).toMatchObject({ type: 'patch', board: { walls: [{ id: 'wall-1', shows: 'briefing' }] } })
    site.clock.advance(11_000)
    site.core.tick()
    expect((await desk.next()).value).toMatchObject({ type: 'patch', board: { walls: [{ id: 'wall-1', online: false }] } })
    await desk.return()
  })

  it('keeps what it was set to over a restart; a pin ends with its incident', async () => {
    const operator = await seat('王晓', 'operator')
    await operator.walls.here({ id: 'wall-1', ...SAYS })
    site.send('smoke-1', { smoke: 0.3 })
    const { id } = site.only
    await operator.walls.set({ id: 'wall-1', scene: 'briefing', pinned: id, brightness: 'evening', name: '会议室' })
    await restart()
    expect(board().walls).toMatchObject([{ scene: 'briefing', pinned: id, brightness: 'evening', name: '会议室', online: false }])
    await archived(id)
    expect(board().walls).toMatchObject([{ scene: 'briefing', pinned: null }])
    await expect((await seat('李队', 'commander')).walls.set({ id: 'wall-1', pinned: id })).rejects.toMatchObject({
      code: 'wall.incidentOver',
    })
  })

  it('is forgotten only when it is not there', async () => {
    const operator = await seat('王晓', 'operator')
    await operator.walls.here({ id: 'wall-1', ...SAYS })
    await expect(operator.walls.forget({ id: 'wall-1' })).rejects.toMatchObject({ code: 'wall.isThere' })
    site.pass(10_000)
    await operator.walls.forget({ id: 'wall-1' })
    expect(board().walls).toEqual([])
  })

  it('cannot be made up without end', async () => {
    const wall = await seat('指挥大屏', 'wall')
    for (let count = 0; count < 40; count++) await wall.walls.here({ id: `wall-${count}`, ...SAYS })
    await expect(wall.walls.here({ id: 'wall-40', ...SAYS })).rejects.toMatchObject({ code: 'wall.tooMany' })
  })
})

describe('command', () => {
  it('is taken by one at a time, stands in the journal and outlives a restart', async () => {
    const commander = await seat('李队', 'commander')
    site.send('smoke-1', { smoke: 0.3 })
    const { id } = site.only
    const taken = await commander.incidents.takeCommand({ id })
    expect(taken).toMatchObject({ commander: { name: '李队' }, owner: null, unacknowledged: true })
    site.pass(60_000)
    expect((await commander.incidents.takeCommand({ id })).commander?.since).toBe(taken.commander?.since)
    await restart()
    expect(site.only.commander).toEqual(taken.commander)
    const other = await seat('顾主任', 'commander')
    expect((await other.incidents.takeCommand({ id })).commander?.name).toBe('顾主任')
    expect(site.facts('incident.commandTaken')).toHaveLength(3)
  })
})
