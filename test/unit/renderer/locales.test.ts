import { describe, expect, it } from 'vitest'
import { HazardKind, INCIDENT_STATES, RefusalReason, RejectReason } from '../../../src-preload/contract/wire/words.ts'
import { en, zhCN } from '../../../src-renderer/i18n/resources.ts'

type Tree = { [key: string]: string | Tree }

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]) => {
    const here = path ? `${path}.${key}` : key
    return typeof value === 'string' ? [[here, value] as [string, string]] : leaves(value, here)
  })
/** English has a form for one; its pair in Chinese is the form for any number. */
const base = (key: string) => key.replace(/_(one|other)$/, '')
const blanks = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

const chinese = leaves(zhCN as Tree)
const english = new Map(leaves(en as Tree))

describe('the words of the seats', () => {
  it('are complete in both languages', () => {
    expect(new Set([...english.keys()].map(base))).toEqual(new Set(chinese.map(([key]) => base(key))))
  })

  it('say something in at least one language: a unit may need no word in the other', () => {
    expect(chinese.filter(([key, text]) => text === '' && english.get(key) === '').map(([key]) => key)).toEqual([])
  })

  it('fill no blank in one language that the other does not know', () => {
    const strange = chinese.filter(([key, text]) => {
      const other = english.get(key) ?? english.get(`${base(key)}_other`) ?? ''
      const [mine, theirs] = [blanks(text), blanks(other)]
      return !mine.every((name) => theirs.includes(name)) && !theirs.every((name) => mine.includes(name))
    })
    expect(strange.map(([key]) => key)).toEqual([])
  })

  it('have a word for every state, every reason of refusal and every rejected message', () => {
    expect(Object.keys(zhCN.incidents.state)).toEqual(expect.arrayContaining([...INCIDENT_STATES]))
    expect(Object.keys(zhCN.incidents.refusal)).toEqual(expect.arrayContaining(RefusalReason.options))
    expect(Object.keys(zhCN.devices.reason)).toEqual(expect.arrayContaining(RejectReason.options))
  })

  it('name every hazard, as the kind of an incident and as what is wrong', () => {
    for (const words of [zhCN, en]) {
      expect(Object.keys(words.incidents.kind).sort()).toEqual([...HazardKind.options].sort())
      expect(Object.keys(words.incidents.hazard).sort()).toEqual([...HazardKind.options].sort())
    }
    expect(new Set(Object.values(zhCN.incidents.kind)).size).toBe(HazardKind.options.length)
    expect(new Set(Object.values(en.incidents.kind)).size).toBe(HazardKind.options.length)
  })

  it('carry no exclamation marks', () => {
    expect([...chinese, ...english].filter(([, text]) => /[!！]/.test(text)).map(([key]) => key)).toEqual([])
  })
})
