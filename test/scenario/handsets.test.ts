/** Phones of staff: paired once, one a person; what was done in a dead spot comes late, in its order, and has its effect once. */
import { describe, expect, it } from 'vitest'
import type { HandsetAct, HandsetMessage } from '../../src-preload/contract/handset.contract.ts'
import { codeOf, DESK, done, firstPicture, iso, item, ordered, pair, restart, send, site, withPhones } from '../support/phones.ts'
import { OPERATOR } from '../support/test-core.ts'

withPhones()

describe('an invitation', () => {
  it('pairs one phone, once, within ten minutes, and is kept only as a hash', async () => {
    const invitation = await done(site.core.handsets.invite('staff-12', DESK))
    expect(invitation.url).toMatch(/^https:\/\/192\.168\.1\.5:8443\/handset#pair=[\w-]{22,}$/)
    const code = codeOf(invitation.url)
    expect(JSON.stringify(site.store.db.prepare('SELECT * FROM handset_invitations').all())).not.toContain(code)
    expect(await done(site.core.handsets.pair(code, 'Redmi'))).toMatchObject({
      identity: { id: 'staff-12', role: 'staff', name: '队员12' },
    })
    await expect(done(site.core.handsets.pair(code, 'Redmi'))).rejects.toMatchObject({ code: 'handset.invitationSpent', status: 401 })
    const late = await done(site.core.handsets.invite('staff-12', DESK))
    site.pass(10 * 60_000)
    await expect(done(site.core.handsets.pair(codeOf(late.url), 'Redmi'))).rejects.toMatchObject({ code: 'handset.invitationSpent' })
  })

  it('outlives a restart, and a newer one for the same person takes its place', async () => {
    const first = await done(site.core.handsets.invite('staff-12', DESK))
    const second = await done(site.core.handsets.invite('staff-12', DESK))
    await restart()
    await expect(done(site.core.handsets.pair(codeOf(first.url), 'Redmi'))).rejects.toMatchObject({ code: 'handset.invitationSpent' })
    expect(await done(site.core.handsets.pair(codeOf(second.url), 'Redmi'))).toMatchObject({ identity: { id: 'staff-12' } })
  })

  it('is not given for a stranger, nor while phones are not served', async () => {
    await expect(done(site.core.handsets.invite('gone', DESK))).rejects.toMatchObject({ code: 'staff.notFound', status: 404 })
    site.core.handsets.connect(null)
    await expect(done(site.core.handsets.invite('staff-12', DESK))).rejects.toMatchObject({ code: 'handset.noServer', status: 409 })
    expect(site.core.health().handsets).toEqual({ ok: false, online: 0 })
  })

  it('guessed by a stranger costs no commit', async () => {
    const before = site.journal.length
    for (let guess = 0; guess < 5; guess++)
      await expect(site.core.handsets.pair(`guess-${guess}`, 'x')).rejects.toMatchObject({ code: 'handset.invitationSpent' })
    expect(site.core.loop).toBeDefined()
    expect(site.journal.length).toBe(before)
  })
})

describe('a paired phone', () => {
  it('is recognised by its token, also after a restart, and for as long as it is used', async () => {
    const { token, identity } = await pair('staff-12')
    await restart()
    expect(site.core.sessions.identify(token)).toEqual(identity)
    site.clock.advance(29 * 86_400_000)
    await send(identity, [])
    await site.settle()
    site.clock.advance(29 * 86_400_000)
    expect(site.core.sessions.identify(token)).toEqual(identity)
    site.clock.advance(2 * 86_400_000)
    expect(site.core.sessions.identify(token)).toBeNull()
  })

  it('is the only one of its person: another one puts it out at once', async () => {
    const old = await pair('staff-12', 'Old')
    const stream = site.core.handsets.watch(old.identity.handset ?? '', 'staff-12')
    expect((await stream.next()).value).toMatchObject({ type: 'picture' })
    const fresh = await pair('staff-12', 'New')
    expect(await stream.next()).toMatchObject({ done: true })
    expect(site.core.sessions.identify(old.token)).toBeNull()
    expect(site.core.sessions.identify(fresh.token)).toMatchObject({ id: 'staff-12' })
    expect(site.core.handsets.list()).toMatchObject([{ device: 'New', staff: 'staff-12', online: false, revokedAt: null }])
    await expect(send(old.identity, [item({ kind: 'sos', lngLat: null })])).rejects.toMatchObject({ status: 401 })
  })

  it('is taken out of use at the desk, or by signing out', async () => {
    const one = await pair('staff-12')
    expect(await done(site.core.handsets.revoke(one.identity.handset ?? '', '王晓'))).toMatchObject({ person: '队员12' })
    expect(site.core.sessions.identify(one.token)).toBeNull()
    const other = await pair('staff-11')
    await done(site.core.sessions.signOut(other.token, other.identity))
    expect(site.core.handsets.list()).toEqual([])
    expect(site.facts('handset.')).toEqual([
      'handset.invited',
      'handset.paired',
      'handset.revoked',
      'handset.invited',
      'handset.paired',
      'handset.revoked',
    ])
  })

  it('of a manager has the manager’s own role, and lives on by whatever it asks', async () => {
    const { token, identity } = await pair(null)
    expect(identity).toMatchObject({ id: OPERATOR.id, name: OPERATOR.name, role: 'operator' })
    for (let day = 0; day < 40; day += 20) {
      site.clock.advance(20 * 86_400_000)
      expect(site.core.sessions.identify(token)).toEqual(identity)
      await site.settle()
    }
    await restart()
    expect(site.core.sessions.identify(token)).toEqual(identity)
  })

  it('learns of a new plan of the site at once', async () => {
    const { identity } = await pair('staff-12')
    const stream = site.core.handsets.watch(identity.handset ?? '', identity.id)
    const next = async () => ((await stream.next()) as { value: HandsetMessage }).value
    const first = await next()
    const { version, plan } = site.core.plans.get()
    const publishing = site.core.change(() => site.core.plans.publish({ base: version, note: '', plan }, [], { id: 'a', name: 'A' }))
    await done(publishing)
    expect([first, await next()]).toMatchObject([
      { type: 'picture', picture: { siteVersion: version } },
      { type: 'picture', picture: { siteVersion: version + 1 } },
    ])
    await stream.return()
  })
})

describe('an order on the phone', () => {
  it('shows where, what to wear, what to do, who lives there without a number, and the way', async () => {
    const { identity } = await pair('staff-12')
    const { incident } = await ordered()
    const picture = await firstPicture(identity)
    expect(picture.orders).toMatchObject([
      { incident, kind: 'smoke', place: { household: 'lane-1' }, party: { name: '住户1' }, gear: { wordsEn: expect.any(String) } },
    ])
    const [order] = picture.orders
    expect(order?.steps.length).toBeGreaterThan(1)
    expect(order?.way?.distanceM).toBeGreaterThan(0)
    expect(order?.deadlines.map(({ kind }) => kind)).toContain('acknowledge')
    expect(JSON.stringify(picture)).not.toContain('100 0000')
  })

  it('accepted and begun in a dead spot is told later: the core’s time counts, the phone’s stands beside it', async () => {
    const { identity } = await pair('staff-12')
    const order = await ordered()
    const at = site.clock.now()
    site.pass(20_000)
    // Its clock is an hour behind.
    const behind = 3_600_000
    const items = [
      item({ kind: 'acknowledge', ...order }, at - behind + 5_000),
      item({ kind: 'depart', ...order }, at - behind + 10_000),
      item({ kind: 'arrive', ...order }, at - behind + 15_000),
    ]
    const { results } = await send(identity, items, behind)
    expect(results.map(({ taken }) => taken)).toEqual([true, true, true])
    expect(site.only.orders).toMatchObject([
      {
        state: 'onScene',
        acknowledgedAt: iso(at + 20_000),
        arrivedAt: iso(at + 20_000),
        said: { acknowledge: iso(at + 5_000), depart: iso(at + 10_000), arrive: iso(at + 15_000) },
      },
    ])
    expect(site.journal.find(({ fact }) => fact === 'incident.staffArrived')).toMatchObject({
      by: '队员12',
      at: iso(at + 20_000),
      data: { staff: 'staff-12', said: iso(at + 15_000) },
    })
  })

  it('is done step by step to the end: seen, reported with a photo, ticked, secured', async () => {
    const { identity } = await pair('staff-12')
    const order = await ordered()
    const photo = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]).toString('base64')
    const step = (await firstPicture(identity)).orders[0]?.steps[0]?.id ?? ''
    const { results } = await send(identity, [
      item({ kind: 'confirm', ...order, verdict: 'real' }),
      item({ kind: 'tick', incident: order.incident, step, done: true }),
      item({ kind: 'progress', ...order, text: '灶台起火', photos: [photo] }),
      item({ kind: 'evacuee', incident: order.incident, household: 'lane-2', state: 'out' }),
    ])
    expect(results.map(({ code }) => code)).toEqual([null, null, null, null])
    expect(site.only).toMatchObject({
      state: 'verifying',
      verdict: 'real',
      orders: [{ state: 'onScene', reports: [{ text: '灶台起火' }] }],
    })
    await site.command(order.incident, { type: 'handle', gear: true })
    expect((await send(identity, [item({ kind: 'secure', ...order })])).results).toMatchObject([{ taken: true }])
    expect(site.only).toMatchObject({ state: 'clearing' })
    expect((await firstPicture(identity)).orders[0]?.steps[0]).toMatchObject({ done: true })
  })

  it('of somebody else, or one that has ended, is not taken, and that is written down', async () => {
    const { identity } = await pair('staff-11')
    const order = await ordered('staff-12')
    const mine = await pair('staff-12')
    await site.command(order.incident, { type: 'withdraw', staff: 'staff-12', reason: '' })
    const notYours = await send(identity, [item({ kind: 'arrive', ...order })])
    const ended = await send(mine.identity, [
      item({ kind: 'arrive', ...order }),
      item({ kind: 'arrive', incident: 'inc-none', order: 'x' }),
      item({ kind: 'tick', incident: order.incident, step: 'gear', done: true }),
    ])
    expect([...notYours.results, ...ended.results].map(({ code }) => code)).toEqual([
      'handset.notYours',
      'handset.orderEnded',
      'handset.incidentOver',
      'handset.notYours',
    ])
    expect(site.journal.filter(({ fact }) => fact === 'handset.refused')).toHaveLength(4)
  })

  it('that the desk has put down already takes the phone’s late word without a change', async () => {
    const { identity } = await pair('staff-12')
    const order = await ordered()
    await site.command(order.incident, { type: 'arrive', staff: 'staff-12' })
    expect((await send(identity, [item({ kind: 'depart', ...order })])).results).toMatchObject([{ taken: true, code: null }])
    expect(site.only.orders).toMatchObject([{ state: 'onScene' }])
    expect(site.facts('handset.')).toContain('handset.toldAgain')
  })

  it('where more people are needed tells the desk until somebody heeds it', async () => {
    const { identity } = await pair('staff-12')
    const order = await ordered()
    await send(identity, [item({ kind: 'support', ...order, text: '要一台破拆' }), item({ kind: 'support', ...order, text: '' })])
    const asked = site.only.escalations.filter(({ reason }) => reason === 'support')
    expect(asked).toMatchObject([{ to: 'secondDesk', heededAt: null }])
    expect(site.facts('incident.supportAsked')).toHaveLength(2)
  })
})

