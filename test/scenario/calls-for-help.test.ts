/** Calls for help from phones: heard whatever happened to phone or network, shown where the person is, over when they are safe. */
import { describe, expect, it } from 'vitest'
import { firstPicture, item, pair, restart, send, site, withPhones } from '../support/phones.ts'

withPhones()

describe('a call for help', () => {
  const help = (lngLat: [number, number] | null = [120.6001, 31.32]) => item({ kind: 'sos', lngLat })

  it('raises an emergency at the place, with the name, unaccepted like any alarm, once while it is open', async () => {
    const { identity } = await pair('staff-12')
    await send(identity, [help()])
    expect(site.only).toMatchObject({
      kind: 'panic',
      priority: 1,
      state: 'raised',
      unacknowledged: true,
      owner: null,
      place: { text: '12 队员12 · 河边巷 1 号附近', textEn: '12 Guard 12 · near 1 River Lane', lngLat: [120.6001, 31.32] },
      deadlines: [{ kind: 'accept' }],
      allowed: expect.arrayContaining(['accept', 'silence']),
    })
    expect(site.only.proposals.map(({ staff }) => staff)).toEqual(['staff-11', 'staff-13'])
    await send(identity, [help()])
    await restart()
    await send(identity, [help(null)])
    expect(site.open).toHaveLength(1)
    expect(site.facts('incident.sosCalled')).toHaveLength(3)
    site.pass(3_000)
    expect(site.only.deadlines).toMatchObject([{ kind: 'accept', missed: true }])
  })

  it('is on every other phone until it is cleared, and a new one after that is a new incident', async () => {
    const { identity } = await pair('staff-12')
    const other = await pair('staff-11')
    await send(identity, [help()])
    const { id } = site.only
    expect(await firstPicture(identity)).toMatchObject({ sos: id, others: [] })
    expect(await firstPicture(other.identity)).toMatchObject({ sos: null, others: [{ incident: id, person: '队员12' }] })
    await site.command(id, { type: 'accept' })
    await site.command(id, { type: 'confirm', verdict: 'false', by: 'party' })
    expect((await firstPicture(other.identity)).others).toEqual([])
    expect((await send(identity, [item({ kind: 'sosOver' })])).results).toMatchObject([{ code: 'handset.noSos' }])
    await send(identity, [help()])
    expect(site.open.map(({ state }) => state).sort()).toEqual(['raised', 'standingDown'])
  })
})

describe('somebody who is safe again', () => {
  it('is off the other phones at once, while the desk still has the incident to end', async () => {
    const { identity } = await pair('staff-12')
    const other = await pair('staff-11')
    await send(identity, [item({ kind: 'sos', lngLat: null }), item({ kind: 'sosOver' })])
    await restart()
    expect(site.only).toMatchObject({ state: 'raised', unacknowledged: true })
    expect(site.facts('incident.sosOver')).toHaveLength(1)
    expect(await firstPicture(identity)).toMatchObject({ sos: null })
    expect(await firstPicture(other.identity)).toMatchObject({ others: [] })
  })

  it('and calls again is heard again: the same incident, unaccepted as if it were new', async () => {
    const { identity } = await pair('staff-12')
    await send(identity, [item({ kind: 'sos', lngLat: null })])
    const { id } = site.only
    await site.command(id, { type: 'accept' })
    await send(identity, [item({ kind: 'sosOver' })])
    expect(site.only.unacknowledged).toBe(false)
    await send(identity, [item({ kind: 'sos', lngLat: null })])
    expect(site.only).toMatchObject({ id, state: 'contacting', unacknowledged: true, allowed: expect.arrayContaining(['accept']) })
    expect(await firstPicture(identity)).toMatchObject({ sos: id })
    expect(site.only.deadlines.map(({ kind }) => kind)).toContain('accept')
  })

  it('and calls again from elsewhere is looked for there; a phone that does not know where it is changes nothing', async () => {
    const { identity } = await pair('staff-12')
    await send(identity, [item({ kind: 'sos', lngLat: null }), item({ kind: 'sosOver' })])
    expect(site.only.place).toMatchObject({
      text: expect.stringMatching(/位置不确定$/),
      textEn: expect.stringMatching(/place uncertain$/),
    })
    await send(identity, [item({ kind: 'sos', lngLat: [120.605, 31.325] })])
    await restart()
    expect(site.only.place).toMatchObject({ lngLat: [120.605, 31.325], text: '12 队员12' })
    await send(identity, [item({ kind: 'sos', lngLat: null })])
    expect(site.only.place.lngLat).toEqual([120.605, 31.325])
  })

  it('is heard whatever the clock of a phone said that began anew without a network', async () => {
    const { identity } = await pair('staff-12')
    const { results } = await send(identity, [
      item({ kind: 'sos', lngLat: null }, 0),
      item({ kind: 'checkIn', text: 'x', how: 'typed', lngLat: null }, 0),
    ])
    expect(results).toMatchObject([{ taken: true }, { code: 'handset.tooOld' }])
    expect(site.only.unacknowledged).toBe(true)
  })
})
