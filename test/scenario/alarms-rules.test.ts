/** Limits that look at more than one reading: hours, standstill, rates, several devices; and what a restart may not forget. */
import { beforeEach, describe, expect, it } from 'vitest'
import { AlarmBench } from './alarms-bench.ts'

const HOUR = 3_600_000
let bench: AlarmBench
beforeEach(() => {
  bench = new AlarmBench()
})

const conditions = () => bench.open.map(({ condition }) => condition)

describe('a door that is open when the night begins', () => {
  it('is an alarm one minute after, without a further reading, and returns when the night ends', () => {
    bench.override('door-3', { 'open/long-open': { off: true } })
    bench.pass(10 * HOUR, 60_000)
    bench.send('door-3', { open: 1 })
    bench.pass(HOUR, 60_000)
    expect(bench.open).toEqual([])
    bench.pass(60_000)
    expect(bench.only).toMatchObject({ condition: 'open-at-night', priority: 3, state: 'unacknowledged' })
    expect(bench.only.receivedAt).toBe(bench.now)
    bench.pass(6 * HOUR, 60_000)
    expect(bench.only).toMatchObject({ state: 'returnedUnacknowledged' })
    bench.pass(18 * HOUR, 60_000)
    expect(bench.only).toMatchObject({ state: 'unacknowledged' })
    expect(bench.factsOf('alarm.')).toEqual(['alarm.raised', 'alarm.returned', 'alarm.retriggered'])
  })

  it('and is closed in the evening is none', () => {
    bench.pass(10 * HOUR, 60_000)
    bench.send('door-3', { open: 1 })
    bench.pass(5 * 60_000)
    bench.send('door-3', { open: 0 })
    bench.pass(12 * HOUR, 60_000)
    expect(bench.open).toEqual([])
    expect(bench.waits).toEqual([])
  })

  it('is an alarm also when the core was started in between', () => {
    bench.send('door-3', { open: 1 })
    bench = bench.restarted()
    bench.pass(11 * HOUR + 60_000, 60_000)
    expect(conditions()).toEqual(['long-open', 'open-at-night'])
    expect(bench.openIncidents).toHaveLength(1)
  })
})

describe('water of somebody who lives alone', () => {
  const meterReads = (total: number, flow = 0) => bench.send('water-2', { total, flow })

  it('that nobody has used for 24 h is an alarm, and returns when it is used', () => {
    meterReads(12.345)
    bench.pass(23.9 * HOUR, 60_000)
    meterReads(12.345)
    expect(bench.open).toEqual([])
    bench.pass(0.1 * HOUR, 60_000)
    meterReads(12.345)
    expect(bench.only).toMatchObject({ condition: 'unused', hazard: 'water', priority: 3, limit: 12.345, value: 12.345 })
    meterReads(12.35)
    bench.pass(1000)
    meterReads(12.352)
    expect(bench.only).toMatchObject({ state: 'returnedUnacknowledged' })
  })

  it('is an alarm also when the meter falls silent, but not while its gateway is known to be dead', () => {
    meterReads(12.345)
    bench.pass(24 * HOUR, 60_000)
    expect(conditions()).toEqual(['unused'])
    bench = new AlarmBench()
    meterReads(12.345)
    bench.setCover(['water-2'], true)
    bench.pass(30 * HOUR, 60_000)
    expect(bench.open).toEqual([])
    bench.setCover(['water-2'], false)
    meterReads(12.345)
    expect(conditions()).toEqual(['unused'])
  })

  it('costs one wait however often the meter reads', () => {
    for (let reading = 0; reading < 50; reading++) {
      meterReads(12 + reading)
      bench.pass(60_000, 60_000)
    }
    expect(bench.waits).toEqual(['limitDelay:water-2/total/unused'])
  })

  it('that runs for three hours is an alarm', () => {
    meterReads(12, 0.5)
    bench.pass(3 * HOUR, 60_000)
    expect(conditions()).toEqual(['running'])
  })

  it('of somebody else may stand still', () => {
    bench.setNeeds('water-2', ['elderly'])
    meterReads(12.345)
    bench.pass(30 * HOUR, 60_000)
    expect(bench.open).toEqual([])
  })
})

