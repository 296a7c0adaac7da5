/** Calls over the lines of the console: who is rung, what their answer does, and what happens when nobody is reached. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallOutcome } from '../../src-preload/contract/incident-parts.types.ts'
import { FakeTelephone, SPEAKING } from '../support/fake-telephone.ts'
import { OPERATOR, TestCore } from '../support/test-core.ts'
import { tinySite } from '../support/tiny-site.ts'

const SMOKE = { smoke: 0.6 }
const [MOBILE, FAMILY, NEIGHBOUR] = ['10000000001', '10000000011', '10000000021'] as const

/** The first household has a daughter and a neighbour, too. */
const site = {
  ...tinySite,
  households: tinySite.households.map((household) =>
    household.id === 'lane-1'
      ? {
          ...household,
          party: {
            ...household.party,
            phones: [
              { label: 'family' as const, name: '女儿', number: '100-0000-0011' },
              { label: 'neighbour' as const, name: '邻居', number: '100 0000 0021' },
              ...household.party.phones,
            ],
          },
        }
      : household,
  ),
}

let desk: TestCore
let telephone: FakeTelephone
beforeEach(async () => {
  desk = new TestCore({ site, speech: SPEAKING })
  telephone = await FakeTelephone.at(desk)
})
afterEach(() => desk.end())

const calls = () => desk.core.calls.all()
const lastCall = () => calls().at(-1)
/** Opens the incident, accepts it, and lets the line take the call. */
async function accepted(device = 'smoke-1', values: Record<string, number> = SMOKE): Promise<string> {
  desk.send(device, values)
  const { id } = desk.only
  await desk.command(id, { type: 'accept' })
  await desk.settle()
  return id
}
async function asked<T>(run: () => T): Promise<T> {
  const answer = desk.core.change(run)
  desk.core.loop.drain()
  return answer
}
const place = (wanted: { incident?: string; number?: string; mode?: 'spoken' | 'talk' }) =>
  asked(() => desk.core.calls.place({ mode: 'spoken', purpose: 'warning', ...wanted }, OPERATOR))

describe('an accepted incident', () => {
  it('rings the party in the same commit: one key', async () => {
    desk.send('smoke-1', SMOKE)
    const { id } = desk.only
    await desk.command(id, { type: 'accept' })
    expect(lastCall()).toMatchObject({ incident: id, state: 'dialling', line: 'a', number: MOBILE, purpose: 'warning', by: '王晓' })
    await desk.settle()
    expect(telephone.dialled).toEqual([MOBILE])
  })

  it('is not rung for twice, and goes on by hand, when no line is ready', async () => {
    telephone.line('a', 'failed', 'agentEnded')
    const id = await accepted()
    expect(calls()).toEqual([])
    await expect(place({ incident: id })).rejects.toMatchObject({ code: 'call.noLine', status: 409 })
    expect(desk.facts('call.line')).toContain('call.lineFailed')
  })

  it('is told whose telephone is silent because nothing can speak, and nobody is rung', async () => {
    desk.end()
    desk = new TestCore({ site })
    telephone = await FakeTelephone.at(desk)
    await accepted()
    await desk.settle()
    expect(telephone.dialled).toEqual([])
    expect(calls()[0]).toMatchObject({ state: 'ended', outcome: 'failed', failure: 'noSpeech' })
  })
})