describe('a list that is sent again', () => {
  it('is answered as it was and has its effect once, also after the core was killed in between', async () => {
    const { identity } = await pair('staff-12')
    const order = await ordered()
    const items = [
      item({ kind: 'acknowledge', ...order }),
      item({ kind: 'progress', ...order, text: '到楼下', photos: [] }),
      item({ kind: 'arrive', incident: 'inc-none', order: 'x' }),
    ]
    const first = await send(identity, items)
    await restart()
    site.pass(5_000)
    const again = await send(identity, [...items, item({ kind: 'depart', ...order })])
    expect(again.results.slice(0, 3)).toEqual(first.results)
    expect(site.only.orders).toMatchObject([{ state: 'onTheWay', reports: [{ text: '到楼下' }] }])
    expect(site.facts('handset.refused')).toHaveLength(1)
  })

  it('is refused once it is older than results are kept', async () => {
    const { identity } = await pair('staff-12')
    const order = await ordered()
    const old = item({ kind: 'acknowledge', ...order })
    await send(identity, [old])
    site.clock.advance(8 * 86_400_000)
    await send(identity, [item({ kind: 'checkIn', text: 'cp-1', how: 'typed', lngLat: null })])
    expect((await send(identity, [old])).results).toMatchObject([{ code: 'handset.tooOld' }])
  })

  it('keeps going where one item is refused', async () => {
    const { identity } = await pair('staff-12')
    const order = await ordered()
    const { results } = await send(identity, [
      item({ kind: 'progress', ...order, text: '', photos: ['bm90IGEgcGljdHVyZQ=='] }),
      item({ kind: 'acknowledge', ...order }),
    ])
    expect(results).toMatchObject([{ taken: false, code: 'attachment.notAPicture' }, { taken: true }])
  })
})

