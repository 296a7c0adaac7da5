/** A plan is checked in a thread of its own, with the same findings. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planProblems } from '../../../src-main/domains/site/plan-check.rules.ts'
import { SiteFile } from '../../../src-main/domains/site/site-file.types.ts'
import { checkPlanAside } from '../../../src-main/hosts/check-plan-aside.ts'
import { ROOT } from '../../../src-main/launch/prepare.mjs'

test('aside from the core the same is found', async () => {
  const { devices, households, ...plan } = SiteFile.parse(JSON.parse(readFileSync(join(ROOT, 'resources/sites/demo.site.json'), 'utf8')))
  const moved = { ...plan, zones: plan.zones.slice(1) }
  const facts = { devices, households, assets: new Set<string>() }
  const problems = await checkPlanAside(moved, facts)
  expect(problems.map(({ code }) => code)).toContain('zoneInUse')
  expect(problems).toEqual(planProblems(moved, facts))
})
