/** The archive as a part of the core: sealed in the commit that archives an incident, searched, replayed, added to. */
import type { ArchiveEntry, Causes, SealedRecord } from '../../src-preload/contract/archive.contract.ts'
import type { Replay } from '../../src-preload/contract/archive-record.types.ts'
import { ArchiveService } from '../domains/archive/archive.service.ts'
import { ArchiveStore, entryView } from '../domains/archive/archive.store.ts'
import type { AddendumRow, ArchiveFilter, SealedRow } from '../domains/archive/archive.types.ts'
import { archiveRecord } from '../domains/archive/archive-record.rules.ts'
import { replayOf } from '../domains/archive/archive-replay.rules.ts'
import { isIntact } from '../domains/archive/archive-seal.rules.ts'
import { textOf } from '../domains/archive/archive-text.rules.ts'
import { indexed } from '../domains/archive/archive-words.rules.ts'
import type { StaffTracks } from '../domains/dispatch/dispatch.ports.ts'
import type { TableWords } from '../domains/figures/figures-table.rules.ts'
import type { IncidentRecord } from '../domains/incidents/incident.types.ts'
import type { IncidentsStore } from '../domains/incidents/incidents.store.ts'
import type { SiteService } from '../domains/site/site.service.ts'
import { type Clock, iso } from '../kernel/clock.ts'
import type { Ledger, Work } from '../kernel/work.ts'
import type { Sqlite } from '../store/open.ts'
import { archiveParts } from './archive-parts.ts'
import type { Calls } from './calls.ts'
import type { CorePart } from './part.ts'
import type { CoreViews } from './views.ts'

const CALLS_MAX = 500

export interface ArchivePartNeeds {
  ports: { store: { db: Sqlite }; clock: Clock; resources: { tableWords: Record<'zh-CN' | 'en', TableWords> } }
  work: Work
  site: SiteService
  views: CoreViews
  calls: Pick<Calls, 'page'>
  incidents: { incidents: Ledger<IncidentRecord> }
  archived: IncidentsStore
  trails: StaffTracks
  loop: { push(input: { run: () => void; onDone: () => void }): void }
}

export function createArchive({ ports, work, site, views, calls, incidents: { incidents }, archived, trails, loop }: ArchivePartNeeds) {
  const { clock, resources } = ports
  const words = resources.tableWords
  const store = new ArchiveStore(ports.store.db)
  const service = new ArchiveService({ work, sealed: (id) => store.get(id), addenda: (id) => store.addenda(id) })
  const callsOf = (incident: string) => calls.page(null, CALLS_MAX, incident).reverse()
  const partsOf = (record: IncidentRecord) => archiveParts(record, { work, clock, site, store, views, calls: callsOf, trails })
  /** Archived before there was an archive. */
  const late = work.list<SealedRow>()

  const wordsOf = ({ document }: SealedRow, addenda: readonly AddendumRow[]): string => {
    const text = textOf(JSON.parse(document), (kind) => [words['zh-CN'].kind[kind], words.en.kind[kind]])
    return indexed([text, ...addenda.flatMap((addendum) => [addendum.by, addendum.text])].join('\n'))
  }

  const keep = (row: SealedRow): void => store.seal(row, wordsOf(row, []))

  /** One in a commit, so that alarms go in between, and one that cannot be sealed keeps nobody waiting. */
  const sealLate = (ids: readonly string[], at = 0): void => {
    const id = ids[at]
    if (id === undefined) return
    const run = (): void => {
      const record = archived.get(id)
      if (record) late.push(service.seal(partsOf(record)))
    }
    loop.push({ run, onDone: () => sealLate(ids, at + 1) })
  }

  const part: CorePart = {
    flush() {
      for (const id of incidents.changed) {
        const record = incidents.get(id)
        if (record?.state === 'archived') keep(service.seal(partsOf(record)))
      }
      for (const row of late) keep(row)
      for (const addendum of service.added) {
        const row = store.get(addendum.incident)
        if (row) store.append(addendum, wordsOf(row, [...store.addenda(row.incident), addendum]))
      }
    },
    start: () => sealLate(store.unsealed()),
  }

  const one = (incident: string): SealedRecord | undefined => {
    const row = store.get(incident)
    if (!row) return undefined
    const addenda = store.addenda(incident)
    const intact = isIntact(row, addenda, store.journalSeals(incident).get(incident))
    return {
      record: JSON.parse(row.document),
      sealedAt: iso(row.sealedAt),
      sha256: row.sha256,
      intact,
      addenda: addenda.map(({ number, at, by, text, sha256 }) => ({ number, at: iso(at), by, text, sha256 })),
    }
  }

  return {
    part,
    service,
    one,
    /** Newest first; `before` is the key of the last one seen. */
    search(filter: ArchiveFilter, before: number, limit: number): { items: ArchiveEntry[]; next: number | null } {
      const rows = store.search(filter, before, limit)
      return { items: rows.map(entryView), next: rows.length === limit ? (rows.at(-1)?.no ?? null) : null }
    },
    owners: (): string[] => store.owners(),
    causes(from: string, to: string): Causes {
      const { byDevice, ...causes } = store.causes(from, to)
      const named = ({ device, incidents, total, lastAt }: (typeof byDevice)[number]) => {
        const { name = device, nameEn = device, place = '', placeEn = '' } = views.devices.one(device) ?? {}
        return { device, name, nameEn, place, placeEn, incidents, total, lastAt }
      }
      return { ...causes, byDevice: byDevice.map(named) }
    },
    /** From the sealed record; an open incident so far. */
    replay(incident: string): Replay | undefined {
      const sealed = one(incident)
      if (sealed) return replayOf(sealed.record)
      const record = incidents.get(incident) ?? archived.get(incident)
      return record && replayOf(archiveRecord(partsOf(record)))
    },
  }
}
