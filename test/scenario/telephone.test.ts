/** Calls over the lines of the console: who is rung, what their answer does, and what happens when nobody is reached. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CallOutcome } from '../../src-preload/contract/incident-parts.types.ts'
import { FAMILY, MOBILE, NEIGHBOUR, SMOKE, TelephoneDesk } from '../support/telephone-desk.ts'

let desk: TelephoneDesk
beforeEach(async () => {
  desk = await TelephoneDesk.open()
})
afterEach(() => desk.site.end())

describe('an accepted incident', () => {
  it('rings the party in the same commit: one key', async () => {
    desk.site.send('smoke-1', SMOKE)
    const { id } = desk.site.only
    await desk.site.command(id, { type: 'accept' })
    expect(desk.lastCall).toMatchObject({ incident: id, state: 'dialling', line: 'a', number: MOBILE, purpose: 'warning', by: '王晓' })
    await desk.site.settle()
    expect(desk.telephone.dialled).toEqual([MOBILE])
  })

  it('goes on by hand when no line is ready', async () => {
    desk.telephone.line('a', 'failed', 'agentEnded')
    const id = await desk.accepted()
    expect(desk.calls).toEqual([])
    await expect(desk.place({ incident: id })).rejects.toMatchObject({ code: 'call.noLine', status: 409 })
    expect(desk.site.facts('call.line')).toContain('call.lineFailed')
  })

  it('rings nobody when nothing can speak, and says so', async () => {
    desk.site.end()
    desk = await TelephoneDesk.open(1, null)
    await desk.accepted()
    await desk.site.settle()
    expect(desk.telephone.dialled).toEqual([])
    expect(desk.calls[0]).toMatchObject({ state: 'ended', outcome: 'failed', failure: 'noSpeech' })
  })
})

describe('the answer by key', () => {
  it.each([
    ['1', 'nothingWrong', 'standingDown'],
    ['2', 'canHandle', 'contacting'],
    ['3', 'needHelp', 'dispatched'],
  ])('%s is noted at once as %s and leaves the incident %s', async (key, answer, state) => {
    const id = await desk.accepted()
    desk.telephone.ringing()
    desk.telephone.answered()
    await desk.site.settle()
    expect(desk.telephone.asked.at(-1)).toMatchObject({ what: 'play' })
    desk.telephone.key(key)
    expect(desk.site.only).toMatchObject({ state, certainty: 'reported', calls: [{ outcome: 'answered', answer, phone: MOBILE }] })
    await desk.site.settle()
    desk.telephone.over(null)
    expect(desk.site.only.calls).toHaveLength(1)
    expect(desk.site.core.views.timeline(id).map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['call.placed', 'call.ringing', 'call.answered', 'call.keyPressed', 'call.ended', 'incident.called']),
    )
  })

  it('1 does not stand down a fire that staff on the spot have seen: the operator is told', async () => {
    const id = await desk.accepted()
    desk.telephone.answered()
    await desk.site.command(id, { type: 'dispatch' })
    await desk.site.command(id, { type: 'confirm', verdict: 'real', by: 'staff' })
    desk.telephone.key('1')
    expect(desk.site.only).toMatchObject({ state: 'verifying', verdict: 'real', calls: [{ answer: 'nothingWrong' }] })
    expect(desk.site.facts('call.')).toContain('call.answerNotFollowed')
    expect(await desk.site.command(id, { type: 'confirm', verdict: 'false', by: 'staff' })).toMatchObject({ state: 'standingDown' })
  })

  it('without a meaning says the keys again', async () => {
    await desk.accepted()
    desk.telephone.answered()
    await desk.site.settle()
    const first = desk.telephone.asked.at(-1)?.pieces ?? 0
    desk.telephone.key('7')
    await desk.site.settle()
    expect(desk.telephone.asked.at(-1)).toMatchObject({ what: 'play', pieces: first - 1 })
    expect(desk.site.only.calls).toEqual([])
  })

  it('that comes before anybody has accepted is noted, and a false alarm waits for a person', async () => {
    desk.site.send('smoke-1', SMOKE)
    desk.site.pass(2000)
    await desk.site.settle()
    desk.telephone.answered()
    desk.telephone.key('1')
    expect(desk.site.only).toMatchObject({ state: 'raised', calls: [{ answer: 'nothingWrong', by: 'core' }] })
    expect(desk.site.facts('call')).toContain('call.answerNotFollowed')
  })

  it('of family who is elsewhere makes no false alarm', async () => {
    await desk.accepted()
    desk.telephone.over('noAnswer')
    await desk.site.settle()
    desk.telephone.answered()
    desk.telephone.key('1')
    expect(desk.site.only).toMatchObject({
      state: 'contacting',
      calls: [{ outcome: 'noAnswer' }, { answer: 'nothingWrong', phone: FAMILY }],
    })
  })

  it.each([
    ['family, however the number is written', FAMILY],
    ['somebody whom nobody knows', '100 0000 0099'],
  ])('of %s makes no false alarm when a person dialled it', async (_who, number) => {
    desk.site.send('smoke-1', SMOKE)
    const incident = desk.incidentAt('smoke-1')
    await desk.place({ incident, number })
    await desk.site.settle()
    await desk.site.command(incident, { type: 'accept' })
    desk.telephone.answered()
    desk.telephone.key('1')
    expect(desk.site.only).toMatchObject({ state: 'contacting', verdict: 'unknown', calls: [{ answer: 'nothingWrong' }] })
  })

  it('asks for help in vain when nobody is free: the operator is told', async () => {
    await desk.accepted()
    for (const staff of ['staff-11', 'staff-12', 'staff-13'])
      await desk.site.command(desk.site.only.id, { type: 'dispatch', staff }).catch(() => {})
    desk.telephone.answered()
    desk.telephone.key('3')
    expect(desk.site.only.calls).toMatchObject([{ answer: 'needHelp' }])
    expect(desk.site.facts('call')).toContain('call.answerNotFollowed')
  })
})

describe('who is not reached', () => {
  it.each<[CallOutcome]>([['noAnswer'], ['busy'], ['wrongNumber']])(
    'by %s: the next number rings by itself, then it rests',
    async (outcome) => {
      const id = await desk.accepted()
      for (const number of [MOBILE, FAMILY, NEIGHBOUR]) {
        expect(desk.telephone.dialled.at(-1)).toBe(number)
        desk.telephone.over(outcome)
        await desk.site.settle()
      }
      expect(desk.telephone.dialled).toHaveLength(3)
      expect(desk.site.only.calls.map((call) => [call.phone, call.outcome])).toEqual(
        [MOBILE, FAMILY, NEIGHBOUR].map((number) => [number, outcome]),
      )
      expect(desk.calls.map(({ purpose }) => purpose)).toEqual(['warning', 'family', 'family'])
      expect(desk.site.core.views.timeline(id).map(({ fact }) => fact)).toEqual(
        expect.arrayContaining(['call.partyNotReached', 'call.nobodyReached']),
      )
      desk.site.pass(60_000)
      expect(desk.telephone.dialled).toHaveLength(3)
    },
  )

  it('is rung so long as the policy says, also where the line says nothing', async () => {
    await desk.accepted()
    desk.site.pass(24_000)
    expect(desk.calls[0]).toMatchObject({ state: 'dialling' })
    desk.site.pass(1000)
    expect(desk.calls[0]).toMatchObject({ state: 'ended', outcome: 'noAnswer' })
    await desk.site.settle()
    expect(desk.telephone.asked.map(({ what }) => what)).toEqual(['dial', 'hangUp', 'dial'])
  })

  it('is not rung on a wrong number again, when a person begins anew', async () => {
    const id = await desk.accepted()
    desk.telephone.over('wrongNumber')
    await desk.site.settle()
    desk.telephone.over('noAnswer')
    await desk.site.settle()
    desk.telephone.over('noAnswer')
    await desk.place({ incident: id })
    await desk.site.settle()
    expect(desk.telephone.dialled.at(-1)).toBe(FAMILY)
  })

  it('is left to the operator who hung up', async () => {
    await desk.accepted()
    await desk.hangUp()
    await desk.site.settle()
    expect(desk.telephone.asked.map(({ what }) => what)).toEqual(['dial', 'hangUp'])
    expect(desk.site.only.calls).toMatchObject([{ outcome: 'noAnswer' }])
  })

  it('is tried once more on the same number when it was the line that failed', async () => {
    await desk.accepted()
    desk.telephone.over('failed', 'a', '503 Service Unavailable')
    await desk.site.settle()
    desk.telephone.over('failed', 'a', '503 Service Unavailable')
    await desk.site.settle()
    expect(desk.telephone.dialled).toEqual([MOBILE, MOBILE, FAMILY])
  })
})

describe('an incident that nobody accepts', () => {
  it('rings the party by itself within two seconds', async () => {
    desk.site.send('smoke-1', SMOKE)
    desk.site.pass(1000)
    expect(desk.calls).toEqual([])
    desk.site.pass(1000)
    await desk.site.settle()
    expect(desk.lastCall).toMatchObject({ by: 'core', number: MOBILE })
    expect(desk.telephone.dialled).toEqual([MOBILE])
  })

  it('is not rung for a second time by its acceptance', async () => {
    desk.site.send('smoke-1', SMOKE)
    desk.site.pass(2000)
    await desk.site.settle()
    await desk.site.command(desk.site.only.id, { type: 'accept' })
    await desk.site.settle()
    expect(desk.telephone.dialled).toEqual([MOBILE])
  })

  it('rings nobody for what is no danger at home', () => {
    desk.site.send('door-3', { open: 1 })
    desk.site.pass(5000)
    expect(desk.calls).toEqual([])
  })
})

describe('two incidents of one household', () => {
  it('ring once: not at the same time, and not within ten minutes of an answer', async () => {
    await desk.accepted()
    desk.site.send('smoke-1b', SMOKE)
    const other = desk.incidentAt('smoke-1b')
    desk.site.pass(3000)
    await desk.site.settle()
    expect(desk.telephone.dialled).toEqual([MOBILE])
    await expect(desk.place({ incident: other })).rejects.toMatchObject({ code: 'call.alreadyCalling' })

    desk.telephone.answered()
    desk.telephone.key('2')
    desk.telephone.over(null)
    await desk.site.command(other, { type: 'accept' })
    await desk.site.settle()
    expect(desk.telephone.dialled).toEqual([MOBILE])
  })

  it('may be rung for again by a person', async () => {
    await desk.accepted()
    desk.telephone.answered()
    desk.telephone.over(null)
    desk.site.send('smoke-1b', SMOKE)
    const other = desk.incidentAt('smoke-1b')
    await desk.place({ incident: other })
    expect(desk.lastCall).toMatchObject({ incident: other, state: 'dialling' })
  })
})
