/** Opens and ends drills beside the real core; the only way from one to the other is a result sheet. */
import type { Drill, DrillSheet } from '../../src-preload/contract/drills.contract.ts'
import type { Core } from '../core/core.ts'
import type { CorePorts } from '../core/ports.ts'
import { castOf } from '../domains/drills/drill-cast.rules.ts'
import type { DrillScript } from '../domains/drills/drill-script.types.ts'
import { scriptOfPast } from '../domains/drills/past-incident.rules.ts'
import type { Actor } from '../domains/incidents/incident.types.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { BeginDrill, DrillsApi } from '../rpc/drills.rpc.ts'
import type { SiteFilesApi } from '../rpc/plan.rpc.ts'
import { type ContractRouter, createRouter } from '../rpc/router.ts'
import { DrillRoom } from './drill-room.ts'
import { drillSite } from './drill-site.ts'

const ROOMS_MAX = 4

interface Opened {
  room: DrillRoom
  router: ContractRouter
}

export interface DrillHostNeeds extends Omit<CorePorts, 'store' | 'site' | 'planDigest' | 'assets'> {
  core: Core
  /** What is drawn of the real site is seen in a drill too. */
  siteFiles?: SiteFilesApi
  scripts: readonly DrillScript[]
}

export class DrillHost implements DrillsApi {
  readonly #needs: DrillHostNeeds
  readonly #open = new Map<string, Opened>()

  constructor(needs: DrillHostNeeds) {
    this.#needs = needs
  }

  /** The router of a drill's own core; undefined when it does not run. */
  router(id: string): ContractRouter | undefined {
    return this.#open.get(id)?.router
  }

  room(id: string): DrillRoom | undefined {
    return this.#open.get(id)?.room
  }

  scenarios() {
    return this.#needs.scripts.map(({ id, title, brief, minutes }) => ({ id, title, brief, minutes }))
  }

  running(): Drill[] {
    return [...this.#open.values()].map(({ room }) => room.view)
  }

  page(before: number, limit: number) {
    return this.#needs.core.drills.page(before, limit)
  }

  async begin({ scenario, incident, participants, language }: BeginDrill, by: Actor) {
    const { core, ids, clock, siteFiles, scripts: _scripts, ...ports } = this.#needs
    if (this.#open.size >= ROOMS_MAX) throw new Refusal('drill.tooMany', 409, `No more than ${ROOMS_MAX} drills at a time`)
    const script = this.#script(scenario, incident)
    const { file: site } = core.site
    const devices = [...core.network.registry.entries()]
    // It is drilled by what the site has decided.
    const resources = { ...ports.resources, policies: core.policies.now(), deadlines: core.policies.deadlineTable() }
    const helpless = new Set(site.households.filter(({ needHelp }) => needHelp > 0).map(({ id }) => id))
    const deviceOf = castOf(script, devices, (household) => helpless.has(household), core.drills.count())
    if (!deviceOf) throw new Refusal('drill.noDevice', 409, 'The site has no device that could play this')
    const id = ids.next('drl', clock.now())
    const plan = { id, script, deviceOf, participants, language, startedBy: by, scenario: incident === undefined ? script.id : null }
    await core.change(() => core.drills.begun(id, plan.scenario ?? 'pastIncident', participants, by))
    const room = new DrillRoom(plan, { ...ports, resources, ids, clock, site: drillSite(site, devices), assets: core.plans.assets() })
    const inside: DrillsApi = {
      scenarios: () => [],
      running: () => [room.view],
      page: () => [],
      begin: () => Promise.reject(new Refusal('drill.tooMany', 409, 'A drill cannot begin another')),
      end: (drill, person) => this.end(drill, person),
    }
    const api = { ...room.core, command: (incidentId: string, event: Parameters<Core['command']>[1]) => room.command(incidentId, event) }
    this.#open.set(id, { room, router: createRouter(api, { drills: inside, siteFiles }) })
    const { sessions } = room.core
    const [ticket, wallTicket] = [await sessions.issue('ticket', by.name, 'operator'), await sessions.issue('ticket', '指挥大屏', 'wall')]
    return { drill: room.view, ticket, wallTicket }
  }

  async end(id: string, by: Actor): Promise<DrillSheet> {
    const { core } = this.#needs
    const opened = this.#open.get(id)
    if (!opened) throw new Refusal('drill.notFound', 404, 'This drill does not run')
    this.#open.delete(id)
    const sheet = opened.room.sheet()
    try {
      await core.change(() => core.drills.keep(sheet, by))
    } catch (error) {
      // It goes on, and can be ended again.
      this.#open.set(id, opened)
      throw error
    }
    opened.room.stop()
    return sheet
  }

  stop(): void {
    for (const { room } of this.#open.values()) room.stop()
    this.#open.clear()
  }

  #script(scenario: string | undefined, incident: string | undefined): DrillScript {
    const { core, scripts } = this.#needs
    if (incident === undefined) {
      const script = scripts.find(({ id }) => id === scenario)
      if (script) return script
      throw new Refusal('drill.notFound', 404, 'There is no such drill')
    }
    const course = core.drills.course(incident)
    const script = course && scriptOfPast(course)
    if (script) return script
    throw new Refusal('drill.notFound', 404, 'There is nothing to play of this incident')
  }
}
