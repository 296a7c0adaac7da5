/** Binds the procedures of the archive. */
import type { ArchiveEntry, Causes, SealedRecord } from '../../src-preload/contract/archive.contract.ts'
import type { Replay } from '../../src-preload/contract/archive-record.types.ts'
import type { ArchiveFilter } from '../domains/archive/archive.types.ts'
import { type ContractServer, found, me } from './contract-server.ts'
import { cursorOf, positionOf } from './pages.ts'

export interface ArchiveApi {
  change<T>(run: () => T): Promise<T>
  archive: {
    service: { add(incident: string, text: string, by: string): void }
    one(incident: string): SealedRecord | undefined
    search(filter: ArchiveFilter, before: number, limit: number): { items: ArchiveEntry[]; next: number | null }
    owners(): string[]
    causes(from: string, to: string): Causes
    replay(incident: string): Replay | undefined
  }
}

export const archiveRpc = (os: ContractServer['archive'], { archive, change }: ArchiveApi) => ({
  search: os.search.handler(({ input: { cursor, limit, ...filter } }) => {
    const [before] = positionOf(cursor, 'number') ?? []
    const { items, next } = archive.search(filter, before ?? Number.MAX_SAFE_INTEGER, limit)
    return { items, next: next === null ? null : cursorOf(next) }
  }),
  owners: os.owners.handler(() => ({ owners: archive.owners() })),
  causes: os.causes.handler(({ input }) => archive.causes(input.from, input.to)),
  get: os.get.handler(({ input }) => found(archive.one(input.incident), 'archive.notFound')),
  add: os.add.handler(async ({ input, context }) => {
    await change(() => archive.service.add(input.incident, input.text, me(context).name))
    return found(archive.one(input.incident), 'archive.notFound')
  }),
  replay: os.replay.handler(({ input }) => found(archive.replay(input.incident), 'archive.notFound')),
})
