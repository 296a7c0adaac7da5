/** What the wall chooses to show, and that its words can be read from five metres. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { Staff } from '../../../src-preload/contract/people.contract.ts'
import { byGravity, columnOf, emsOf, fitSize, helpersOf } from '../../../src-renderer/wall/wall.rules.ts'
import { incident as sample } from '../renderer/samples.ts'
import { colourOf, contrast } from './tokens.ts'

const AT = '2026-11-21T03:58:10.600Z'
const NOW = Date.parse(AT)

const incident = (change: Partial<Incident> = {}): Incident =>
  sample({
    id: 'i1',
    place: {
      zone: 'grid-1',
      device: 'd1',
      household: 'h1',
      room: null,
      text: '山塘街 128 号',
      textEn: '128 Shantang St',
      lngLat: [120.6, 31.32],
    },
    party: null,
    alarms: [],
    allowed: [],
    missing: [],
    around: { radiusM: 25, households: 9, people: 14, needHelp: 3 },
    ...change,
  })
const many = (count: number) => Array.from({ length: count }, (_, i) => incident({ id: `i${i}` }))

const order = {
  id: 'o1',
  staff: 's4',
  staffName: '周建国',
  staffNameEn: 'Zhou Jianguo',
  state: 'given' as const,
  group: null,
  text: null,
  reason: null,
  givenAt: AT,
  acknowledgedAt: null,
  departedAt: null,
  arrivedAt: null,
  endedAt: null,
  distanceM: 140,
  reports: [],
  said: {},
}
const person = (change: Partial<Staff> = {}): Staff => ({
  id: 's4',
  number: '04',
  name: '周建国',
  nameEn: 'Zhou Jianguo',
  skills: [],
  state: 'onTheWay',
  incident: 'i1',
  position: [120.6, 31.32 + 60 / 111_320],
  positionAt: AT,
  onDutyUntil: '06:00',
  ...change,
})

describe('the order of a commander', () => {
  it('is priority, then nobody has it, then the oldest', () => {
    const accepted = incident({ id: 'old', unacknowledged: false, openedAt: '2026-11-21T03:00:00.000Z' })
    const ordered = [incident({ id: 'p2', priority: 2 }), accepted, incident({ id: 'fresh' })].sort(byGravity)
    expect(ordered.map(({ id }) => id)).toEqual(['fresh', 'old', 'p2'])
  })
})

describe('the column of other incidents', () => {
  it('tells up to two in full, with who lives around the worst one', () => {
    for (const count of [0, 1, 2]) expect(columnOf(many(count))).toMatchObject({ inFull: true, showsAround: true, more: 0 })
  })

  it('gives two lines each from three on, six at most, and counts the rest', () => {
    expect(columnOf(many(3))).toMatchObject({ inFull: false, showsAround: true, more: 0 })
    expect(columnOf(many(4))).toMatchObject({ inFull: false, showsAround: false, more: 0 })
    expect(columnOf(many(6))).toMatchObject({ inFull: false, more: 0 })
    expect(columnOf(many(9))).toMatchObject({ more: 3 })
    expect(columnOf(many(9)).rows).toHaveLength(6)
  })

  it('cuts no row where a notice and an escalation take some of its height', () => {
    expect(columnOf(many(7), 1_146)).toMatchObject({ more: 3 })
    expect(columnOf(many(5), 1_146)).toMatchObject({ more: 0 })
    expect(columnOf(many(5), 0).rows).toHaveLength(1)
  })
})

describe('who is on it', () => {
  it('tells how far somebody still has to go while the position is fresh', () => {
    const staff = new Map([['s4', person()]])
    expect(helpersOf(incident({ orders: [order] }), staff, NOW)[0]).toMatchObject({ hasArrived: false, isOnTheWay: true, metres: 60 })
    expect(helpersOf(incident({ orders: [order] }), staff, NOW + 61_000)[0]?.metres).toBeNull()
    expect(helpersOf(incident({ orders: [order] }), new Map(), NOW)[0]?.metres).toBeNull()
  })

  it('does not say that somebody is on the way who has only been ordered', () => {
    const staff = new Map([['s4', person({ state: 'ordered' })]])
    expect(helpersOf(incident({ orders: [order] }), staff, NOW)[0]).toMatchObject({ hasArrived: false, isOnTheWay: false })
  })

  it('leaves out whose order has ended', () => {
    expect(helpersOf(incident({ orders: [{ ...order, endedAt: AT }] }), new Map(), NOW)).toEqual([])
  })
})

describe('sizes', () => {
  it('a long title shrinks until it fits, but never under its least size', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), (text) => {
        const size = fitSize(text, 2_420, 128, 96)
        expect(size).toBeGreaterThanOrEqual(96)
        expect(size).toBeLessThanOrEqual(128)
        if (size > 96) expect(size * emsOf(text)).toBeLessThanOrEqual(2_420 + emsOf(text))
      }),
    )
  })
})

describe('contrast of the words on the wall', () => {
  const PAIRS: [ink: string, ground: string][] = [
    ['--text', '--panel'],
    ['--quiet', '--panel'],
    ['--text', '--ground'],
    ['--wall-fault', '--panel'],
    ...[1, 2, 3, 4].flatMap((p): [string, string][] => [
      [`--wall-p${p}`, `--p${p}-wash`],
      ['--text', `--p${p}-wash`],
    ]),
  ]
  for (const theme of ['dark', 'day'] as const) {
    for (const [ink, ground] of PAIRS) {
      it(`${ink} on ${ground} reaches 7:1 (${theme})`, () => {
        expect(contrast(colourOf(theme, ink), colourOf(theme, ground))).toBeGreaterThanOrEqual(7)
      })
    }
  }
})