describe('the answer by key', () => {
  it.each([
    ['1', 'nothingWrong', 'standingDown'],
    ['2', 'canHandle', 'contacting'],
    ['3', 'needHelp', 'dispatched'],
  ])('%s is noted at once as %s and leaves the incident %s', async (key, answer, state) => {
    const id = await accepted()
    telephone.ringing()
    telephone.answered()
    await desk.settle()
    expect(telephone.asked.at(-1)).toMatchObject({ what: 'play' })
    telephone.key(key)
    expect(desk.only).toMatchObject({ state, certainty: 'reported', calls: [{ outcome: 'answered', answer, phone: MOBILE }] })
    await desk.settle()
    telephone.over(null)
    expect(desk.only.calls).toHaveLength(1)
    expect(desk.core.views.timeline(id).map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['call.placed', 'call.ringing', 'call.answered', 'call.keyPressed', 'call.ended', 'incident.called']),
    )
  })

  it('without a meaning says the keys again', async () => {
    await accepted()
    telephone.answered()
    await desk.settle()
    const first = telephone.asked.at(-1)?.pieces ?? 0
    telephone.key('7')
    await desk.settle()
    expect(telephone.asked.at(-1)).toMatchObject({ what: 'play', pieces: first - 1 })
    expect(desk.only.calls).toEqual([])
  })

  it('that comes before anybody has accepted is noted, and a false alarm waits for a person', async () => {
    desk.send('smoke-1', SMOKE)
    desk.pass(2000)
    await desk.settle()
    telephone.answered()
    telephone.key('1')
    expect(desk.only).toMatchObject({ state: 'raised', calls: [{ answer: 'nothingWrong', by: 'core' }] })
    expect(desk.facts('call')).toContain('call.answerNotFollowed')
  })

  it('of family who is elsewhere makes no false alarm', async () => {
    await accepted()
    telephone.over('noAnswer')
    await desk.settle()
    telephone.answered()
    telephone.key('1')
    expect(desk.only).toMatchObject({ state: 'contacting', calls: [{ outcome: 'noAnswer' }, { answer: 'nothingWrong', phone: FAMILY }] })
  })

  it('asks for help in vain when nobody is free: the operator is told', async () => {
    await accepted()
    for (const staff of ['staff-11', 'staff-12', 'staff-13']) await desk.command(desk.only.id, { type: 'dispatch', staff }).catch(() => {})
    telephone.answered()
    telephone.key('3')
    expect(desk.only.calls).toMatchObject([{ answer: 'needHelp' }])
    expect(desk.facts('call')).toContain('call.answerNotFollowed')
  })
})

describe('who is not reached', () => {
  it.each<[CallOutcome]>([['noAnswer'], ['busy'], ['wrongNumber']])(
    'by %s: the next number rings by itself, then it rests',
    async (outcome) => {
      const id = await accepted()
      for (const number of [MOBILE, FAMILY, NEIGHBOUR]) {
        expect(telephone.dialled.at(-1)).toBe(number)
        telephone.over(outcome)
        await desk.settle()
      }
      expect(telephone.dialled).toHaveLength(3)
      expect(desk.only.calls.map((call) => [call.phone, call.outcome])).toEqual(
        [MOBILE, FAMILY, NEIGHBOUR].map((number) => [number, outcome]),
      )
      expect(calls().map(({ purpose }) => purpose)).toEqual(['warning', 'family', 'family'])
      expect(desk.core.views.timeline(id).map(({ fact }) => fact)).toEqual(
        expect.arrayContaining(['call.partyNotReached', 'call.nobodyReached']),
      )
      desk.pass(60_000)
      expect(telephone.dialled).toHaveLength(3)
    },
  )

  it('is rung so long as the policy says, also where the line says nothing', async () => {
    await accepted()
    desk.pass(24_000)
    expect(calls()[0]).toMatchObject({ state: 'dialling' })
    desk.pass(1000)
    expect(calls()[0]).toMatchObject({ state: 'ended', outcome: 'noAnswer' })
    await desk.settle()
    expect(telephone.asked.map(({ what }) => what)).toEqual(['dial', 'hangUp', 'dial'])
  })

  it('is not rung on a wrong number again, when a person begins anew', async () => {
    const id = await accepted()
    telephone.over('wrongNumber')
    await desk.settle()
    telephone.over('noAnswer')
    await desk.settle()
    telephone.over('noAnswer')
    await place({ incident: id })
    await desk.settle()
    expect(telephone.dialled.at(-1)).toBe(FAMILY)
  })

  it('is left to the operator who hung up', async () => {
    await accepted()
    await asked(() => desk.core.calls.service.hangUp(lastCall()?.id ?? '', OPERATOR))
    await desk.settle()
    expect(telephone.asked.map(({ what }) => what)).toEqual(['dial', 'hangUp'])
    expect(desk.only.calls).toMatchObject([{ outcome: 'noAnswer' }])
  })

  it('is tried once more on the same number when it was the line that failed', async () => {
    await accepted()
    telephone.over('failed', 'a', '503 Service Unavailable')
    await desk.settle()
    telephone.over('failed', 'a', '503 Service Unavailable')
    await desk.settle()
    expect(telephone.dialled).toEqual([MOBILE, MOBILE, FAMILY])
  })
})

