/** Every reason for which the core does not take a handover has words; otherwise the operator would only read that it failed. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en, zhCN } from '../../../src-renderer/i18n/resources.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const source = ['domains/shifts/shifts.service', 'rpc/shifts.rpc', 'domains/sessions/sessions.service']
  .map((file) => readFileSync(resolve(ROOT, 'src-main', `${file}.ts`), 'utf8'))
  .join('\n')
const shift = [...source.matchAll(/Refusal\('shift\.([a-zA-Z]+)'/g)].map(([, code]) => code ?? '')
/** What signing in beside somebody may be refused for. */
const session = [...source.matchAll(/Refusal\('session\.(wrongPassword|locked)'/g)].map(([, code]) => code ?? '')

describe('a refused handover', () => {
  it.each([...new Set([...shift, ...session])].sort())('has words for %s', (code) => {
    expect(zhCN.shifts.refusal).toHaveProperty(code)
    expect(en.shifts.refusal).toHaveProperty(code)
  })

  it('looks at the reasons that there are', () => {
    expect([...shift, ...session]).toEqual(expect.arrayContaining(['notOnDuty', 'ownSignature', 'noOperator', 'wrongPassword']))
  })
})
