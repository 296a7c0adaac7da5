/** Alarms, persons and outputs together, on the rules of the product. */
import { beforeEach, describe, expect, it } from 'vitest'
import { LinkageDesk } from './linkage-desk.ts'
import { LI, WANG } from './linkage-model.ts'

let desk: LinkageDesk
beforeEach(() => {
  desk = new LinkageDesk()
})

const command = (device: string, value: 0 | 1, actor = WANG) => desk.linkage.command({ device, point: 'on', value, reason: '' }, actor)
const confirm = (device: string, actor = WANG) => desk.linkage.confirm(desk.of(device).context.id, actor)
const stop = (device: string) => desk.linkage.stop(desk.of(device).context.id, WANG)
const CODE = (code: string) => expect.objectContaining({ code: `outputs.${code}` })

describe('a fire', () => {
  beforeEach(() => desk.alarm('smoke-1', 'smoke'))

  it('sounds the sirens of its own zone at once and asks about everything else', () => {
    expect(desk.orders).toEqual(['siren-1=1'])
    expect(['siren-1', 'broadcast-1', 'door-1', 'sprinkler-1'].map((device) => desk.of(device).state)).toEqual([
      'commanded',
      'proposed',
      'proposed',
      'proposed',
    ])
    expect(() => desk.of('siren-2')).toThrow()
    expect(desk.facts('siren-1')).toEqual([['action.commanded', 'core']])
    expect(desk.facts('broadcast-1')).toEqual([['action.proposed', 'core']])
  })

  it('that is re-triggered asks for nothing twice, also not for what was stopped or dropped', () => {
    stop('siren-1')
    stop('broadcast-1')
    desk.report('siren-1', 'on', 0)
    const before = desk.actions.actions.size
    desk.alarm('smoke-1', 'smoke')
    expect(desk.actions.actions.size).toBe(before)
    expect(desk.orders).toEqual(['siren-1=1', 'siren-1=0'])
  })

  it('in the next household joins what is driven and proposed already', () => {
    const before = desk.actions.actions.size
    desk.alarm('smoke-2', 'smoke', { incident: 'inc-2' })
    expect(desk.actions.actions.size).toBe(before)
    expect(desk.orders).toEqual(['siren-1=1'])
    expect(desk.of('siren-1').context.incidents).toEqual(['inc-1', 'inc-2'])
    expect(desk.linkage.stopAll('inc-2', WANG).map(({ context }) => context.device)).toEqual(['siren-1'])
  })

  it('in the next household sounds the sirens again that were stopped for the first one', () => {
    stop('siren-1')
    desk.alarm('smoke-2', 'smoke', { incident: 'inc-2' })
    expect(desk.orders).toEqual(['siren-1=1', 'siren-1=0', 'siren-1=1'])
    expect(desk.of('siren-1')).toMatchObject({ state: 'commanded', context: { incidents: ['inc-2'] } })
  })

  it('leaves proposals on the table while it burns, and for five minutes after', () => {
    desk.pass(900_000)
    expect(desk.of('broadcast-1').state).toBe('proposed')
    desk.incidents.set('inc-1', 'normal')
    desk.pass(300_000)
    expect(desk.of('broadcast-1').state).toBe('expired')
    desk.incidents.set('inc-1', 'alarming')
    desk.alarm('smoke-1', 'smoke')
    expect(desk.of('broadcast-1').state).toBe('proposed')
  })

  it('that is archived takes its proposals along and leaves on what is on', () => {
    desk.report('siren-1', 'on', 1)
    desk.incidents.set('inc-1', 'archived')
    desk.linkage.incidentArchived('inc-1')
    expect(['siren-1', 'broadcast-1', 'sprinkler-1'].map((device) => desk.of(device).state)).toEqual(['fedBack', 'expired', 'expired'])
    stop('siren-1')
    expect(desk.work.facts.at(-1)).toMatchObject({ fact: 'action.stopRequested', by: '王晓', incident: null })
  })

  it('that turns normal switches nothing off', () => {
    desk.alarm('smoke-1', 'smoke', { relapsed: false })
    expect(desk.orders).toEqual(['siren-1=1'])
  })
})

describe('an old alarm', () => {
  it('that is told only now drives nothing by itself', () => {
    desk.alarm('smoke-1', 'smoke', { late: true })
    expect(desk.orders).toEqual([])
    expect(desk.of('siren-1').state).toBe('proposed')
  })
})

describe('a gas leak', () => {
  it('shuts off the gas of its own household, which is opened again only on the spot', () => {
    desk.report('gas-valve-1', 'on', 1)
    desk.alarm('gas-1', 'gas')
    expect(desk.orders).toEqual(['gas-valve-1=0'])
    desk.report('gas-valve-1', 'on', 0)
    expect(desk.of('gas-valve-1').state).toBe('fedBack')
    expect(() => command('gas-valve-1', 1)).toThrow(CODE('onTheSpot'))
    expect(desk.linkage.stopAll('inc-1', WANG)).toEqual([])
    desk.report('gas-valve-1', 'on', 1)
    expect(desk.of('gas-valve-1').state).toBe('stopped')
  })
})