describe('an incident that nobody accepts', () => {
  it('rings the party by itself within two seconds', async () => {
    desk.send('smoke-1', SMOKE)
    desk.pass(1000)
    expect(calls()).toEqual([])
    desk.pass(1000)
    await desk.settle()
    expect(lastCall()).toMatchObject({ by: 'core', number: MOBILE })
    expect(telephone.dialled).toEqual([MOBILE])
  })

  it('is not rung for a second time by its acceptance', async () => {
    desk.send('smoke-1', SMOKE)
    desk.pass(2000)
    await desk.settle()
    await desk.command(desk.only.id, { type: 'accept' })
    await desk.settle()
    expect(telephone.dialled).toEqual([MOBILE])
  })

  it('rings nobody for what is no danger at home', () => {
    desk.send('door-3', { open: 1 })
    desk.pass(5000)
    expect(calls()).toEqual([])
  })
})

describe('two incidents of one household', () => {
  it('ring once: not at the same time, and not within ten minutes of an answer', async () => {
    await accepted()
    desk.send('smoke-1b', SMOKE)
    const other = desk.open.find(({ place: { device } }) => device === 'smoke-1b')?.id ?? ''
    desk.pass(3000)
    await desk.settle()
    expect(telephone.dialled).toEqual([MOBILE])
    await expect(place({ incident: other })).rejects.toMatchObject({ code: 'call.alreadyCalling' })

    telephone.answered()
    telephone.key('2')
    telephone.over(null)
    await desk.command(other, { type: 'accept' })
    await desk.settle()
    expect(telephone.dialled).toEqual([MOBILE])
  })

  it('may be rung for again by a person', async () => {
    await accepted()
    telephone.answered()
    telephone.over(null)
    desk.send('smoke-1b', SMOKE)
    const other = desk.open.find(({ place: { device } }) => device === 'smoke-1b')?.id ?? ''
    await place({ incident: other })
    expect(lastCall()).toMatchObject({ incident: other, state: 'dialling' })
  })
})

describe('several calls', () => {
  it('on one line wait for it, the one of an incident before the one of none', async () => {
    await accepted()
    await place({ number: '100 0000 0003', mode: 'talk' })
    desk.send('smoke-2', SMOKE)
    const second = desk.open.find(({ place: { device } }) => device === 'smoke-2')?.id ?? ''
    await desk.command(second, { type: 'accept' })
    expect(calls().map(({ household, state }) => [household, state])).toEqual([
      ['lane-1', 'dialling'],
      ['lane-3', 'waiting'],
      ['lane-2', 'waiting'],
    ])
    await asked(() => desk.core.calls.service.hangUp(calls()[0]?.id ?? '', OPERATOR))
    expect(calls().map(({ state }) => state)).toEqual(['ended', 'waiting', 'dialling'])
  })

  it('that still wait are dropped when their incident needs them no more', async () => {
    await place({ number: '100 0000 0003', mode: 'talk' })
    const id = await accepted('smoke-2')
    desk.send('smoke-1', SMOKE)
    desk.pass(2000)
    expect(calls().map(({ household, state, by }) => [household, state, by])).toEqual([
      ['lane-3', 'dialling', '王晓'],
      ['lane-2', 'waiting', '王晓'],
      ['lane-1', 'waiting', 'core'],
    ])
    const other = desk.open.find(({ id: each }) => each !== id)?.id ?? ''
    await desk.command(other, { type: 'dispatch' })
    await desk.command(other, { type: 'accept' })
    for (const { id: call } of calls().slice(0, 2)) await asked(() => desk.core.calls.service.hangUp(call, OPERATOR))
    expect(calls().map(({ state, outcome }) => [state, outcome])).toEqual([
      ['ended', 'noAnswer'],
      ['ended', 'noAnswer'],
      ['ended', null],
    ])
  })

  it('on two lines have one each', async () => {
    telephone.line('a', 'failed')
    telephone = await FakeTelephone.at(desk, 2)
    await place({ number: '100 0000 0002', mode: 'talk' })
    await place({ number: '100 0000 0003', mode: 'talk' })
    expect(calls().map(({ line }) => line)).toEqual(['a', 'b'])
  })
})

