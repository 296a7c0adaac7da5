/** Binds the procedures of drills. */
import type { z } from 'zod'
import type { Drill, DrillScenario, DrillSheet, drills } from '../../src-preload/contract/drills.contract.ts'
import type { Actor } from '../domains/incidents/incident.types.ts'
import { Refusal } from '../kernel/refusal.ts'
import { type ContractServer, me } from './contract-server.ts'
import { cursorOf, positionOf } from './pages.ts'

export type BeginDrill = z.output<NonNullable<(typeof drills.begin)['~orpc']['inputSchema']>>

export interface DrillsApi {
  scenarios(): DrillScenario[]
  running(): Drill[]
  begin(input: BeginDrill, by: Actor): Promise<{ drill: Drill; ticket: string; wallTicket: string }>
  end(id: string, by: Actor): Promise<DrillSheet>
  page(before: number, limit: number): { row: number; sheet: DrillSheet }[]
}

/** For a core that stands alone. */
export const noDrills: DrillsApi = {
  scenarios: () => [],
  running: () => [],
  begin: () => Promise.reject(new Refusal('drill.notFound', 404, 'There are no drills here')),
  end: () => Promise.reject(new Refusal('drill.notFound', 404, 'There are no drills here')),
  page: () => [],
}

export const drillsRpc = (os: ContractServer['drills'], api: DrillsApi) => ({
  scenarios: os.scenarios.handler(() => ({ items: api.scenarios() })),
  running: os.running.handler(() => ({ items: api.running() })),
  begin: os.begin.handler(({ input, context }) => api.begin(input, me(context))),
  end: os.end.handler(({ input, context }) => api.end(input.id, me(context))),
  list: os.list.handler(({ input: { cursor, limit } }) => {
    const [row] = positionOf(cursor, 'number') ?? []
    const page = api.page(row ?? Number.MAX_SAFE_INTEGER, limit)
    const last = page.at(-1)
    return { items: page.map(({ sheet }) => sheet), next: page.length === limit && last ? cursorOf(last.row) : null }
  }),
})
