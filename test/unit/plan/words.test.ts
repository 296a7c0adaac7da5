/** Everything that may be wrong with a plan or a file, and every reason for which the core does not take one, has words. */
import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Converted, CoordinateSystem, ImportFormat, PlanProblem } from '../../../src-preload/contract/plan.contract.ts'
import { MapLayer, ZoneKind } from '../../../src-preload/contract/site.contract.ts'
import { KIND_GROUPS, KINDS_BY_SHAPE } from '../../../src-renderer/features/plan/objects.rules.ts'
import { en, zhCN } from '../../../src-renderer/i18n/resources.ts'

const ROOT = resolve(import.meta.dirname, '../../..')
const sources = globSync('src-main/{domains/site,hosts,exchange,rpc,core}/**/*.ts', { cwd: ROOT }).map((path) =>
  readFileSync(resolve(ROOT, path), 'utf8'),
)
const codes = [
  ...new Set(
    sources.flatMap((text) =>
      [...text.matchAll(/'(?:plan|file|asset|import|package)\.([a-zA-Z]+)',\s*4\d\d/g)].map(([, code]) => code ?? ''),
    ),
  ),
]

describe('the words of the map editor', () => {
  it.each(codes)('say why it was refused as %s', (code) => {
    expect(zhCN.plan.refusal).toHaveProperty(code)
    expect(en.plan.refusal).toHaveProperty(code)
  })

  it('look at the reasons that there are', () => {
    expect(codes).toEqual(expect.arrayContaining(['changed', 'invalid', 'notFound']))
  })

  it.each([zhCN, en])('name every kind, problem, format and system', ({ plan }) => {
    expect(Object.keys(plan.kind).sort()).toEqual([...MapLayer.options].sort())
    expect(Object.keys(plan.problem).sort()).toEqual([...PlanProblem.shape.code.options].sort())
    expect(Object.keys(plan.left).sort()).toEqual([...Converted.shape.left.element.shape.reason.options].sort())
    expect(Object.keys(plan.format).sort()).toEqual([...ImportFormat.options].sort())
    expect(Object.keys(plan.system).sort()).toEqual([...CoordinateSystem.options].sort())
    expect(Object.keys(plan.zoneKind).sort()).toEqual([...ZoneKind.options].sort())
  })

  it('list every kind once, and offer every kind to some tool', () => {
    expect(Object.values(KIND_GROUPS).flat().sort()).toEqual([...MapLayer.options].sort())
    expect([...new Set(Object.values(KINDS_BY_SHAPE).flat())].sort()).toEqual([...MapLayer.options].sort())
  })
})
