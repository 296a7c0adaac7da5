/** The life of alarms beyond readings: listed without incident, shelved, chattering, in test, out of service, behind a dead gateway. */
import { beforeEach, describe, expect, it } from 'vitest'
import { AlarmBench, OPERATOR } from './alarms-bench.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
let bench: AlarmBench
beforeEach(() => {
  bench = new AlarmBench()
})

const acknowledge = (id: string) => bench.run(() => bench.alarms.list.acknowledge([id], OPERATOR))
const states = () => bench.open.map(({ state }) => state)

describe('trouble of a device', () => {
  it('is listed without an incident until it was seen and is over', () => {
    bench.send('smoke-1', { tamper: 1 })
    expect(bench.only).toMatchObject({ hazard: 'device', incident: null, state: 'unacknowledged' })
    expect(bench.openIncidents).toEqual([])
    expect(bench.condition('smoke-1')).toEqual({ alarm: false, trouble: true })
    acknowledge(bench.only.id)
    expect(bench.only).toMatchObject({ state: 'acknowledged', firstActAt: bench.now })
    bench.pass(1000)
    bench.send('smoke-1', { tamper: 0 })
    expect(bench.open).toEqual([])
    expect(bench.factsOf('alarm.')).toEqual(['alarm.raised', 'alarm.acknowledged', 'alarm.returned'])
    bench.pass(1000)
    bench.send('smoke-1', { tamper: 1 })
    expect(bench.only.id).toBe('alm-0002')
  })

  it('that went away unseen stays on the list until it was seen', () => {
    bench.send('smoke-1', { tamper: 1 })
    bench.pass(1000)
    bench.send('smoke-1', { tamper: 0 })
    expect(bench.only).toMatchObject({ state: 'returnedUnacknowledged', closedAt: null })
    acknowledge(bench.only.id)
    expect(bench.open).toEqual([])
  })

  it('and a hazard to people are kept apart in lists; open, closed and by state', () => {
    bench.send('smoke-1', { tamper: 1 })
    bench.send('smoke-2', { smoke: 0.6 })
    const listed = (filter: Parameters<typeof bench.alarmsStore.page>[2]) =>
      bench.alarmsStore.page(Number.MAX_SAFE_INTEGER, 10, filter).map(({ alarm }) => alarm.hazard)
    expect(listed({})).toEqual(['smoke', 'device'])
    expect(listed({ kind: 'device' })).toEqual(['device'])
    expect(listed({ kind: 'hazard', open: true, state: 'unacknowledged' })).toEqual(['smoke'])
    expect(listed({ open: false })).toEqual([])
    expect(listed({ state: 'shelved' })).toEqual([])
  })
})

describe('an alarm of an incident', () => {
  it('is acknowledged by accepting the incident, and closes with its archive', () => {
    bench.send('smoke-1', { smoke: 0.6 })
    const { id, incident } = bench.only
    expect(() => acknowledge(id)).toThrow(expect.objectContaining({ code: 'alarm.acceptIncident', status: 409 }))
    bench.pass(1000)
    bench.send('smoke-1', { smoke: 0 })
    bench.archiveAsFalse(incident ?? '')
    expect(bench.open).toEqual([])
    expect(() => acknowledge(id)).toThrow(expect.objectContaining({ code: 'alarm.notFound', status: 404 }))
    bench.pass(1000)
    bench.send('smoke-1', { smoke: 0.6 })
    expect(bench.only.id).not.toBe(id)
  })

  it('sent twice within a millisecond is one, and one normal reading clears it', () => {
    bench.send('smoke-1', { smoke: 0.6 }, { agoMs: 1 })
    bench.send('smoke-1', { smoke: 0.6 })
    bench.pass(1000)
    bench.send('smoke-1', { smoke: 0 })
    expect(bench.only).toMatchObject({ state: 'returnedUnacknowledged' })
    expect(bench.factsOf('alarm.')).toEqual(['alarm.raised', 'alarm.returned'])
  })
})

