/** Orders and answers over the console's own broker, and pictures from the spot over the contract. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { connectAsync } from 'mqtt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startEmbeddedBroker } from '../../src-main/drivers/mqtt/embedded-broker.driver.ts'
import { mqttProfiles } from '../../src-main/drivers/mqtt/profiles.ts'
import type { CallContext } from '../../src-main/rpc/access.ts'
import { createRouter } from '../../src-main/rpc/router.ts'
import type { Role } from '../../src-preload/contract/wire/procedure.ts'
import { TestCore } from '../support/test-core.ts'
import { until } from '../support/until.ts'

let dir: string
let site: TestCore
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'watchroom-staff-'))
  site = await TestCore.onDisk(dir)
})
afterEach(() => {
  site.end()
  rmSync(dir, { recursive: true, force: true })
})

async function seat(role: Role) {
  const ticket = await site.core.sessions.issue('ticket', `some-${role}`, role)
  const connection: CallContext['connection'] = { identity: null, token: null }
  const client = createRouterClient(createRouter(site.core), { context: { connection } })
  await client.session.redeem({ ticket })
  return client
}

const code = (answer: Promise<unknown>) =>
  answer.then(
    () => null,
    (error: { code: string }) => error.code,
  )

async function ordered(): Promise<{ id: string; order: string }> {
  site.send('smoke-1', { smoke: 0.3 })
  const { id } = site.only
  await site.command(id, { type: 'accept' })
  const { orders } = await site.command(id, { type: 'dispatch' })
  return { id, order: orders[0]?.id ?? '' }
}

describe('a pager on the console’s own broker', () => {
  it('gets the order and answers it, but cannot give orders', async () => {
    const context = site.core.driverContext
    const broker = await startEmbeddedBroker({ host: '127.0.0.1', port: 0, profiles: mqttProfiles(context), context })
    site.core.connect('embedded', broker)
    const pager = await connectAsync(broker.url)
    const received: Record<string, unknown>[] = []
    pager.on('message', (_topic, payload) => received.push(JSON.parse(payload.toString())))
    await pager.subscribeAsync('watchroom/lane/staff/staff-12/orders', { qos: 1 })
    const { order } = await ordered()
    await until('the order to arrive', () => received.length > 0)
    expect(received[0]).toMatchObject({
      id: order,
      text: expect.stringContaining('河边巷 1 号'),
      textEn: expect.stringContaining('1 River Lane'),
    })
    await pager.publishAsync('watchroom/lane/staff/staff-12/acks', JSON.stringify({ order, state: 'acknowledged' }), { qos: 1 })
    expect(site.only.orders).toMatchObject([{ id: order, state: 'acknowledged' }])

    const gone = new Promise<void>((resolve) => pager.once('close', () => resolve()))
    pager.publish('watchroom/lane/staff/staff-11/orders', JSON.stringify({ id: 'forged' }), { qos: 1 })
    await gone
    await pager.endAsync(true)
    await broker.stop()
  })
})

describe('a picture from the spot', () => {
  const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from('厨房')])

  it('is kept once under its digest, goes with what is reported, and is shown at the desk only', async () => {
    const desk = await seat('operator')
    const { id } = await ordered()
    const { id: photo, mime, bytes } = await desk.attachments.put({ base64: png.toString('base64') })
    expect({ photo, mime, bytes }).toEqual({ photo: createHash('sha256').update(png).digest('hex'), mime: 'image/png', bytes: png.length })
    await desk.attachments.put({ base64: png.toString('base64') })
    expect(readdirSync(join(dir, 'attachments'))).toEqual([photo])
    expect(readFileSync(join(dir, 'attachments', photo))).toEqual(png)
    const { orders } = await desk.incidents.progress({ id, text: '锅烧干了', photos: [photo] })
    expect(orders[0]?.reports).toMatchObject([{ text: '锅烧干了', photos: [photo] }])
    expect(await desk.attachments.get({ id: photo })).toEqual({ mime: 'image/png', base64: png.toString('base64') })
    const wall = await seat('wall')
    expect(await code(wall.attachments.get({ id: photo }))).toBe('session.forbidden')
    expect((await wall.incidents.get({ id })).orders[0]?.reports).toMatchObject([{ text: '', photos: [] }])
  })

  it('is refused when it is none, too large, or not there', async () => {
    const desk = await seat('operator')
    expect(await code(desk.attachments.put({ base64: Buffer.from('<svg/>').toString('base64') }))).toBe('attachment.notAPicture')
    const large = Buffer.alloc(8_000_001)
    png.copy(large)
    expect(await code(desk.attachments.put({ base64: large.toString('base64') }))).toBe('attachment.tooLarge')
    expect(await code(desk.attachments.get({ id: '../watchroom.db' }))).toBe('attachment.notFound')
  })
})

describe('the way and the words of an order', () => {
  it('are asked for by seats; the words stay at the desk', async () => {
    const desk = await seat('operator')
    const { id } = await ordered()
    const way = await desk.dispatch.way({ incident: id, staff: 'staff-12' })
    expect(way).toMatchObject({ byPath: false, distanceM: site.only.orders[0]?.distanceM, via: [] })
    expect(way.line).toEqual([
      [expect.closeTo(120.6008), 31.32],
      [expect.closeTo(120.6001), 31.32],
    ])
    expect(await code(desk.dispatch.way({ incident: id, staff: 'ghost' }))).toBe('staff.notFound')
    expect(await code(desk.dispatch.words({ incident: 'inc-none', staff: 'staff-12' }))).toBe('incident.notFound')
    expect(await code((await seat('wall')).dispatch.words({ incident: id, staff: 'staff-12' }))).toBe('session.forbidden')
  })

  it('belong to people on duty, whom the desk sets on and off', async () => {
    const desk = await seat('operator')
    expect(await desk.people.setDuty({ staff: 'staff-13', onDuty: false })).toMatchObject({ id: 'staff-13', state: 'offDuty' })
    expect(await desk.people.setDuty({ staff: 'staff-13', onDuty: true, until: '08:00' })).toMatchObject({
      state: 'free',
      onDutyUntil: '08:00',
    })
    expect(await code((await seat('wall')).people.setDuty({ staff: 'staff-13', onDuty: false }))).toBe('session.forbidden')
  })
})
