/** Every reason for which the core does not take an order about devices has words; otherwise the operator would only read that it failed. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en, zhCN } from '../../../src-renderer/i18n/resources.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const source = ['devices/registry.service', 'devices/service-modes.service', 'devices/device-table.rules', 'alarms/overrides.rules']
  .map((file) => readFileSync(resolve(ROOT, 'src-main/domains', `${file}.ts`), 'utf8'))
  .join('\n')
const given = [/(?:reasons|refusals)\.push\('([a-zA-Z]+)'\)/g, /code: '([a-zA-Z]+)'/g, /\['([a-zA-Z]+)'\](?:\)| as const)/g]
const codes = [...new Set(given.flatMap((form) => [...source.matchAll(form)].map(([, code]) => code ?? '')))].sort()

describe('a refusal about devices', () => {
  it.each(codes)('has words for %s', (code) => {
    expect(zhCN.devices.refusal).toHaveProperty(code)
    expect(en.devices.refusal).toHaveProperty(code)
  })

  it('looks at the reasons that there are', () => {
    expect(codes).toEqual(expect.arrayContaining(['unknownKind', 'badEnd', 'twiceInTable', 'lifeSafetyOff', 'notFound']))
  })
})