describe('an alarm on the shelf', () => {
  it('is silent until its time is up, and is an alarm again if it still holds', () => {
    bench.send('power-2', { 'residual-current': 400 })
    bench.pass(2000)
    bench.shelve(bench.only.id, 8 * HOUR)
    expect(bench.only).toMatchObject({ state: 'shelved', shelved: { reason: '已派人维修', by: '王晓' } })
    expect(bench.openIncidents[0]?.context).toMatchObject({ normal: true })
    bench.pass(8 * HOUR - 1000, MINUTE)
    expect(states()).toEqual(['shelved'])
    bench = bench.restarted()
    bench.pass(1000)
    expect(bench.only).toMatchObject({ state: 'unacknowledged', shelved: null })
    expect(bench.openIncidents[0]?.context).toMatchObject({ normal: false, unacknowledged: true })
    expect(bench.factsOf('alarm.')).toEqual(['alarm.unshelved'])
  })

  it('that is over by then is normal, and closed when it had no incident', () => {
    bench.send('smoke-1', { tamper: 1 })
    bench.shelve(bench.only.id, HOUR)
    bench.pass(1000)
    bench.send('smoke-1', { tamper: 0 })
    bench.pass(1000)
    bench.send('smoke-1', { tamper: 1 })
    bench.pass(1000)
    bench.send('smoke-1', { tamper: 0 })
    expect(bench.factsOf('alarm.')).toEqual(['alarm.raised', 'alarm.shelved'])
    bench.pass(HOUR, MINUTE)
    expect(bench.open).toEqual([])
  })

  it('comes back before its time when a person says so', () => {
    bench.send('smoke-1', { tamper: 1 })
    bench.shelve(bench.only.id, HOUR)
    bench.run(() => bench.alarms.unshelve(bench.only.id, OPERATOR))
    expect(states()).toEqual(['unacknowledged'])
    expect(bench.waits).toEqual([])
    expect(() => bench.run(() => bench.alarms.unshelve(bench.only.id, OPERATOR))).toThrow(
      expect.objectContaining({ code: 'alarm.notShelved', status: 409 }),
    )
  })

  it('hides no worse limit of the same point', () => {
    bench.send('power-2', { 'residual-current': 400 })
    bench.pass(2000)
    bench.shelve(bench.only.id, HOUR)
    bench.send('power-2', { 'residual-current': 600 })
    bench.pass(2000)
    expect(bench.open.map(({ condition, state }) => [condition, state])).toEqual([
      ['high', 'shelved'],
      ['very-high', 'unacknowledged'],
    ])
  })

  it('is a new alarm after the time when its incident was archived meanwhile', () => {
    bench.send('power-2', { 'residual-current': 400 })
    bench.pass(2000)
    const { id, incident } = bench.only
    bench.shelve(id, HOUR)
    bench.archiveAsFalse(incident ?? '')
    expect(bench.openIncidents).toEqual([])
    expect(states()).toEqual(['shelved'])
    bench.pass(HOUR, MINUTE)
    expect(bench.only).toMatchObject({ state: 'unacknowledged' })
    expect(bench.only.id).not.toBe(id)
    expect(bench.openIncidents).toHaveLength(1)
  })

  it.each([
    ['smoke', 'smoke-1', { smoke: 0.6 }],
    ['a low concentration of gas', 'gas-1', { gas: 12 }],
    ['an emergency of any kind', 'power-2', { arcs: 50 }],
  ])('is never %s', (_, device, values) => {
    bench.send(device, values)
    for (const { id } of bench.open)
      expect(() => bench.shelve(id, HOUR)).toThrow(expect.objectContaining({ code: 'alarm.neverHidden', status: 409 }))
  })

  it('stays there for a day at most, and not into the past', () => {
    bench.send('smoke-1', { tamper: 1 })
    for (const forMs of [0, -1, 24 * HOUR + 1])
      expect(() => bench.shelve(bench.only.id, forMs)).toThrow(expect.objectContaining({ code: 'alarm.badEnd', status: 409 }))
    bench.shelve(bench.only.id, 24 * HOUR)
    expect(states()).toEqual(['shelved'])
  })

  it('leaves an incident that nobody has accepted to be accepted', () => {
    bench.send('power-2', { 'residual-current': 400 })
    bench.pass(2000)
    bench.shelve(bench.only.id, HOUR)
    const [record] = bench.openIncidents
    expect(record?.context.unacknowledged).toBe(true)
    expect(bench.command(record?.context.id ?? '', { type: 'accept' }).state).toBe('contacting')
  })
})

