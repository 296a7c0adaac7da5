/** The plan of the site in force, and what becomes of it: a plan that is published is a new version, for good. */
import type { Asset, PlanProblem, SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { DraftRecord, PlanRecord } from './plan.types.ts'

export interface PublishedPlan {
  /** The version it was drawn from. */
  base: number
  note: string
  plan: SitePlan
}

/** Under which the plan in force is kept. */
const NOW = 'now'

export class PlansService {
  /** The plan in force. */
  readonly plans: Ledger<PlanRecord>
  /** By account; only those that were changed since the last commit. */
  readonly drafts: Ledger<DraftRecord>
  readonly assets: Ledger<Asset>
  readonly #work: Work
  readonly #first: PlanRecord
  /** What came with the site and is not on disk yet. */
  readonly #brought: { plan: PlanRecord | null; assets: readonly Asset[] }

  /**
   * `stored`: the newest version on disk, with the digest of the plan that was imported last; none on a fresh data folder.
   * `file`: the plan of the site file that is given now. One that was given before does not undo what was drawn since.
   */
  constructor(
    work: Work,
    stored: { newest: PlanRecord | undefined; imported: string | undefined },
    file: { plan: SitePlan; sha256: string; assets: readonly Asset[] },
  ) {
    this.#work = work
    this.plans = work.ledger()
    this.drafts = work.ledger()
    this.assets = work.ledger()
    const { newest, imported } = stored
    const brought: PlanRecord = {
      version: (newest?.version ?? 0) + 1,
      at: 0,
      by: 'core',
      note: '',
      features: file.plan.features.length,
      imported: file.sha256,
      plan: file.plan,
    }
    const isNew = imported !== file.sha256
    this.#brought = { plan: isNew ? brought : null, assets: file.assets }
    this.#first = isNew || !newest ? brought : newest
    this.plans.load(NOW, this.#first)
    for (const asset of file.assets) this.assets.load(asset.id, asset)
  }

  get current(): PlanRecord {
    return this.plans.get(NOW) ?? this.#first
  }

  /** An input: what came with the site is kept. */
  keepBrought(): void {
    const { plan, assets } = this.#brought
    for (const asset of assets) this.assets.set(asset.id, asset)
    if (!plan) return
    this.plans.set(NOW, { ...plan, at: this.#work.now })
    if (plan.version > 1) this.#work.fact('plan.imported', 'core', null, { version: plan.version, features: plan.features })
  }

  /** Errors: `Refusal` 409 `plan.changed`, 422 `plan.invalid` with the codes of its errors. */
  publish({ base, note, plan }: PublishedPlan, problems: readonly PlanProblem[], by: { id: string; name: string }): PlanRecord {
    const { version } = this.current
    if (version !== base) throw new Refusal('plan.changed', 409, `Version ${version} is newer than the plan`, ['changed'])
    const errors = [...new Set(problems.flatMap(({ severity, code }) => (severity === 'error' ? [code] : [])))]
    if (errors.length > 0) throw new Refusal('plan.invalid', 422, `The plan cannot be put in force: ${errors.join(', ')}`, errors)
    const record = {
      version: version + 1,
      at: this.#work.now,
      by: by.name,
      note,
      features: plan.features.length,
      imported: null,
      plan,
    }
    this.plans.set(NOW, record)
    this.drafts.delete(by.id)
    this.#work.fact('plan.published', by.name, null, { version: record.version, note, features: record.features })
    return record
  }

  /** Null throws it away. */
  keepDraft(account: string, draft: { base: number; plan: SitePlan | null }): void {
    if (draft.plan === null) this.drafts.delete(account)
    else this.drafts.set(account, { base: draft.base, at: this.#work.now, plan: draft.plan })
  }

  keepAsset(asset: Asset, by: string): Asset {
    const known = this.assets.get(asset.id)
    if (known) return known
    this.assets.set(asset.id, asset)
    const { id, name, mime, bytes } = asset
    this.#work.fact('asset.kept', by, null, { asset: id, name, mime, bytes })
    return asset
  }
}
