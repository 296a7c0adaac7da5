/** Scripts and playbooks as a part of the core, and as the contract shows them. */
import type { Procedure, ProcedureSummary, ProcedureVersion } from '../../src-preload/contract/procedures.contract.ts'
import type { ProcedureDocument, ProcedureKind } from '../../src-preload/contract/procedures.types.ts'
import { type ProcedureDraft, ProceduresService } from '../domains/procedures/procedures.service.ts'
import { ProceduresStore } from '../domains/procedures/procedures.store.ts'
import type { ProcedureRecord } from '../domains/procedures/procedures.types.ts'
import { isoOrNull } from '../kernel/clock.ts'
import type { Work } from '../kernel/work.ts'
import type { Sqlite } from '../store/open.ts'
import type { CorePart } from './part.ts'

export interface ProceduresPartNeeds {
  work: Work
  db: Sqlite
  /** What the product brings. */
  factory: readonly ProcedureDocument[]
  push: (run: () => void) => void
}

export function createProcedures({ work, db, factory, push }: ProceduresPartNeeds) {
  const store = new ProceduresStore(db)
  const service = new ProceduresService(work)

  const part: CorePart = {
    load: () => {
      for (const record of store.all()) service.load(record)
      service.takeUp(factory)
    },
    flush: () => store.flush(service.versions),
    start: () => push(() => service.keepDelivered()),
  }

  return {
    part,
    service,
    list: (): ProcedureSummary[] => service.all().map(summaryOf),
    get: (kind: ProcedureKind, id: string, version?: number): Procedure | undefined => {
      const record = version === undefined ? service.current(kind, id) : service.version(kind, id, version)
      return record && procedureOf(record)
    },
    history: (kind: ProcedureKind, id: string): ProcedureVersion[] => service.history(kind, id).map(versionOf),
    save: (draft: ProcedureDraft, by: string): Procedure => procedureOf(service.save(draft, by)),
    restore: (kind: ProcedureKind, id: string, version: number, note: string, by: string): Procedure =>
      procedureOf(service.restore(kind, id, version, note, by)),
  }
}

const versionOf = ({ kind, document, version, at, by, note }: ProcedureRecord): ProcedureVersion => ({
  kind,
  id: document.id,
  version,
  at: isoOrNull(at),
  by,
  note,
})

function summaryOf(record: ProcedureRecord): ProcedureSummary {
  const { clause, name } = record.document
  const { hazards, offered } = record.kind === 'playbook' ? record.document : { hazards: [], offered: [] }
  return { ...versionOf(record), clause, name, hazards, offered }
}

const procedureOf = (record: ProcedureRecord): Procedure => ({
  ...versionOf(record),
  procedure: { kind: record.kind, document: record.document } as ProcedureDocument,
})
