/** SQL of plans, drafts and the files beside them: a plan that was in force is a row that is never written again. */
import type { Asset, SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { Basemap } from '../../../src-preload/contract/site.contract.ts'
import type { Ledger } from '../../kernel/work.ts'
import type { Sqlite } from '../../store/open.ts'
import type { DraftRecord, PlanHead, PlanRecord } from './plan.types.ts'

const HEAD = 'version, at, by, note, features, imported'

type WithDocument<T> = T & { document: string }

export class PlansStore {
  readonly #db: Sqlite
  readonly #site: string
  readonly #insert
  readonly #putDraft
  readonly #dropDraft
  readonly #putAsset

  constructor(db: Sqlite, site: string) {
    this.#db = db
    this.#site = site
    this.#insert = db.prepare(
      'INSERT INTO site_plans (site_id, version, at, by, note, features, imported, document) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
    this.#putDraft = db.prepare(
      `INSERT INTO site_drafts (site_id, account_id, base, at, document) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (site_id, account_id) DO UPDATE SET base = excluded.base, at = excluded.at, document = excluded.document`,
    )
    this.#dropDraft = db.prepare('DELETE FROM site_drafts WHERE site_id = ? AND account_id = ?')
    this.#putAsset = db.prepare(
      'INSERT INTO site_assets (asset_id, name, mime, bytes, basemap) VALUES (?, ?, ?, ?, ?) ON CONFLICT (asset_id) DO UPDATE SET basemap = excluded.basemap',
    )
  }

  newest(): PlanRecord | undefined {
    const row = this.#db
      .prepare<[string], WithDocument<PlanHead>>(`SELECT ${HEAD}, document FROM site_plans WHERE site_id = ? ORDER BY version DESC LIMIT 1`)
      .get(this.#site)
    if (!row) return undefined
    const { document, ...head } = row
    return { ...head, plan: JSON.parse(document) as SitePlan }
  }

  /** SHA-256 of the plan that came with a site file last. */
  lastImported(): string | undefined {
    return this.#db
      .prepare<[string], string>('SELECT imported FROM site_plans WHERE site_id = ? AND imported IS NOT NULL ORDER BY version DESC LIMIT 1')
      .pluck()
      .get(this.#site)
  }

  /** Newest first. */
  heads(): PlanHead[] {
    return this.#db.prepare<[string], PlanHead>(`SELECT ${HEAD} FROM site_plans WHERE site_id = ? ORDER BY version DESC`).all(this.#site)
  }

  plan(version: number): SitePlan | undefined {
    const document = this.#db
      .prepare<[string, number], string>('SELECT document FROM site_plans WHERE site_id = ? AND version = ?')
      .pluck()
      .get(this.#site, version)
    return document === undefined ? undefined : (JSON.parse(document) as SitePlan)
  }

  draft(account: string): DraftRecord | undefined {
    const row = this.#db
      .prepare<[string, string], WithDocument<Omit<DraftRecord, 'plan'>>>(
        'SELECT base, at, document FROM site_drafts WHERE site_id = ? AND account_id = ?',
      )
      .get(this.#site, account)
    return row && { base: row.base, at: row.at, plan: JSON.parse(row.document) as SitePlan }
  }

  loadAssets(into: Ledger<Asset>): void {
    const rows = this.#db.prepare<[], Omit<Asset, 'basemap'> & { basemap: string | null }>(
      'SELECT asset_id AS id, name, mime, bytes, basemap FROM site_assets',
    )
    for (const row of rows.all()) into.load(row.id, { ...row, basemap: row.basemap === null ? null : (JSON.parse(row.basemap) as Basemap) })
  }

  flush(plans: Ledger<PlanRecord>, drafts: Ledger<DraftRecord>, assets: Ledger<Asset>): void {
    for (const key of plans.changed) {
      const record = plans.get(key)
      if (!record) continue
      const { version, at, by, note, features, imported, plan } = record
      this.#insert.run(this.#site, version, at, by, note, features, imported, JSON.stringify(plan))
    }
    for (const account of drafts.changed) {
      const draft = drafts.get(account)
      if (draft) this.#putDraft.run(this.#site, account, draft.base, draft.at, JSON.stringify(draft.plan))
      else this.#dropDraft.run(this.#site, account)
    }
    for (const id of assets.changed) {
      const asset = assets.get(id)
      if (asset) this.#putAsset.run(id, asset.name, asset.mime, asset.bytes, asset.basemap && JSON.stringify(asset.basemap))
    }
  }
}
