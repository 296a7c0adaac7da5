/** What procedures offer to incidents and calls: which versions a new incident runs with, and what is in them. */
import type { ProcedureRef } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Playbook, WarningScript } from '../../../src-preload/contract/procedures.types.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'

export interface ProcedureVersions {
  scriptFor(hazard: HazardKind): ProcedureRef
  playbookFor(hazard: HazardKind): ProcedureRef | null
  /** The newest version, or undefined when there is no such playbook. */
  newestPlaybook(id: string): ProcedureRef | undefined
  playbook(ref: ProcedureRef): Playbook | undefined
  script(ref: ProcedureRef): WarningScript | undefined
}
