/** Words of the archive: any part of a Chinese text finds it, other words are found by their beginning, and nothing breaks the search. */
import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { asked, indexed } from '../../../src-main/domains/archive/archive-words.rules.ts'
import { openMemoryStore } from '../../../src-main/store/open.ts'

const { db, close } = openMemoryStore()
afterAll(close)
beforeEach(() => void db.exec('DELETE FROM archive_words WHERE rowid > 0'))

const put = db.prepare('INSERT OR REPLACE INTO archive_words (rowid, words) VALUES (?, ?)')
const match = db.prepare<[string], number>('SELECT rowid FROM archive_words WHERE archive_words MATCH ? ORDER BY rowid').pluck()
const store = (...texts: string[]) => texts.forEach((text, index) => void put.run(index + 1, indexed(text)))
const find = (words: string): number[] => {
  const phrase = asked(words)
  return phrase === null ? [] : match.all(phrase)
}

const KITCHEN = '山塘街 128 号 · 厨房'
const LANE = 'Apartment 3b, River Lane: Wang’s café, 2ⁿᵈ floor'

describe('a text', () => {
  it.each(['山塘', '塘街', '山塘街', '街', '厨房', '房', '128', '12', '128号', '街128号', '号厨房', '128 厨房', '厨房 山塘', '１２８'])(
    'with a Chinese place is found by %s',
    (words) => {
      store(KITCHEN, '平江路 9 号')
      expect(find(words)).toEqual([1])
    },
  )

  it.each(['塘山', '街塘', '山街', '128厨房', '山塘街 平江路'])('is not found by what does not stand in it: %s', (words) => {
    store(KITCHEN, '平江路 9 号')
    expect(find(words)).toEqual([])
  })

  it.each(['river', 'RIVER', 'riv', 'lane river', '3b', 'cafe', 'café', 'wang', 'river lane'])(
    'in another language is found by %s',
    (words) => {
      store(LANE, 'Market Street')
      expect(find(words)).toEqual([1])
    },
  )

  it('is looked for as a whole where nothing is asked', () => {
    for (const nothing of ['', '   ', '·', '"*"', '()']) expect(asked(nothing)).toBeNull()
  })
})

const chinese = fc.string({ unit: fc.constantFrom(...'山塘街河边巷厨房烟雾燃气号楼王李〇一二𠮷鿏'), minLength: 2, maxLength: 40 })

describe('any text', () => {
  it('is found by every part of two characters', () => {
    fc.assert(
      fc.property(chinese, fc.nat(), (text, at) => {
        store(text)
        const characters = [...text]
        const from = at % (characters.length - 1)
        expect(find(characters.slice(from, from + 2).join(''))).toEqual([1])
      }),
    )
  })

  it('is found by every longer part, by itself and with its punctuation', () => {
    fc.assert(
      fc.property(fc.array(chinese, { minLength: 1, maxLength: 4 }), fc.nat(), fc.nat(), (clauses, from, length) => {
        const text = clauses.join('，')
        store(text)
        const characters = [...text]
        const start = from % (characters.length - 1)
        expect(find(characters.slice(start, start + 2 + (length % 12)).join(''))).toEqual([1])
      }),
    )
  })

  it('whatever it holds, is stored and asked for without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 }), (text, words) => {
        store(text)
        expect(() => find(words)).not.toThrow()
      }),
    )
  })
})