describe('the feedback of an output', () => {
  beforeEach(() => desk.alarm('smoke-1', 'smoke'))

  it('confirms it within its time, and the echo of the order does not count where there is a contact', () => {
    desk.report('siren-1', 'feedback', 0)
    desk.report('siren-1', 'on', 1)
    expect(desk.of('siren-1').state).toBe('commanded')
    desk.report('siren-1', 'feedback', 1)
    expect(desk.of('siren-1').state).toBe('fedBack')
    desk.pass(60_000)
    expect(desk.value('siren-1', 'unconfirmed')).toBeUndefined()
  })

  it('that stays away becomes a reading of the device, and goes when it comes after all', () => {
    desk.pass(4_999)
    expect(desk.value('siren-1', 'unconfirmed')).toBeUndefined()
    desk.pass(1)
    expect(desk.value('siren-1', 'unconfirmed')).toBe(1)
    expect(desk.of('siren-1')).toMatchObject({ state: 'commanded', context: { overdue: true } })
    desk.report('siren-1', 'on', 1)
    expect(desk.value('siren-1', 'unconfirmed')).toBe(0)
    expect(desk.facts('siren-1').map(([fact]) => fact)).toEqual(['action.commanded', 'action.unconfirmed', 'action.fedBack'])
  })

  it('is owed again when it is stopped', () => {
    desk.report('siren-1', 'on', 1)
    desk.pass(60_000)
    stop('siren-1')
    desk.pass(5_000)
    expect(desk.of('siren-1')).toMatchObject({ state: 'stopping', context: { overdue: true } })
    expect(desk.value('siren-1', 'unconfirmed')).toBe(1)
    stop('siren-1')
    expect(desk.orders).toEqual(['siren-1=1', 'siren-1=0', 'siren-1=0'])
    desk.report('siren-1', 'on', 0)
    expect(desk.of('siren-1').state).toBe('stopped')
    expect(desk.value('siren-1', 'unconfirmed')).toBe(0)
  })

  it('that says "off" after a stop counts also when the device does not say it twice', () => {
    desk.report('siren-1', 'on', 0)
    stop('siren-1')
    expect(desk.of('siren-1').state).toBe('stopping')
    desk.pass(5_000)
    expect(desk.of('siren-1').state).toBe('stopped')
    expect(desk.value('siren-1', 'unconfirmed')).toBeUndefined()
  })

  it('of an output that was on already is there at once, unless it cannot be heard', () => {
    desk.report('broadcast-1', 'on', 1)
    expect(confirm('broadcast-1').state).toBe('fedBack')
    desk.report('door-1', 'on', 1)
    desk.silent.add('door-1')
    expect(confirm('door-1').state).toBe('commanded')
  })
})

describe('an output that changes by itself', () => {
  it('is no alarm and no action', () => {
    desk.report('siren-1', 'on', 1)
    expect(desk.actions.actions.size).toBe(0)
  })
})

describe('an interlock', () => {
  it('keeps a door shut while an intruder is in its zone, and lets it be tried again', () => {
    desk.alarm('smoke-1', 'smoke')
    desk.report('pir-1', 'intrusion', 1)
    expect(confirm('door-1')).toMatchObject({ state: 'interlocked', context: { blockedBy: ['intrusion'] } })
    expect(command('door-1', 1).state).toBe('interlocked')
    desk.report('pir-1', 'intrusion', 0)
    expect(confirm('door-1').state).toBe('commanded')
    expect(desk.orders.filter((order) => order === 'door-1=1')).toHaveLength(1)
  })

  it.each([
    ['cannot be heard', () => desk.silent.add('pir-1')],
    ['was taken out of service', () => desk.modes.set('pir-1', 'outOfService')],
  ])('of a detector that %s keeps no door shut in a fire', (_what, happen) => {
    desk.report('pir-1', 'intrusion', 1)
    happen()
    desk.alarm('smoke-1', 'smoke')
    expect(confirm('door-1').state).toBe('commanded')
  })
})