describe('an alarm that chatters', () => {
  const flutter = (device: string, on: Record<string, number>, off: Record<string, number>, times: number) => {
    for (let turn = 0; turn < times; turn++) {
      bench.send(device, on)
      bench.pass(3000)
      bench.send(device, off)
      bench.pass(3000)
    }
  }

  it('is said to once, stays as it was acknowledged, and returns after a minute of calm', () => {
    flutter('smoke-1', { tamper: 1 }, { tamper: 0 }, 3)
    expect(bench.only).toMatchObject({ chattering: true, state: 'unacknowledged' })
    acknowledge(bench.only.id)
    flutter('smoke-1', { tamper: 1 }, { tamper: 0 }, 5)
    expect(bench.only).toMatchObject({ chattering: true, state: 'acknowledged' })
    expect(bench.factsOf('alarm.').filter((fact) => fact === 'alarm.chattering')).toHaveLength(1)
    expect(bench.factsOf('alarm.retriggered')).toHaveLength(2)
    bench.pass(MINUTE)
    expect(bench.open).toEqual([])
    expect(bench.waits).toEqual([])
  })

  it('where lives may depend on it asks for attention every time', () => {
    flutter('smoke-1', { smoke: 0.6 }, { smoke: 0 }, 3)
    const incident = bench.only.incident ?? ''
    bench.command(incident, { type: 'accept' })
    expect(bench.only).toMatchObject({ chattering: true, state: 'acknowledged' })
    bench.send('smoke-1', { smoke: 0.6 })
    expect(bench.only).toMatchObject({ chattering: true, state: 'unacknowledged' })
  })

  it('and then stays abnormal is an alarm like any other after a minute', () => {
    flutter('smoke-1', { tamper: 1 }, { tamper: 0 }, 3)
    bench.send('smoke-1', { tamper: 1 })
    bench.pass(MINUTE)
    expect(bench.only).toMatchObject({ chattering: false, state: 'unacknowledged' })
    bench.send('smoke-1', { tamper: 0 })
    expect(states()).toEqual(['returnedUnacknowledged'])
  })

  it('is not one that comes three times in more than a minute', () => {
    for (let turn = 0; turn < 4; turn++) {
      bench.send('smoke-1', { tamper: 1 })
      bench.pass(15_000)
      bench.send('smoke-1', { tamper: 0 })
      bench.pass(16_000)
    }
    expect(bench.only.chattering).toBe(false)
  })
})

describe('a device in test', () => {
  it('has its alarms recorded and nothing more', () => {
    bench.setMode('smoke-1', 'test')
    bench.send('smoke-1', { smoke: 0.6, tamper: 1 })
    bench.pass(1000)
    bench.send('smoke-1', { smoke: 0, tamper: 0 })
    expect(bench.open).toEqual([])
    expect(bench.facts).toMatchObject([
      { fact: 'alarm.tested', data: { device: 'smoke-1', point: 'smoke', condition: 'high', value: 0.6 } },
      { fact: 'alarm.tested', data: { point: 'tamper' } },
    ])
  })

  it('whose smoke is still there when the test ends is on fire', () => {
    bench.setMode('smoke-1', 'test')
    bench.send('smoke-1', { smoke: 0.6 })
    bench.pass(HOUR, MINUTE)
    bench.setMode('smoke-1', 'inService')
    expect(bench.only).toMatchObject({ state: 'unacknowledged', value: 0.6, receivedAt: bench.now })
    expect(bench.openIncidents).toHaveLength(1)
  })

  it('keeps the alarm it had before', () => {
    bench.send('smoke-1', { smoke: 0.6 })
    bench.setMode('smoke-1', 'test')
    expect(states()).toEqual(['unacknowledged'])
    bench.pass(1000)
    bench.send('smoke-1', { smoke: 0 })
    bench.pass(1000)
    bench.send('smoke-1', { smoke: 0.6 })
    expect(states()).toEqual(['returnedUnacknowledged'])
    bench.setMode('smoke-1', 'inService')
    expect(states()).toEqual(['unacknowledged'])
  })
})

