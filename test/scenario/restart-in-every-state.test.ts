/** A core that dies at any step of an incident takes it up exactly there. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandEvent } from '../../src-main/domains/incidents/incident.types.ts'
import { INCIDENT_STATES } from '../../src-preload/contract/wire/words.ts'
import { TestCore } from '../support/test-core.ts'

type Body<E> = E extends CommandEvent ? Omit<E, 'at' | 'actor'> : never
type Step = Body<CommandEvent> | { smoke: number }

let dir: string
let site: TestCore
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'watchroom-states-'))
  site = await TestCore.onDisk(dir)
})
afterEach(() => {
  site.end()
  rmSync(dir, { recursive: true, force: true })
})

const FIRE: Step[] = [
  { type: 'accept' },
  { type: 'call', outcome: 'answered', answer: 'needHelp' },
  { type: 'dispatch' },
  { type: 'acknowledge' },
  { type: 'depart' },
  { type: 'arrive' },
  { type: 'confirm', verdict: 'real', by: 'staff' },
  { type: 'handle', gear: true },
  { type: 'triage', tag: '01', category: 'minor', note: '' },
  { type: 'report', how: 'readOut', injured: true },
  { type: 'receipt', recipient: 'fire', person: '' },
  { type: 'evacuate' },
  { type: 'evacuee', household: 'lane-1', state: 'out' },
  { type: 'refer', text: '线路老化' },
  { type: 'secure' },
  { smoke: 0.01 },
  { type: 'clear' },
  { type: 'advise' },
  { type: 'plan', text: '更换线路' },
]
const FALSE_ALARM: Step[] = [
  { type: 'accept' },
  { type: 'confirm', verdict: 'false', by: 'party' },
  { smoke: 0.01 },
  { type: 'clear' },
  { type: 'reportCause', cause: '油烟', category: 'cooking' },
  { type: 'skip', step: 'recheck', reason: '当事人在场' },
]

const picture = () => JSON.stringify([site.open, site.core.views.staff()])

async function restart(): Promise<void> {
  const before = picture()
  const facts = site.facts('incident.').length
  site.kill()
  site = await TestCore.onDisk(dir, site)
  expect(picture()).toBe(before)
  expect(site.facts('incident.')).toHaveLength(facts)
}

describe('a core that dies', () => {
  it('resumes in each state of figure 1, with orders, deadlines, people and what is owed', async () => {
    const seen = new Set<string>()
    for (const steps of [FIRE, FALSE_ALARM]) {
      site.pass(1000)
      site.send('smoke-1', { smoke: 0.3 })
      await restart()
      for (const step of steps) {
        seen.add(site.only.state)
        site.pass(1000)
        if ('smoke' in step) site.send('smoke-1', step)
        else await site.command(site.only.id, step)
        await restart()
      }
      seen.add(site.only.state)
      await site.command(site.only.id, { type: 'archive' })
      await restart()
      expect(site.open).toEqual([])
    }
    expect([...seen].sort()).toEqual(INCIDENT_STATES.filter((state) => state !== 'archived').sort())
  })
})
