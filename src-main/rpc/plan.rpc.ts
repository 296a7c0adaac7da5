/** Binds the procedures of the plan. What is on disk as files is the host's, beside the core. */
import type {
  Asset,
  Converted,
  CoordinateSystem,
  ImportFormat,
  PlanProblem,
  PlanVersion,
  SitePlan,
} from '../../src-preload/contract/plan.contract.ts'
import type { Site } from '../../src-preload/contract/site.contract.ts'
import { Refusal } from '../kernel/refusal.ts'
import { type ContractServer, found, me } from './contract-server.ts'

type ReadDraft = { base: number; at: string; plan: SitePlan } | null

export interface PlanApi {
  change<T>(run: () => T): Promise<T>
  site: { view: Site }
  plans: {
    get(): { version: number; plan: SitePlan }
    versions(): PlanVersion[]
    version(version: number): SitePlan | undefined
    draft(account: string): ReadDraft
    keepDraft(account: string, draft: { base: number; plan: SitePlan | null }): void
    check(plan: SitePlan): Promise<PlanProblem[]>
    publish(
      plan: { base: number; plan: SitePlan; note: string },
      problems: readonly PlanProblem[],
      by: { id: string; name: string },
    ): PlanVersion
    assets(): Asset[]
  }
}

/** Files of the site. Errors of all: `Refusal`, with the codes of the contract. */
export interface SiteFilesApi {
  begin(file: { name: string; bytes: number }): Promise<string>
  /** Resolves with how many bytes are there. */
  append(file: string, offset: number, bytes: Uint8Array): Promise<number>
  keep(file: string, by: string): Promise<Asset>
  picture(id: string): Promise<{ mime: string; bytes: Buffer }>
  /** A tile of a base map, uncompressed; null where it has none. */
  tile(basemap: string, z: number, x: number, y: number): Promise<Buffer | null>
  convert(file: string, wanted: { format?: ImportFormat; system: CoordinateSystem }): Promise<Converted>
  pack(by: string): Promise<{ file: string; name: string; bytes: number }>
  /** At most a piece. */
  read(file: string, offset: number): Promise<Buffer>
  open(file: string, by: string): Promise<{ site: { id: string; name: string; nameEn: string }; plan: SitePlan }>
}

const none = () => Promise.reject(new Refusal('file.notFound', 404, 'No files are kept here', ['notFound']))

/** A core without a folder, or one that may not change it. */
export const noSiteFiles: SiteFilesApi = {
  begin: none,
  append: none,
  keep: none,
  picture: none,
  tile: async () => null,
  convert: none,
  pack: none,
  read: none,
  open: none,
}

export const planRpc = (os: ContractServer['plan'], { change, site, plans }: PlanApi, files: SiteFilesApi) => ({
  get: os.get.handler(() => plans.get()),
  versions: os.versions.handler(() => ({ items: plans.versions(), next: null })),
  version: os.version.handler(({ input: { version } }) => found(plans.version(version), 'plan.noSuchVersion')),
  draft: os.draft.handler(({ context }) => plans.draft(me(context).id)),
  keepDraft: os.keepDraft.handler(async ({ input, context }) => {
    await change(() => plans.keepDraft(me(context).id, input))
    return { ok: true as const }
  }),
  check: os.check.handler(async ({ input: { plan } }) => ({ problems: await plans.check(plan) })),
  publish: os.publish.handler(async ({ input, context }) => {
    const problems = await plans.check(input.plan)
    return change(() => plans.publish(input, problems, me(context)))
  }),
  beginFile: os.beginFile.handler(async ({ input }) => ({ file: await files.begin(input) })),
  sendPiece: os.sendPiece.handler(async ({ input: { file, offset, base64 } }) => ({
    received: await files.append(file, offset, Buffer.from(base64, 'base64')),
  })),
  keepAsset: os.keepAsset.handler(({ input: { file }, context }) => files.keep(file, me(context).name)),
  assets: os.assets.handler(() => ({ items: plans.assets(), next: null })),
  asset: os.asset.handler(async ({ input: { id } }) => {
    const { mime, bytes } = await files.picture(id)
    return { mime, base64: bytes.toString('base64') }
  }),
  tile: os.tile.handler(async ({ input: { z, x, y } }) => {
    const { basemap } = site.view
    const tile = basemap && (await files.tile(basemap.asset, z, x, y))
    return tile && { base64: tile.toString('base64') }
  }),
  convert: os.convert.handler(({ input: { file, ...wanted } }) => files.convert(file, wanted)),
  makePackage: os.makePackage.handler(({ context }) => files.pack(me(context).name)),
  readPiece: os.readPiece.handler(async ({ input: { file, offset } }) => ({ base64: (await files.read(file, offset)).toString('base64') })),
  openPackage: os.openPackage.handler(({ input: { file }, context }) => files.open(file, me(context).name)),
})
