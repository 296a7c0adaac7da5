import { describe, expect, it } from 'vitest'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { floodAt } from '../../../src-renderer/features/incidents/flood.rules.ts'
import { type Fold, foldedRows, heldRows, isFold, shownOrder, streetOf } from '../../../src-renderer/features/incidents/fold.rules.ts'
import { neighbour } from '../../../src-renderer/features/incidents/queue.rules.ts'
import { incident, inHand } from './samples.ts'

const MINUTE = 60_000
const start = Date.parse('2026-11-21T03:00:00.000Z')
const at = (minutes: number) => new Date(start + minutes * MINUTE).toISOString()
const opened = (...minutes: number[]) => minutes.map((minute, n) => incident({ id: `inc-${n}`, openedAt: at(minute) }))
const now = (minutes: number) => start + minutes * MINUTE

describe('a flood', () => {
  const eleven = opened(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9.5)

  it('begins with the eleventh incident in ten minutes', () => {
    expect(floodAt(eleven.slice(0, 10), now(9.5))).toBeNull()
    expect(floodAt(eleven, now(9.5))).toEqual({ since: now(9.5), count: 11 })
  })

  it('does not count what came more than ten minutes apart', () => {
    expect(floodAt(opened(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10), now(10))).toBeNull()
  })

  it('lasts until fewer than five are left of the last ten minutes', () => {
    expect(floodAt(eleven, now(15.5))).toEqual({ since: now(9.5), count: 5 })
    expect(floodAt(eleven, now(16))).toBeNull()
  })

  it('begins anew after it was over', () => {
    const again = Array.from({ length: 11 }, (_, n) => incident({ id: `again-${n}`, openedAt: at(60) }))
    expect(floodAt([...eleven, ...again], now(61))).toEqual({ since: now(60), count: 11 })
  })

  it('knows nothing of incidents whose time has not come on this clock', () => {
    expect(floodAt(eleven, now(9))).toBeNull()
  })
})

const inStreet = (number: number, with_: Partial<Incident> = {}) => {
  const id = `shantang-${number}`
  const place = { ...incident().place, household: id, text: `山塘街 ${number} 号 · 厨房`, textEn: `${number} Shantang St · kitchen` }
  return incident({ id, openedAt: at(number / 10), place, ...with_ })
}
const board = (...incidents: Incident[]) => new Map(incidents.map((each) => [each.id, each]))
const fold = (rows: ReturnType<typeof foldedRows>): Fold[] => rows.filter(isFold)

describe('the folded queue', () => {
  it('names the street without the house, or the building when there is no number', () => {
    expect(streetOf({ text: '山塘街 128 号 · 厨房', textEn: '128 Shantang St · kitchen' })).toEqual({
      text: '山塘街',
      textEn: 'Shantang St',
    })
    expect(streetOf({ text: '山塘街 · 消火栓 14', textEn: 'Shantang St · hydrant 14' })).toEqual({ text: '山塘街', textEn: 'Shantang St' })
    expect(streetOf({ text: '3 号楼 · 2 层', textEn: 'Building 3 · floor 2' })).toEqual({ text: '3 号楼', textEn: 'Building 3' })
  })

  const smoke = [1, 2, 3, 4, 5].map((number) => inStreet(number))
  const gas = [6, 7, 8].map((number) => inStreet(number, { id: `gas-${number}`, kind: 'gas', priority: 2 }))
  const leaks = [1, 2].map((number) => inStreet(number, { id: `leak-${number}`, kind: 'electrical', priority: 1, openedAt: at(0.05) }))
  const all = board(...leaks, ...smoke, ...gas)
  const rows = foldedRows('waiting', [...all.keys()], all)

  it('shows the worst and the newest by themselves and folds the rest by street and cause', () => {
    expect(rows.slice(0, 2)).toEqual(['leak-1', 'gas-8'])
    expect(fold(rows).map(({ kind, place, ids }) => [place.text, kind, ids.length])).toEqual([
      ['山塘街', 'smoke', 5],
      ['山塘街', 'gas', 2],
    ])
  })

  it('puts what risks lives on top, whatever its priority', () => {
    const calm = board(...leaks, ...gas, inStreet(9, { id: 'leak-9', kind: 'electrical' }), inStreet(10))
    expect(fold(foldedRows('waiting', [...calm.keys()], calm))[0]?.kind).toBe('gas')
  })

  it('drops nothing and counts every incident once', () => {
    const shown = rows.flatMap((row) => (isFold(row) ? row.ids : row))
    expect(shown.toSorted()).toEqual([...all.keys()].toSorted())
  })

  it('does not fold a single one', () => {
    const two = board(...smoke.slice(0, 2), gas[0] ?? inStreet(6))
    expect(fold(foldedRows('waiting', [...two.keys()], two))).toEqual([])
  })

  it('moves no row while it is held: the accepted stay where they were, the filed go', () => {
    const gone = new Set(['shantang-1', 'gas-8'])
    const held = heldRows(rows, (id) => !gone.has(id))
    expect(held[0]).toBe('leak-1')
    expect(fold(held).map(({ ids }) => ids.length)).toEqual([4, 2])
  })

  it('is walked by keyboard in the order shown, across folds', () => {
    const many = board(
      ...Array.from({ length: 12 }, (_, n) => inStreet(n + 1, { kind: n % 2 ? 'smoke' : 'gas' })),
      inHand('handling', [], { id: 'mine' }),
    )
    const order = shownOrder(many, now(9))
    const kinds = order.waiting.map((id) => many.get(id)?.kind)
    expect(kinds).toEqual(['gas', 'smoke', ...Array(5).fill('smoke'), ...Array(5).fill('gas')])
    expect(neighbour(order, order.waiting[11] ?? null, 1)).toBe('mine')
    expect(shownOrder(many, now(60)).waiting).toEqual(Array.from({ length: 12 }, (_, n) => `shantang-${n + 1}`))
  })
})
