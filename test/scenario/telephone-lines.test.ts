/** The lines themselves: several calls on them, calls back, callers, an operator who talks, a restart in every state. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LineSettings } from '../../src-preload/contract/calls.contract.ts'
import { MOBILE, SMOKE, TelephoneDesk } from '../support/telephone-desk.ts'
import { OPERATOR } from '../support/test-core.ts'

let desk: TelephoneDesk
beforeEach(async () => {
  desk = await TelephoneDesk.open()
})
afterEach(() => desk.site.end())

describe('several calls', () => {
  it('on one line wait for it, the one of an incident before the one of none', async () => {
    await desk.accepted()
    await desk.place({ number: '100 0000 0003', mode: 'talk' })
    desk.site.send('smoke-2', SMOKE)
    const second = desk.incidentAt('smoke-2')
    await desk.site.command(second, { type: 'accept' })
    expect(desk.calls.map(({ household, state }) => [household, state])).toEqual([
      ['lane-1', 'dialling'],
      ['lane-3', 'waiting'],
      ['lane-2', 'waiting'],
    ])
    await desk.hangUp(desk.calls[0])
    expect(desk.calls.map(({ state }) => state)).toEqual(['ended', 'waiting', 'dialling'])
  })

  it('that still wait are dropped when their incident needs them no more', async () => {
    await desk.place({ number: '100 0000 0003', mode: 'talk' })
    await desk.accepted('smoke-2')
    desk.site.send('smoke-1', SMOKE)
    desk.site.pass(2000)
    expect(desk.calls.map(({ household, state, by }) => [household, state, by])).toEqual([
      ['lane-3', 'dialling', '王晓'],
      ['lane-2', 'waiting', '王晓'],
      ['lane-1', 'waiting', 'core'],
    ])
    const other = desk.incidentAt('smoke-1')
    await desk.site.command(other, { type: 'dispatch' })
    await desk.site.command(other, { type: 'accept' })
    for (const call of desk.calls.slice(0, 2)) await desk.hangUp(call)
    expect(desk.calls.map(({ state, outcome }) => [state, outcome])).toEqual([
      ['ended', 'noAnswer'],
      ['ended', 'noAnswer'],
      ['ended', null],
    ])
  })

  it('on two lines have one each', async () => {
    desk.site.end()
    desk = await TelephoneDesk.open(2)
    await desk.place({ number: '100 0000 0002', mode: 'talk' })
    await desk.place({ number: '100 0000 0003', mode: 'talk' })
    expect(desk.calls.map(({ line }) => line)).toEqual(['a', 'b'])
  })
})

describe('a promised call back', () => {
  const callBack = (dueAt: number) => desk.change((calls) => calls.callBack({ number: '100 0000 0002', dueAt }, OPERATOR))

  it('rings by itself when its time has come, and the operator talks', async () => {
    await callBack(desk.site.clock.now() + 60_000)
    desk.site.pass(59_000)
    expect(desk.lastCall).toMatchObject({ state: 'waiting', household: 'lane-2' })
    desk.site.pass(1000)
    await desk.site.settle()
    expect(desk.telephone.dialled).toEqual(['10000000002'])
    desk.telephone.answered()
    await desk.site.settle()
    expect(desk.telephone.asked.at(-1)).toMatchObject({ what: 'talk' })
  })

  it('rings in its time although somebody set the clock back', async () => {
    await callBack(desk.site.clock.now() + 60_000)
    desk.site.clock.setBy(-3_600_000)
    desk.site.pass(60_000)
    await desk.site.settle()
    expect(desk.telephone.dialled).toEqual(['10000000002'])
  })

  it('is owed by the operator where no line is ready, and stays on the list', async () => {
    desk.telephone.line('a', 'failed')
    await callBack(desk.site.clock.now() + 60_000)
    desk.site.pass(60_000)
    expect(desk.site.facts('call')).toContain('call.callBackOwed')
    expect(desk.lastCall).toMatchObject({ state: 'waiting' })
  })

  it('can be taken off the list', async () => {
    await callBack(desk.site.clock.now() + 60_000)
    await desk.hangUp()
    desk.site.pass(120_000)
    expect(desk.lastCall).toMatchObject({ state: 'ended', outcome: null })
    expect(desk.telephone.dialled).toEqual([])
  })

  it('is refused for an incident that is not open', async () => {
    const forNone = desk.change((calls) => calls.callBack({ number: MOBILE, incident: 'gone', dueAt: 0 }, OPERATOR))
    await expect(forNone).rejects.toMatchObject({ code: 'call.noIncident' })
  })

  it('is refused when the number cannot be dialled', async () => {
    const wrong = desk.change((calls) => calls.callBack({ number: 'sip:evil@example.org', dueAt: 0 }, OPERATOR))
    await expect(wrong).rejects.toMatchObject({ code: 'call.badNumber' })
  })
})

describe('somebody who calls', () => {
  it('is known by the number, whatever code is in front, and comes with the open incident', async () => {
    const id = await desk.accepted()
    desk.telephone.over('noAnswer')
    await desk.hangUp()
    desk.telephone.incoming('a', '+8610000000001')
    expect(desk.lastCall).toMatchObject({
      direction: 'incoming',
      state: 'ringing',
      household: 'lane-1',
      incident: id,
      phone: { name: '住户1' },
    })
    await desk.change((calls) => calls.service.pickUp(desk.lastCall.id, OPERATOR))
    await desk.site.settle()
    expect(desk.telephone.asked.at(-1)).toMatchObject({ what: 'answer' })
  })

  it('and is not picked up, was no attempt to reach them', async () => {
    const id = await desk.accepted()
    await desk.hangUp()
    desk.telephone.incoming('a', '10000000001')
    desk.telephone.gone()
    expect(desk.lastCall).toMatchObject({ incident: id, state: 'ended', outcome: 'noAnswer' })
    expect(desk.site.only.calls).toHaveLength(1)
  })

  it('is a stranger when nobody has the number', () => {
    desk.telephone.incoming('a', '<script>')
    expect(desk.lastCall).toMatchObject({ number: '', household: null, phone: null, incident: null })
  })
})

describe('the operator on the line', () => {
  it('takes a call over from the script, whose keys then mean nothing', async () => {
    await desk.accepted()
    desk.telephone.answered()
    await desk.site.settle()
    await desk.change((calls) => calls.service.setMode(desk.lastCall.id, 'talk', OPERATOR))
    await desk.site.settle()
    expect(desk.telephone.asked.at(-1)).toMatchObject({ what: 'talk' })
    desk.telephone.key('1')
    expect(desk.site.only).toMatchObject({ state: 'contacting', calls: [] })
  })
})

describe('a desk without microphone', () => {
  it('is told so while the call goes on', async () => {
    await desk.place({ number: '100 0000 0002', mode: 'talk' })
    await desk.site.settle()
    desk.telephone.answered()
    desk.telephone.mute()
    expect(desk.lastCall).toMatchObject({ state: 'talking', failure: 'noSound' })
    expect(desk.site.facts('call')).toContain('call.mute')
  })
})

describe('after a restart', () => {
  let folder: string
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'watchroom-telephone-'))
    desk.site.end()
    desk = await TelephoneDesk.onDisk(folder)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it.each([
    ['dialling', () => {}],
    ['ringing', () => desk.telephone.ringing()],
    ['talking', () => desk.telephone.answered()],
  ])('a call that was %s has failed, and is placed again when a line is ready', async (state, then) => {
    await desk.accepted()
    then()
    expect(desk.lastCall).toMatchObject({ state })
    await desk.restart(folder)
    expect(desk.calls).toMatchObject([
      { state: 'ended', failure: 'interrupted' },
      { state: 'waiting', number: MOBILE },
    ])
    expect(desk.site.only.calls).toMatchObject([{ outcome: 'failed' }])
    expect(desk.telephone.dialled).toEqual([])
    desk.telephone.line('a', 'ready')
    await desk.site.settle()
    expect(desk.telephone.dialled).toEqual([MOBILE])
  })

  it('the party of an incident that nobody accepts is rung as soon as a line is ready', async () => {
    desk.site.send('smoke-1', SMOKE)
    await desk.restart(folder)
    desk.site.pass(3000)
    expect(desk.calls).toEqual([])
    desk.telephone.line('a', 'ready')
    desk.site.pass(2000)
    await desk.site.settle()
    expect(desk.telephone.dialled).toEqual([MOBILE])
  })

  it('a call that was answered by key stays answered, and nobody is rung again', async () => {
    await desk.accepted()
    desk.telephone.answered()
    desk.telephone.key('2')
    await desk.restart(folder)
    desk.telephone.line('a', 'ready')
    await desk.site.settle()
    expect(desk.calls).toMatchObject([{ state: 'ended', outcome: 'answered', answer: 'canHandle' }])
    expect(desk.telephone.dialled).toEqual([])
  })

  it('a call that waited still waits, and one that an operator was talking on is over', async () => {
    await desk.place({ number: '100 0000 0003', mode: 'talk' })
    desk.telephone.answered()
    await desk.place({ number: '100 0000 0002', mode: 'talk' })
    await desk.restart(folder)
    expect(desk.calls).toMatchObject([{ outcome: 'answered', failure: 'interrupted' }, { state: 'waiting' }])
    desk.telephone.line('a', 'ready')
    await desk.site.settle()
    expect(desk.telephone.dialled).toEqual(['10000000002'])
  })
})

describe('the lines', () => {
  it('keep a password that is not written again, and never show it', async () => {
    const line = LineSettings.parse({ id: 'a', account: 'sip:600@pbx.local', authUser: '600' })
    const set = (password: string) => desk.change((calls) => calls.setLines([{ ...line, password }], OPERATOR.name))
    await set('geheim')
    await set('')
    expect(desk.site.core.calls.settings()).toMatchObject([{ id: 'a', password: '' }])
    expect(JSON.stringify(desk.site.journal)).not.toContain('geheim')
    const kept = desk.site.store.db.prepare("SELECT document ->> 'password' AS password FROM telephone_lines").get()
    expect(kept).toEqual({ password: 'geheim' })
  })
})