describe('two detectors of one household within two minutes', () => {
  it('are a confirmed fire at the second one, which returns when only one remains', () => {
    bench.send('smoke-1', { smoke: 0.6 })
    bench.pass(60_000)
    bench.send('heat-1', { temperature: 70 })
    const fire = bench.open.find(({ hazard }) => hazard === 'fire')
    expect(fire).toMatchObject({ condition: 'combination:confirmed-fire', device: 'heat-1', value: 2, limit: 2, priority: 1 })
    expect(bench.openIncidents).toHaveLength(1)
    bench.send('smoke-1', { smoke: 0 })
    expect(bench.open.find(({ hazard }) => hazard === 'fire')).toMatchObject({ state: 'returnedUnacknowledged', value: 1 })
    bench.pass(1000)
    bench.send('smoke-1', { smoke: 0.6 })
    expect(bench.open.find(({ hazard }) => hazard === 'fire')).toMatchObject({ state: 'unacknowledged', value: 2 })
    expect(bench.open).toHaveLength(3)
  })

  it('in different rooms call for the second room too', () => {
    bench.send('smoke-1', { smoke: 0.6 })
    bench.send('smoke-1b', { smoke: 0.6 })
    expect(bench.openIncidents.map(({ context }) => context.place.room)).toEqual(['厨房', '卧室'])
    expect(bench.open.find(({ hazard }) => hazard === 'fire')).toMatchObject({ device: 'smoke-1b' })
  })

  it('are none when they are further apart, in different households, or one of them is tested', () => {
    bench.send('smoke-1', { smoke: 0.6 })
    bench.send('smoke-2', { smoke: 0.6 })
    bench.setMode('smoke-1b', 'test')
    bench.send('smoke-1b', { smoke: 0.6 })
    bench.pass(121_000)
    bench.send('heat-1', { temperature: 70 })
    expect(bench.open.map(({ hazard }) => hazard)).toEqual(['smoke', 'smoke', 'heat'])
  })

  it('are found also when the core was started in between', () => {
    bench.send('smoke-1', { smoke: 0.6 })
    bench = bench.restarted()
    bench.pass(1000)
    bench.send('heat-1', { temperature: 70 })
    bench = bench.restarted()
    bench.send('smoke-1', { smoke: 0 })
    expect(bench.open.find(({ hazard }) => hazard === 'fire')).toMatchObject({ state: 'returnedUnacknowledged' })
  })
})

describe('readings of the past', () => {
  it('that only fill the history raise nothing', () => {
    bench.send('smoke-1', { smoke: 0.6 }, { agoMs: HOUR, isHistory: true })
    bench.send('smoke-1', { smoke: 0.6 }, { isHistory: true })
    expect(bench.open).toEqual([])
  })

  it('that come late raise their alarm, marked late, and what is known since ends it', () => {
    bench.send('smoke-1', { smoke: 0.02 })
    bench.send('smoke-1', { smoke: 0.6 }, { agoMs: HOUR })
    expect(bench.only).toMatchObject({ late: true, state: 'returnedUnacknowledged' })
  })
})

describe('the limits of a device', () => {
  it('changed while it stands beyond the new one raise at once; switched off they let go', () => {
    bench.send('power-2', { 'load-current': 30 })
    bench.override('power-2', { 'load-current/overload': { value: 25, delayMs: 0 } })
    bench.pass(1000)
    expect(bench.only).toMatchObject({ condition: 'overload', limit: 25 })
    bench.override('power-2', { 'load-current/overload': { off: true } })
    expect(bench.only).toMatchObject({ state: 'returnedUnacknowledged' })
    expect(bench.condition('power-2')).toEqual({ alarm: false, trouble: false })
  })
})

describe('after a start', () => {
  it('alarms of devices and limits that are no longer there do not stay abnormal, and new limits count', () => {
    bench.send('smoke-1', { tamper: 1 })
    bench.send('power-2', { 'load-current': 45 })
    bench.send('door-3', { open: 1 })
    bench.pass(600_000)
    expect(conditions()).toEqual(['on', 'overload', 'long-open'])
    bench = bench.restarted({
      gone: ['smoke-1'],
      overrides: { 'power-2': { 'load-current/overload': { off: true } }, 'door-3': { 'open/long-open': { delayMs: 7_200_000 } } },
    })
    expect(bench.open.map(({ condition, state }) => [condition, state])).toEqual([
      ['on', 'returnedUnacknowledged'],
      ['overload', 'returnedUnacknowledged'],
      ['long-open', 'unacknowledged'],
    ])
    expect(bench.waits).toEqual(['limitDelay:door-3/open/open-at-night'])
  })
})