describe('a person', () => {
  it('drives an output by hand and stops it again', () => {
    expect(command('broadcast-1', 1).state).toBe('commanded')
    expect(() => command('broadcast-1', 1)).toThrow(CODE('alreadyDriven'))
    expect(command('broadcast-1', 0).state).toBe('stopping')
    desk.report('broadcast-1', 'on', 0)
    expect(desk.facts('broadcast-1')).toEqual([
      ['action.requested', '王晓'],
      ['action.commanded', '王晓'],
      ['action.stopRequested', '王晓'],
      ['action.stopped', 'core'],
    ])
  })

  it('needs a second one for a sprinkler, also by hand', () => {
    expect(command('sprinkler-1', 1).state).toBe('confirmedOnce')
    expect(() => confirm('sprinkler-1')).toThrow(CODE('samePerson'))
    expect(() => command('sprinkler-1', 1)).toThrow(CODE('samePerson'))
    expect(confirm('sprinkler-1', LI).state).toBe('commanded')
    expect(() => confirm('sprinkler-1', LI)).toThrow(CODE('notWaiting'))
  })

  it('who asks for one and finds nobody else has asked for nothing after five minutes', () => {
    command('sprinkler-1', 1)
    desk.pass(300_000)
    expect(desk.of('sprinkler-1').state).toBe('expired')
    expect(desk.orders).toEqual([])
  })

  it('confirms a proposal by doing it by hand', () => {
    desk.alarm('smoke-1', 'smoke')
    expect(command('broadcast-1', 1)).toMatchObject({ state: 'commanded', context: { rule: 'fire-broadcast', incidents: ['inc-1'] } })
  })

  it('can switch off what is on by no action of ours', () => {
    desk.report('siren-2', 'on', 1)
    expect(command('siren-2', 0).state).toBe('commanded')
    desk.report('siren-2', 'on', 0)
    expect(desk.of('siren-2').state).toBe('stopped')
    expect(desk.orders).toEqual(['siren-2=0'])
  })

  it('can drive any device that discovery says can be commanded, and no other', () => {
    expect(command('plug-1', 1).state).toBe('commanded')
    expect(() => command('smoke-1', 1)).toThrow(CODE('notFound'))
    expect(() => command('nothing', 1)).toThrow(CODE('notFound'))
  })

  it('drives nothing that is out of service, and no rule does', () => {
    desk.modes.set('siren-1', 'outOfService')
    desk.alarm('smoke-1', 'smoke')
    expect(desk.orders).toEqual([])
    desk.modes.set('broadcast-1', 'outOfService')
    expect(() => confirm('broadcast-1')).toThrow(CODE('outOfService'))
    expect(() => command('siren-1', 1)).toThrow(CODE('outOfService'))
  })

  it('who stops what has ended is told so', () => {
    desk.alarm('smoke-1', 'smoke')
    stop('broadcast-1')
    expect(() => stop('broadcast-1')).toThrow(CODE('ended'))
    expect(() => desk.linkage.stop('act-none', WANG)).toThrow(CODE('notFound'))
  })
})

describe('an order', () => {
  const order = (index: number) => desk.work.effects[index] ?? expect.fail(`there is no order ${index}`)
  const first = () => order(0)
  const second = () => order(1)

  it('that the network does not take is said once, and tried on until it is taken', () => {
    desk.alarm('smoke-1', 'smoke')
    desk.actions.delivered(first().id, false)
    desk.actions.delivered(first().id, false)
    expect(desk.of('siren-1')).toMatchObject({ state: 'commanded', context: { unsent: true } })
    expect(desk.facts('siren-1').filter(([fact]) => fact === 'action.unsent')).toHaveLength(1)
    desk.actions.delivered(first().id, true)
    expect(desk.of('siren-1').context.unsent).toBe(false)
  })

  it('that waits for the line is not sent any more once it was stopped, and the stop is', () => {
    desk.alarm('smoke-1', 'smoke')
    expect(desk.actions.mayStillSend(first())).toBe(true)
    stop('siren-1')
    expect([desk.actions.mayStillSend(first()), desk.actions.mayStillSend(second())]).toEqual([false, true])
    desk.actions.delivered(first().id, false)
    expect(desk.of('siren-1').context.unsent).toBe(false)
    desk.report('siren-1', 'on', 0)
    expect([desk.actions.mayStillSend(first()), desk.actions.mayStillSend(second())]).toEqual([false, true])
  })

  it('to stop is not sent any more when a new fire drives the same siren', () => {
    desk.alarm('smoke-1', 'smoke')
    stop('siren-1')
    desk.alarm('smoke-2', 'smoke', { incident: 'inc-2' })
    expect(desk.work.effects.map((effect) => desk.actions.mayStillSend(effect))).toEqual([false, false, true])
  })

  it('of an action that is forgotten can only bring its output back to rest', () => {
    command('broadcast-1', 1)
    command('broadcast-1', 0)
    desk.report('broadcast-1', 'on', 0)
    expect(desk.actions.forgetEnded()).toEqual([expect.stringMatching(/^act-/)])
    expect([desk.actions.mayStillSend(first()), desk.actions.mayStillSend(second())]).toEqual([false, true])
  })
})

describe('what the core keeps', () => {
  it('lets go of what has ended when its incident is archived', () => {
    desk.alarm('smoke-1', 'smoke')
    stop('broadcast-1')
    expect(desk.actions.forgetEnded()).toEqual([])
    desk.incidents.set('inc-1', 'archived')
    desk.linkage.incidentArchived('inc-1')
    desk.actions.forgetEnded()
    expect([...desk.actions.actions.values()].map(({ context }) => context.device)).toEqual(['siren-1'])
  })

  it('ends what drives a device that has left the site', () => {
    desk.alarm('smoke-1', 'smoke')
    desk.remove('siren-1')
    desk.pass(10_000)
    expect(desk.of('siren-1').state).toBe('stopped')
  })
})
