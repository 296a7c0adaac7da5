/** Binds the procedures of scripts and playbooks. */
import type { Procedure, ProcedureSummary, ProcedureVersion } from '../../src-preload/contract/procedures.contract.ts'
import type { ProcedureKind } from '../../src-preload/contract/procedures.types.ts'
import { type ContractServer, found, me } from './contract-server.ts'

export interface ProceduresApi {
  change<T>(run: () => T): Promise<T>
  procedures: {
    list(): ProcedureSummary[]
    get(kind: ProcedureKind, id: string, version?: number): Procedure | undefined
    history(kind: ProcedureKind, id: string): ProcedureVersion[]
    save(draft: { kind: ProcedureKind; id: string; base: number; note: string; document: unknown }, by: string): Procedure
    restore(kind: ProcedureKind, id: string, version: number, note: string, by: string): Procedure
  }
}

export const proceduresRpc = (os: ContractServer['procedures'], { change, procedures }: ProceduresApi) => ({
  list: os.list.handler(() => ({ items: procedures.list(), next: null })),
  get: os.get.handler(({ input: { kind, id, version } }) => found(procedures.get(kind, id, version), 'procedure.notFound')),
  history: os.history.handler(({ input: { kind, id } }) => {
    const items = procedures.history(kind, id)
    return { items: found(items.length > 0 ? items : undefined, 'procedure.notFound'), next: null }
  }),
  save: os.save.handler(({ input, context }) => change(() => procedures.save(input, me(context).name))),
  restore: os.restore.handler(({ input: { kind, id, version, note }, context }) =>
    change(() => procedures.restore(kind, id, version, note, me(context).name)),
  ),
})
