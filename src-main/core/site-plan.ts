/** The plan of the site as a part of the core, and as the contract shows it. */
import type { Asset, PlanProblem, PlanVersion, SitePlan } from '../../src-preload/contract/plan.contract.ts'
import type { Ways } from '../domains/dispatch/ways.service.ts'
import { assetsOf, planOf } from '../domains/site/plan.rules.ts'
import type { PlanHead } from '../domains/site/plan.types.ts'
import { type PlanFacts, planProblems } from '../domains/site/plan-check.rules.ts'
import { PlansService, type PublishedPlan } from '../domains/site/plans.service.ts'
import { PlansStore } from '../domains/site/plans.store.ts'
import { SiteService } from '../domains/site/site.service.ts'
import type { DeviceRow, SiteFile } from '../domains/site/site-file.types.ts'
import { iso } from '../kernel/clock.ts'
import { sha256 } from '../kernel/digest.ts'
import type { Work } from '../kernel/work.ts'
import type { CorePart } from './part.ts'
import type { CorePorts } from './ports.ts'

export interface SitePlanNeeds {
  work: Work
  ports: Pick<CorePorts, 'site' | 'planDigest' | 'assets' | 'checkPlan'> & { store: Pick<CorePorts['store'], 'db'> }
  push: (run: () => void) => void
  around: () => {
    registry: { rows: { values(): Iterable<DeviceRow> } }
    ways: Pick<Ways, 'take'>
    board: { healthChanged(): void }
  }
}

/** The site, and the files its plan is drawn with. */
export interface SiteContents {
  site: SiteFile
  assets: Asset[]
}

export function createSitePlan({ work, ports, push, around }: SitePlanNeeds) {
  const store = new PlansStore(ports.store.db, ports.site.id)
  const plan = planOf(ports.site)
  const service = new PlansService(
    work,
    { newest: store.newest(), imported: store.lastImported() },
    { plan, sha256: ports.planDigest ?? sha256(JSON.stringify(plan)), assets: ports.assets ?? [] },
  )
  store.loadAssets(service.assets)
  const inForce = () => {
    const { version, plan } = service.current
    return { version, plan, basemap: (plan.basemap === null ? undefined : service.assets.get(plan.basemap))?.basemap ?? null }
  }
  const site = new SiteService(ports.site, inForce())

  const part: CorePart = {
    flush: () => store.flush(service.plans, service.drafts, service.assets),
    stored() {
      for (const account of service.drafts.changed) service.drafts.forget(account)
      if (service.current.version === site.view.version) return
      const { ways, board } = around()
      site.take(inForce())
      ways.take(site.file.features, site.file.center)
      board.healthChanged()
    },
    start: () => push(() => service.keepBrought()),
  }

  const { checkPlan = async (plan, facts) => planProblems(plan, facts) } = ports
  const check = (plan: SitePlan): Promise<PlanProblem[]> =>
    checkPlan(plan, {
      devices: [...around().registry.rows.values()].map(standsAt),
      households: site.file.households.map(standsAt),
      assets: new Set(service.assets.keys()),
    })

  return {
    part,
    site,
    check,
    get: (): { version: number; plan: SitePlan } => ({ version: service.current.version, plan: service.current.plan }),
    versions: (): PlanVersion[] => store.heads().map(versionOf),
    version: (version: number): SitePlan | undefined => store.plan(version),
    draft(account: string): { base: number; at: string; plan: SitePlan } | null {
      const draft = store.draft(account)
      return draft ? { ...draft, at: iso(draft.at) } : null
    },
    /** Null throws it away. */
    keepDraft: (account: string, draft: { base: number; plan: SitePlan | null }): void => service.keepDraft(account, draft),
    /** Errors: `Refusal` 409 `plan.changed`, 422 `plan.invalid`. */
    publish: (draft: PublishedPlan, problems: readonly PlanProblem[], by: { id: string; name: string }): PlanVersion =>
      versionOf(service.publish(draft, problems, by)),
    assets: (): Asset[] => [...service.assets.values()],
    asset: (id: string): Asset | undefined => service.assets.get(id),
    keepAsset: (asset: Asset, by: string): Asset => service.keepAsset(asset, by),
    /** It holds names and numbers of residents: who packed it is written down. */
    packed: (file: string, by: string): void => work.fact('site.packed', by, null, { file }),
    /** As everything stands now, in an order that does not depend on how it came to be. */
    contents(): SiteContents {
      const devices = [...around().registry.rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
      return { site: { ...site.file, devices }, assets: assetsOf(service.current.plan).flatMap((id) => service.assets.get(id) ?? []) }
    },
  }
}

const standsAt = ({ id, zone, lngLat }: PlanFacts['devices'][number]) => ({ id, zone, lngLat })

const versionOf = ({ version, at, by, note, features }: PlanHead): PlanVersion => ({ version, at: iso(at), by, note, features })