describe('a device out of service', () => {
  it('lists its alarms in silence, and they count when it is back', () => {
    bench.setMode('smoke-1', 'outOfService')
    bench.send('smoke-1', { smoke: 0.6 })
    expect(bench.only).toMatchObject({ state: 'outOfService', incident: null })
    expect(bench.openIncidents).toEqual([])
    bench.pass(HOUR, MINUTE)
    bench.setMode('smoke-1', 'inService')
    expect(bench.only).toMatchObject({ id: 'alm-0002', state: 'unacknowledged', receivedAt: bench.now })
    expect(bench.openIncidents).toHaveLength(1)
  })

  it('and normal again when it is back has nothing on the list', () => {
    bench.setMode('smoke-1', 'outOfService')
    bench.send('smoke-1', { smoke: 0.6 })
    bench.pass(1000)
    bench.send('smoke-1', { smoke: 0 })
    expect(states()).toEqual(['outOfService'])
    bench.setMode('smoke-1', 'inService')
    expect(bench.open).toEqual([])
  })

  it('no longer keeps its incident from being cleared, as a burnt detector would', () => {
    bench.send('smoke-1', { smoke: 0.6 })
    const { incident } = bench.only
    bench.command(incident ?? '', { type: 'accept' })
    bench.command(incident ?? '', { type: 'confirm', verdict: 'real', by: 'staff' })
    bench.command(incident ?? '', { type: 'handle', gear: true })
    bench.command(incident ?? '', { type: 'secure' })
    expect(() => bench.command(incident ?? '', { type: 'clear' })).toThrow(expect.objectContaining({ code: 'incident.readingsNotNormal' }))
    bench.setMode('smoke-1', 'outOfService')
    bench.command(incident ?? '', { type: 'clear' })
    bench.command(incident ?? '', { type: 'advise' })
    expect(bench.command(incident ?? '', { type: 'archive' }).state).toBe('archived')
    expect(states()).toEqual(['outOfService'])
    bench.setMode('smoke-1', 'inService')
    expect(bench.only).toMatchObject({ state: 'unacknowledged' })
    expect(bench.only.incident).not.toBe(incident)
  })

  it('that is put back while its incident is open takes that back to checking', () => {
    bench.send('smoke-1', { smoke: 0.6 })
    const { incident } = bench.only
    bench.command(incident ?? '', { type: 'accept' })
    bench.setMode('smoke-1', 'outOfService')
    bench.setMode('smoke-1', 'inService')
    expect(bench.only).toMatchObject({ incident, state: 'unacknowledged' })
  })

  it('takes its alarms off the shelf: they are silent for another reason now', () => {
    bench.send('smoke-1', { tamper: 1 })
    bench.shelve(bench.only.id, HOUR)
    bench.setMode('smoke-1', 'outOfService')
    expect(bench.only).toMatchObject({ state: 'outOfService', shelved: null })
    bench.pass(HOUR, MINUTE)
    expect(states()).toEqual(['outOfService'])
    expect(bench.waits).toEqual([])
  })
})

describe('devices behind a dead gateway', () => {
  const CHILDREN = ['smoke-1', 'heat-1', 'smoke-1b']

  it('have their own troubles suppressed, not their hazards', () => {
    bench.setCover(CHILDREN, true)
    for (const device of CHILDREN) bench.send(device, { online: 0 })
    bench.send('smoke-1', { smoke: 0.6 })
    expect(states()).toEqual(['suppressed', 'suppressed', 'suppressed', 'unacknowledged'])
    expect(bench.openIncidents).toHaveLength(1)
  })

  it('have what they still miss on the list when the gateway is back', () => {
    bench.setCover(CHILDREN, true)
    for (const device of CHILDREN) bench.send(device, { online: 0 })
    bench.pass(1000)
    bench.send('smoke-1', { online: 1 })
    bench.setCover(CHILDREN, false)
    expect(bench.open.map(({ device, state }) => [device, state])).toEqual([
      ['heat-1', 'unacknowledged'],
      ['smoke-1b', 'unacknowledged'],
    ])
  })

  it('that had said so before fall silent with it', () => {
    bench.send('smoke-1', { online: 0 })
    bench.setCover(CHILDREN, true)
    expect(states()).toEqual(['suppressed'])
    bench.setCover(CHILDREN, false)
    expect(states()).toEqual(['unacknowledged'])
  })
})

it('a device that is taken off the site takes its alarms with it', () => {
  bench.send('smoke-1', { smoke: 0.6, tamper: 1, battery: 15 })
  const listed = bench.open.filter(({ incident }) => incident === null)
  expect(listed).toHaveLength(2)
  for (const { id } of listed) acknowledge(id)
  bench.run(() => bench.alarms.deviceRemoved('smoke-1'))
  expect(bench.open.map(({ hazard, state }) => [hazard, state])).toEqual([['smoke', 'returnedUnacknowledged']])
  expect(bench.waits).toEqual([])
})

it('what an input that failed had done to alarms is undone', () => {
  bench.send('smoke-1', { smoke: 0.6 })
  const before = bench.open
  expect(() =>
    bench.run(() => {
      bench.alarms.deviceRemoved('smoke-1')
      throw new Error('no')
    }),
  ).toThrow('no')
  expect(bench.open).toEqual(before)
  bench.pass(1000)
  bench.send('heat-1', { temperature: 70 })
  expect(bench.open.map(({ hazard }) => hazard)).toEqual(['smoke', 'heat', 'fire'])
})
