/** Every fact the core can write has words in both languages; otherwise the records would call it "other". */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../../..')
const source = ['core', 'domains']
  .flatMap((folder) => readdirSync(join(ROOT, 'src-main', folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(ROOT, 'src-main', file), 'utf8'))
  .join('\n')
const written = new Set(
  [
    ...source.matchAll(
      /'((?:call|handset|mark|notice|wall|plan|asset|site|policies|core|procedure|archive|staff|shift|action|alarm|incident|deadline|device|sound|effect|session|token|account)\.(?!json')[a-zA-Z]+)'/g,
    ),
  ].map(([, fact]) => fact ?? ''),
)
/** Codes of refusals and kinds of effects look the same; they are worded elsewhere, or never. */
const others = new Set([...source.matchAll(/(?:Refusal\(|kind: |case )'([a-z]+\.[a-zA-Z]+)'/g)].map(([, code]) => code ?? ''))
const past = /const PAST[^}]*}/s.exec(source)?.[0] ?? ''
const acts = [...past.matchAll(/: '([a-zA-Z]+)'/g)].map(([, act]) => `incident.${act}`)

describe.each(['zh-CN', 'en'])('the records in %s', (language) => {
  const { fact: words } = JSON.parse(readFileSync(join(ROOT, 'resources/locales', language, 'journal.json'), 'utf8'))

  it.each([...[...written].filter((fact) => !others.has(fact)), ...acts].sort())('have words for %s', (fact) => {
    const [domain = '', what = ''] = fact.split('.')
    expect(words[domain]?.[what]).toEqual(expect.any(String))
  })
})

it('looks at the facts that there are', () => {
  expect(written.size).toBeGreaterThan(12)
  expect(acts).toContain('incident.archived')
})