describe('a promised call back', () => {
  const callBack = (dueAt: number) => asked(() => desk.core.calls.callBack({ number: '100 0000 0002', dueAt }, OPERATOR))

  it('rings by itself when its time has come, and the operator talks', async () => {
    await callBack(desk.clock.now() + 60_000)
    desk.pass(59_000)
    expect(lastCall()).toMatchObject({ state: 'waiting', household: 'lane-2' })
    desk.pass(1000)
    await desk.settle()
    expect(telephone.dialled).toEqual(['10000000002'])
    telephone.answered()
    await desk.settle()
    expect(telephone.asked.at(-1)).toMatchObject({ what: 'talk' })
  })

  it('is owed by the operator where no line is ready, and stays on the list', async () => {
    telephone.line('a', 'failed')
    await callBack(desk.clock.now() + 60_000)
    desk.pass(60_000)
    expect(desk.facts('call')).toContain('call.callBackOwed')
    expect(lastCall()).toMatchObject({ state: 'waiting' })
  })

  it('can be taken off the list', async () => {
    const { context } = await callBack(desk.clock.now() + 60_000)
    await asked(() => desk.core.calls.service.hangUp(context.id, OPERATOR))
    desk.pass(120_000)
    expect(lastCall()).toMatchObject({ state: 'ended', outcome: null })
    expect(telephone.dialled).toEqual([])
  })

  it('is refused when the number cannot be dialled', async () => {
    const run = () => desk.core.calls.callBack({ number: 'sip:evil@example.org', dueAt: 0 }, OPERATOR)
    await expect(asked(run)).rejects.toMatchObject({ code: 'call.badNumber' })
  })
})

describe('somebody who calls', () => {
  it('is known by the number, whatever code is in front, and comes with the open incident', async () => {
    const id = await accepted()
    telephone.over('noAnswer')
    await asked(() => desk.core.calls.service.hangUp(lastCall()?.id ?? '', OPERATOR))
    telephone.incoming('a', '+8610000000001')
    expect(lastCall()).toMatchObject({
      direction: 'incoming',
      state: 'ringing',
      household: 'lane-1',
      incident: id,
      phone: { name: '住户1' },
    })
    await asked(() => desk.core.calls.service.pickUp(lastCall()?.id ?? '', OPERATOR))
    await desk.settle()
    expect(telephone.asked.at(-1)).toMatchObject({ what: 'answer' })
  })

  it('and is not picked up, was no attempt to reach them', async () => {
    const id = await accepted()
    await asked(() => desk.core.calls.service.hangUp(lastCall()?.id ?? '', OPERATOR))
    telephone.incoming('a', '10000000001')
    telephone.gone()
    expect(lastCall()).toMatchObject({ incident: id, state: 'ended', outcome: 'noAnswer' })
    expect(desk.only.calls).toHaveLength(1)
  })

  it('is a stranger when nobody has the number', () => {
    telephone.incoming('a', '<script>')
    expect(lastCall()).toMatchObject({ number: '', household: null, phone: null, incident: null })
  })
})

