/** The unit of work: nothing half-done is left behind. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Ledger, Work } from '../../../src-main/kernel/work.ts'

const contents = (ledger: Ledger<number>, ids: string[]) => Object.fromEntries(ids.map((id) => [id, ledger.get(id)]))
const IDS = ['a', 'b', 'c']

describe('a unit of work', () => {
  it('takes back everything one failed input did, and keeps what the others did', () => {
    const work = new Work()
    const ledger = work.ledger<number>()
    work.attempt(() => {
      ledger.set('a', 1)
      work.fact('first', 'core', null)
    })
    expect(() =>
      work.attempt(() => {
        ledger.set('a', 2)
        ledger.set('b', 2)
        ledger.delete('a')
        work.fact('second', 'core', null)
        work.effect({ id: 'e', kind: 'mqtt.publish', payload: {} })
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(contents(ledger, IDS)).toEqual({ a: 1 })
    expect(work.facts.map(({ fact }) => fact)).toEqual(['first'])
    expect(work.effects).toEqual([])
  })

  it('goes back to the last commit when the disk does not take it', () => {
    const work = new Work()
    const ledger = work.ledger<number>()
    ledger.load('a', 1)
    ledger.set('b', 2)
    work.done()
    ledger.set('a', 9)
    ledger.delete('b')
    ledger.set('c', 9)
    work.fact('lost', 'core', null)
    work.rollback()
    expect(contents(ledger, IDS)).toEqual({ a: 1, b: 2 })
    expect(ledger.changed.size).toBe(0)
    expect(work.facts).toEqual([])
  })

  it('has nothing left to undo after a commit', () => {
    const work = new Work()
    const ledger = work.ledger<number>()
    ledger.set('a', 1)
    work.done()
    work.rollback()
    expect(ledger.get('a')).toBe(1)
    expect(ledger.changed.size).toBe(0)
  })

  it('agrees with a plain map for any mix of inputs, failures, commits and lost commits', () => {
    const change = fc.record({ id: fc.constantFrom(...IDS), value: fc.option(fc.integer(), { nil: null }) })
    const input = fc.record({ changes: fc.array(change, { maxLength: 5 }), fails: fc.boolean() })
    const batch = fc.record({ inputs: fc.array(input, { maxLength: 5 }), stored: fc.boolean() })
    fc.assert(
      fc.property(fc.array(batch, { maxLength: 10 }), (batches) => {
        const work = new Work()
        const ledger = work.ledger<number>()
        let committed = new Map<string, number>()
        for (const { inputs, stored } of batches) {
          let working = new Map(committed)
          for (const { changes, fails } of inputs) {
            const tried = new Map(working)
            const run = () => {
              for (const { id, value } of changes) {
                if (value === null) ledger.delete(id)
                else ledger.set(id, value)
                if (value === null) tried.delete(id)
                else tried.set(id, value)
              }
              if (fails) throw new Error('no')
            }
            if (fails) expect(() => work.attempt(run)).toThrow('no')
            else work.attempt(run)
            if (!fails) working = tried
          }
          expect(contents(ledger, IDS)).toEqual(contents({ get: (id: string) => working.get(id) } as Ledger<number>, IDS))
          if (stored) work.done()
          else work.rollback()
          if (stored) committed = working
          expect(ledger.size).toBe(committed.size)
        }
      }),
    )
  })
})
