/** Every reason for which the core does not take a draft, and everything that may be wrong with one, has words. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PROBLEM_REASONS } from '../../../src-preload/contract/procedure-check.ts'
import { en, zhCN } from '../../../src-renderer/i18n/resources.ts'

const source = readFileSync(resolve(import.meta.dirname, '../../../src-main/domains/procedures/procedures.service.ts'), 'utf8')
const codes = [...new Set([...source.matchAll(/Refusal\('procedure\.([a-zA-Z]+)'/g)].map(([, code]) => code ?? ''))]

describe('what is wrong with a draft', () => {
  it.each(codes)('has words when it is refused as %s', (code) => {
    expect(zhCN.procedures.refusal).toHaveProperty(code)
    expect(en.procedures.refusal).toHaveProperty(code)
  })

  it.each(PROBLEM_REASONS)('has words at its place for %s', (reason) => {
    expect(zhCN.procedures.problem).toHaveProperty(reason)
    expect(en.procedures.problem).toHaveProperty(reason)
  })

  it('looks at the reasons that there are', () => {
    expect(codes).toEqual(expect.arrayContaining(['notFound', 'invalid', 'changedMeanwhile', 'hazardTaken']))
  })
})
