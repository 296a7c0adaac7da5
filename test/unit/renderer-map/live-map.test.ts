/** What moves on the map: people with the age of their position and the way they came, incidents beyond those that are told of, crowds. */
import { describe, expect, it } from 'vitest'
import type { Staff } from '../../../src-preload/contract/people.contract.ts'
import { alarmFeatures, alarmSpot } from '../../../src-renderer/map/live/alarm-features.ts'
import { crowdFeatures } from '../../../src-renderer/map/live/crowd.ts'
import { ageText, staffFeatures, Trails } from '../../../src-renderer/map/live/staff-features.ts'
import { toldOf } from '../../../src-renderer/map/live/told-incidents.ts'
import { nextOf } from '../../../src-renderer/map/live/use-clicks.ts'
import { device } from '../renderer/device-sample.ts'
import { incident } from '../renderer/samples.ts'

const NOW = Date.parse('2026-11-21T04:00:00.000Z')
const ago = (ms: number) => new Date(NOW - ms).toISOString()
const member = (with_: Partial<Staff> = {}): Staff => ({
  id: 's1',
  number: '01',
  name: '钱进',
  nameEn: 'Qian Jin',
  skills: [],
  state: 'free',
  incident: null,
  position: [120.6, 31.32],
  positionAt: ago(5_000),
  onDutyUntil: '22:00',
  ...with_,
})

describe('staff on the map', () => {
  it('fade with the age of their position, which is written from a minute on', () => {
    const [fresh, old, older] = staffFeatures(
      [member(), member({ positionAt: ago(90_000) }), member({ positionAt: ago(7_200_000) })],
      NOW,
      'zh-CN',
      null,
    ).map(({ properties }) => properties)
    expect(fresh).toMatchObject({ fade: 1, age: '' })
    expect(old).toMatchObject({ age: '90 s' })
    expect(Number(old?.fade)).toBeLessThan(1)
    expect(older).toMatchObject({ fade: 0.45, age: ageText(7_200_000, 'zh-CN') })
  })

  it('who is off duty or never told where is not there; only the chosen one is named', () => {
    const staff = [member(), member({ id: 's2', state: 'offDuty' }), member({ id: 's3', position: null }), member({ id: 's4' })]
    const seen = staffFeatures(staff, NOW, 'en', 's4').map(({ properties: { id, name } }) => [id, name])
    expect(seen).toEqual([
      ['s1', ''],
      ['s4', 'Qian Jin'],
    ])
  })

  it('leave a trail of the last five minutes, shown of who is on the way and of the chosen one', () => {
    const trails = new Trails()
    const steps = [400_000, 200_000, 100_000, 0].map((ms, i) => member({ position: [120.6 + i / 1_000, 31.32], positionAt: ago(ms) }))
    for (const step of steps) trails.note(step)
    expect(trails.features([member()], null)).toEqual([])
    const [chosen] = trails.features([member()], 's1')
    expect(chosen?.geometry.coordinates).toHaveLength(3)
    expect(trails.features([member({ state: 'onTheWay' })], null)).toHaveLength(1)
  })
})

describe('many incidents on the map', () => {
  const many = Array.from({ length: 200 }, (_, i) => incident({ id: `i${i}`, priority: i === 150 ? 1 : 2 }))

  it('all are there: the most urgent and the selected one told of, the others as symbols, the more urgent on top', () => {
    const { told, further } = toldOf(many, 'i199')
    expect(told.length + further.length).toBe(200)
    expect(told[0]?.id).toBe('i150')
    expect(told.map(({ id }) => id)).toContain('i199')
    const { alarms } = alarmFeatures(further.map(alarmSpot), new Map())
    const ranks = alarms.map(({ properties }) => Number(properties.rank))
    expect(ranks).toEqual([...ranks].sort((a, b) => b - a))
  })

  it('one that had to make room has a stem to its place', () => {
    const spot = alarmSpot(incident({ id: 'a', priority: 3 }))
    const { alarms, stems } = alarmFeatures([spot], new Map([['a', [1, 2]]]))
    expect(alarms[0]?.geometry.coordinates).toEqual([1, 2])
    expect(stems[0]?.geometry.coordinates).toEqual([spot.lngLat, [1, 2]])
  })

  it('those on one another are reached by clicking again', () => {
    expect(nextOf(['a', 'b'], null)).toBe('a')
    expect(nextOf(['a', 'b'], 'a')).toBe('b')
    expect(nextOf(['a', 'b'], 'b')).toBe('a')
    expect(nextOf([], 'a')).toBeNull()
  })
})

describe('crowds on the map', () => {
  it('weigh by how full the share of the zone is; who counts nobody is left out', () => {
    const people = (value: number) => [{ id: 'people', unit: '', value, at: null }]
    const counters = [
      device({ id: 'c1', zone: 'stand', points: people(150) }),
      device({ id: 'c2', zone: 'stand', points: people(50) }),
      device(),
    ]
    const zones = [
      { id: 'stand', name: '看台', nameEn: 'Stand', kind: 'sector', capacity: 200, authorisation: null, households: 0, devices: 2 },
    ] as const
    expect(crowdFeatures(counters, [...zones]).map(({ properties }) => properties.fullness)).toEqual([1.5, 0.5])
  })
})