describe('the operator on the line', () => {
  it('takes a call over from the script, whose keys then mean nothing', async () => {
    await accepted()
    telephone.answered()
    await desk.settle()
    await asked(() => desk.core.calls.service.setMode(lastCall()?.id ?? '', 'talk', OPERATOR))
    await desk.settle()
    expect(telephone.asked.at(-1)).toMatchObject({ what: 'talk' })
    telephone.key('1')
    expect(desk.only).toMatchObject({ state: 'contacting', calls: [] })
  })
})

describe('a desk without microphone', () => {
  it('is told so while the call goes on', async () => {
    await place({ number: '100 0000 0002', mode: 'talk' })
    await desk.settle()
    telephone.answered()
    telephone.mute()
    expect(lastCall()).toMatchObject({ state: 'talking', failure: 'noSound' })
    expect(desk.facts('call')).toContain('call.mute')
  })
})

describe('after a restart', () => {
  let folder: string
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'watchroom-telephone-'))
    desk.end()
    desk = await TestCore.onDisk(folder, undefined, { site, speech: SPEAKING })
    telephone = await FakeTelephone.at(desk)
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  async function restarted(): Promise<void> {
    const { clock, ids } = desk
    desk.kill()
    desk = await TestCore.onDisk(folder, { clock, ids }, { site, speech: SPEAKING })
    telephone = desk.core.calls.connect((tell) => FakeTelephone.on(desk, tell))
    await desk.settle()
  }

  it.each([
    ['dialling', () => {}],
    ['ringing', () => telephone.ringing()],
    ['talking', () => telephone.answered()],
  ])('a call that was %s has failed, and is placed again when a line is ready', async (state, then) => {
    await accepted()
    then()
    expect(lastCall()).toMatchObject({ state })
    await restarted()
    expect(calls()).toMatchObject([
      { state: 'ended', failure: 'interrupted' },
      { state: 'waiting', number: MOBILE },
    ])
    expect(desk.only.calls).toMatchObject([{ outcome: 'failed' }])
    expect(telephone.dialled).toEqual([])
    telephone.line('a', 'ready')
    await desk.settle()
    expect(telephone.dialled).toEqual([MOBILE])
  })

  it('a call that was answered by key stays answered, and nobody is rung again', async () => {
    await accepted()
    telephone.answered()
    telephone.key('2')
    await restarted()
    telephone.line('a', 'ready')
    await desk.settle()
    expect(calls()).toMatchObject([{ state: 'ended', outcome: 'answered', answer: 'canHandle' }])
    expect(telephone.dialled).toEqual([])
  })

  it('a call that waited still waits, and one that an operator was talking on is over', async () => {
    await place({ number: '100 0000 0003', mode: 'talk' })
    telephone.answered()
    await place({ number: '100 0000 0002', mode: 'talk' })
    await restarted()
    expect(calls()).toMatchObject([{ outcome: 'answered', failure: 'interrupted' }, { state: 'waiting' }])
    telephone.line('a', 'ready')
    await desk.settle()
    expect(telephone.dialled).toEqual(['10000000002'])
  })
})

describe('the lines', () => {
  it('keep a password that is not written again, and never show it', async () => {
    const set = (password: string) =>
      asked(() =>
        desk.core.calls.setLines(
          [
            {
              id: 'a',
              account: 'sip:600@pbx.local',
              authUser: '600',
              password,
              transport: 'udp',
              prefix: '',
              register: true,
              port: 0,
              enabled: true,
            },
          ],
          OPERATOR.name,
        ),
      )
    await set('geheim')
    await set('')
    expect(desk.core.calls.settings()).toMatchObject([{ id: 'a', password: '' }])
    expect(JSON.stringify(desk.journal)).not.toContain('geheim')
    const kept = desk.store.db.prepare("SELECT document ->> 'password' AS password FROM telephone_lines").get()
    expect(kept).toEqual({ password: 'geheim' })
  })
})
