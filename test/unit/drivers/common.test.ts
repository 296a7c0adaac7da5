/** What the drivers of all families share: times, moments, memory that does not grow, and pictures. */
import { describe, expect, it } from 'vitest'
import { BoundedMap } from '../../../src-main/drivers/common/bounded-map.ts'
import { Descriptions, fitting, type Learned } from '../../../src-main/drivers/common/descriptions.ts'
import { refused, reportsOf } from '../../../src-main/drivers/common/heard.ts'
import { Pace } from '../../../src-main/drivers/common/pace.ts'
import { mimeOf } from '../../../src-main/drivers/common/picture.codec.ts'
import { switchPoint } from '../../../src-main/drivers/common/points.ts'
import { readTime, timeOf } from '../../../src-main/drivers/common/time.codec.ts'
import { ManualClock, NOON } from '../../support/manual-clock.ts'

describe('a time', () => {
  it('is read with its offset, or without one in the zone that is known of it', () => {
    for (const text of ['2026-11-21T04:00:00Z', '2026-11-21T12:00:00.000000000+08:00', '2026/11/20 23:00-0500'])
      expect(readTime(text)).toBe(NOON)
    expect(readTime('2026-11-21 12:00:00', 'Asia/Shanghai')).toBe(NOON)
    expect(readTime('2026-11-21 12:00:00')).toBeNull()
    expect(readTime('2026-02-30T12:00:00Z')).toBeNull()
    expect(readTime('0026-11-21T12:00:00Z')).toBeNull()
  })

  it('may be epoch milliseconds, and nothing else', () => {
    expect(timeOf(NOON)).toBe(NOON)
    for (const useless of [null, 0, -5, Number.NaN, Number.POSITIVE_INFINITY, '', 'noon', {}, true]) expect(timeOf(useless)).toBeNull()
  })
})

describe('what is heard', () => {
  const said = { source: 'sia', address: '1234', via: null, at: NOON } as const

  it('of a moment is over a millisecond later, or next where the device has no time', () => {
    const values = new Map(Object.entries({ battery: 80, panic: 1 }))
    expect(reportsOf({ ...said, values }, ['panic']).map(({ at, values }) => [at, Object.fromEntries(values)])).toEqual([
      [NOON, { battery: 80, panic: 1 }],
      [NOON + 1, { panic: 0 }],
    ])
    expect(reportsOf({ ...said, at: null, values }, ['panic']).map(({ at }) => at)).toEqual([null, null])
  })

  it('is nothing without a number', () => {
    expect(reportsOf({ ...said, values: new Map() })).toEqual([])
    expect(reportsOf({ ...said, values: new Map([['co', Number.NaN]]) })).toEqual([])
  })

  it('names a refused device by no more than an address is long', () => {
    expect(refused('badTopic', 'x'.repeat(500)).device).toHaveLength(120)
    expect(refused('malformed', null).device).toBeNull()
  })
})

describe('the pace of a peer', () => {
  it('turns away what is too much, and does not count it', () => {
    const clock = new ManualClock()
    const pace = new Pace(() => clock.mono(), 10, 2)
    const admitted = (tries: number) => Array.from({ length: tries }, () => pace.admits()).filter(Boolean).length
    expect(admitted(50)).toBe(2)
    clock.advance(100)
    expect(admitted(50)).toBe(1)
    clock.advance(60_000)
    expect(admitted(50)).toBe(2)
  })

  it('allows a burst, then makes it wait for as long as it was too fast', () => {
    const clock = new ManualClock()
    const pace = new Pace(() => clock.mono())
    expect(pace.take(400)).toBe(0)
    expect(pace.take(100)).toBe(500)
    clock.advance(500)
    expect(pace.take(0)).toBe(0)
    clock.advance(60_000)
    expect(pace.take(401)).toBe(5)
  })
})

describe('what is kept', () => {
  it('is bounded: the longest unused goes first', () => {
    const map = new BoundedMap<string, number>(2)
    map.set('a', 1).set('b', 2).set('a', 3).set('c', 4)
    expect([...map]).toEqual([
      ['a', 3],
      ['c', 4],
    ])
  })

  const learned = (more: Partial<Learned> = {}): Learned => ({
    source: 'sia',
    address: '1234/1',
    via: '1234',
    name: '',
    fallback: 'Zone 1',
    vendor: '',
    model: '',
    kind: null,
    points: [switchPoint('fault', 'fault')],
    ...more,
  })

  it('of a device is described when it grows, with the name it once had', () => {
    const descriptions = new Descriptions([])
    expect(descriptions.learn(learned())[0]?.name).toBe('Zone 1')
    expect(descriptions.learn(learned({ name: 'Hall' }))[0]?.name).toBe('Hall')
    expect(descriptions.learn(learned())).toEqual([])
    const [grown] = descriptions.learn(learned({ points: [switchPoint('tamper', 'tamper')], kind: 'panic-button' }))
    expect(grown).toMatchObject({ name: 'Hall', kind: 'panic-button', points: [{ id: 'fault' }, { id: 'tamper' }] })
    expect(new Descriptions(grown ? [grown] : []).learn(learned())).toEqual([])
  })

  it('of a device has at most 64 points', () => {
    const points = Array.from({ length: 100 }, (_, index) => switchPoint(`p${index}`, ''))
    expect(new Descriptions([]).learn(learned({ points }))[0]?.points).toHaveLength(64)
  })

  it('for after a restart is what fits into 16 KiB', () => {
    const memory = fitting(
      Array.from({ length: 40 }, () => 'x'.repeat(1000)),
      (names) => ({ names }),
    )
    expect(memory.names).toHaveLength(16)
    expect(fitting(['a'], (names) => ({ names }))).toEqual({ names: ['a'] })
  })
})

describe('a picture', () => {
  it('is known by its first bytes', () => {
    expect(mimeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg')
    expect(mimeOf(Buffer.from('89504e470d0a', 'hex'))).toBe('image/png')
    for (const other of ['', 'GIF89a', '\xff']) expect(mimeOf(Buffer.from(other))).toBeNull()
  })
})