describe('a position', () => {
  const at = (lng: number): HandsetAct => ({ kind: 'position', lngLat: [lng, 31.32], accuracyM: 8 })
  const placeOf = (staff: string) => site.core.views.staff().find(({ id }) => id === staff)?.position

  it('is taken only while the person shares it; an older one changes nothing, and none is in the journal', async () => {
    const { identity } = await pair('staff-12')
    const now = site.clock.now()
    expect((await send(identity, [item(at(120.61))])).results).toMatchObject([{ code: 'handset.notShared' }])
    await send(identity, [item({ kind: 'sharing', on: true }), item(at(120.602), now), item(at(120.609), now - 60_000)])
    expect(placeOf('staff-12')).toEqual([120.602, 31.32])
    expect(site.core.handsets.list()).toMatchObject([{ sharesPosition: true, battery: 80 }])
    expect(site.facts('handset.position')).toEqual(['handset.positionShared'])
    expect(JSON.stringify(site.journal)).not.toContain('120.602')
    await send(identity, [item({ kind: 'sharing', on: false }), item(at(120.603))])
    expect(placeOf('staff-12')).toEqual([120.602, 31.32])
  })
})

describe('a check-in', () => {
  it('is kept with both times, shown on the phone and at the desk', async () => {
    const { identity } = await pair('staff-12')
    const at = site.clock.now()
    site.pass(20_000)
    await send(identity, [item({ kind: 'checkIn', text: 'cp-1', how: 'qr', lngLat: [120.6, 31.32] }, at)])
    await restart()
    expect(site.core.handsets.checkIns(null, 10)).toMatchObject([
      { staff: 'staff-12', text: 'cp-1', how: 'qr', at: iso(at + 20_000), saidAt: iso(at), lngLat: [120.6, 31.32] },
    ])
    expect((await firstPicture(identity)).checkIns).toMatchObject([{ text: 'cp-1' }])
  })
})
