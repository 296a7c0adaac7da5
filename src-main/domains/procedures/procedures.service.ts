/** Scripts and playbooks and all their versions: a change is a new version, and what an incident began with stays. */
import type { ProcedureRef } from '../../../src-preload/contract/incident-parts.types.ts'
import { checkProcedure } from '../../../src-preload/contract/procedure-check.ts'
import type { Playbook, ProcedureDocument, ProcedureKind, WarningScript } from '../../../src-preload/contract/procedures.types.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { ProcedureVersions } from './procedures.ports.ts'
import type { ProcedureRecord } from './procedures.types.ts'

/** Years of monthly changes; more is a program gone wrong. */
const VERSIONS_MAX = 200
/** Annex A.1 is one script for all hazards. */
const WARNING = 'warning'

export interface ProcedureDraft {
  kind: ProcedureKind
  id: string
  /** The version it was made from. */
  base: number
  note: string
  document: unknown
}

export class ProceduresService implements ProcedureVersions {
  /** By kind, id and version; versions of one procedure begin with 1 and leave no gap. */
  readonly versions: Ledger<ProcedureRecord>
  readonly #work: Work
  readonly #known = new Map<string, { kind: ProcedureKind; id: string }>()
  readonly #delivered: ProcedureRecord[] = []

  constructor(work: Work) {
    this.#work = work
    this.versions = work.ledger()
  }

  load(record: ProcedureRecord): void {
    const { kind, document } = record
    this.#known.set(`${kind}/${document.id}`, { kind, id: document.id })
    this.versions.load(keyOf(kind, document.id, record.version), record)
  }

  /** What the product brings is the newest version, unless somebody has edited it. */
  takeUp(factory: readonly ProcedureDocument[]): void {
    for (const procedure of factory) {
      const current = this.current(procedure.kind, procedure.document.id)
      if (current && (current.by !== null || isSame(current, procedure))) continue
      const record = { ...procedure, version: (current?.version ?? 0) + 1, at: null, by: null, note: '' }
      this.load(record)
      this.#delivered.push(record)
    }
  }

  /** As the first input: what was taken up goes to disk. */
  keepDelivered(): void {
    for (const record of this.#delivered) {
      const { kind, document, version } = record
      this.versions.set(keyOf(kind, document.id, version), record)
      if (version > 1) this.#work.fact('procedure.delivered', 'core', null, { kind, id: document.id, name: document.name, version })
    }
  }

  version(kind: ProcedureKind, id: string, version: number): ProcedureRecord | undefined {
    return this.versions.get(keyOf(kind, id, version))
  }

  /** All versions, newest first. */
  history(kind: ProcedureKind, id: string): ProcedureRecord[] {
    const found: ProcedureRecord[] = []
    for (let next = this.version(kind, id, 1); next; next = this.version(kind, id, next.version + 1)) found.unshift(next)
    return found
  }

  current(kind: ProcedureKind, id: string): ProcedureRecord | undefined {
    return this.history(kind, id)[0]
  }

  /** The newest version of each. */
  all(): ProcedureRecord[] {
    return [...this.#known.values()].flatMap(({ kind, id }) => this.current(kind, id) ?? [])
  }

  /** Errors: `Refusal` 404 `procedure.notFound`, 422 `procedure.invalid`, 409 `procedure.changedMeanwhile` and those of a new version. */
  save({ kind, id, base, note, document }: ProcedureDraft, by: string): ProcedureRecord {
    const current = this.#require(kind, id)
    if (current.version !== base) throw new Refusal('procedure.changedMeanwhile', 409, `Version ${current.version} is newer than the draft`)
    const checked = checkProcedure(kind, document)
    const problems = checked.ok ? [] : checked.problems
    if (checked.ok && checked.procedure.document.id !== id) problems.push({ path: 'id', reason: 'malformed' })
    if (!checked.ok || problems.length > 0) {
      const reasons = problems.map(({ reason, path }) => `${reason} ${path}`)
      throw new Refusal('procedure.invalid', 422, `The draft is not sound: ${reasons.join(', ')}`, reasons)
    }
    return this.#add(current, checked.procedure, 'procedure.saved', {}, by, note)
  }

  /** Errors: `Refusal` 404 `procedure.notFound`, and those of a new version. */
  restore(kind: ProcedureKind, id: string, version: number, note: string, by: string): ProcedureRecord {
    const current = this.#require(kind, id)
    const older = this.version(kind, id, version)
    if (!older) throw new Refusal('procedure.notFound', 404, `There is no version ${version} of ${id}`)
    return this.#add(current, older, 'procedure.restored', { from: version }, by, note)
  }

  scriptFor(): ProcedureRef {
    return { id: WARNING, version: this.#require('script', WARNING).version }
  }

  playbookFor(hazard: HazardKind): ProcedureRef | null {
    const found = this.#playbooks().find(({ document }) => document.hazards.includes(hazard))
    return found ? { id: found.document.id, version: found.version } : null
  }

  newestPlaybook(id: string): ProcedureRef | undefined {
    const current = this.current('playbook', id)
    return current && { id, version: current.version }
  }

  playbook({ id, version }: ProcedureRef): Playbook | undefined {
    const found = this.version('playbook', id, version)
    return found?.kind === 'playbook' ? found.document : undefined
  }

  script({ id, version }: ProcedureRef): WarningScript | undefined {
    const found = this.version('script', id, version)
    return found?.kind === 'script' ? found.document : undefined
  }

  /** Errors: `Refusal` 409 `procedure.unchanged`, `procedure.hazardTaken`, `procedure.tooManyVersions`. */
  #add(
    current: ProcedureRecord,
    procedure: ProcedureDocument,
    fact: string,
    more: Record<string, unknown>,
    by: string,
    note: string,
  ): ProcedureRecord {
    const { kind, document } = procedure
    const { id } = document
    if (isSame(current, procedure)) throw new Refusal('procedure.unchanged', 409, 'Nothing differs from the newest version')
    if (current.version >= VERSIONS_MAX)
      throw new Refusal('procedure.tooManyVersions', 409, `A procedure has ${VERSIONS_MAX} versions at most`)
    if (kind === 'playbook') this.#refuseTaken(document)
    const record: ProcedureRecord = { ...pick(procedure), version: current.version + 1, at: this.#work.now, by, note }
    this.versions.set(keyOf(kind, id, record.version), record)
    this.#work.fact(fact, by, null, { kind, id, name: document.name, version: record.version, ...more, note })
    return record
  }

  /** Every hazard has one playbook at most that it begins with. */
  #refuseTaken({ id, hazards }: Playbook): void {
    const other = this.#playbooks().find(
      ({ document }) => document.id !== id && document.hazards.some((hazard) => hazards.includes(hazard)),
    )
    if (other) throw new Refusal('procedure.hazardTaken', 409, `The playbook ${other.document.id} is the one for this hazard`)
  }

  #playbooks() {
    return this.all().filter((record) => record.kind === 'playbook')
  }

  #require(kind: ProcedureKind, id: string): ProcedureRecord {
    const current = this.current(kind, id)
    if (!current) throw new Refusal('procedure.notFound', 404, `There is no ${kind} ${id}`)
    return current
  }
}

const keyOf = (kind: ProcedureKind, id: string, version: number): string => `${kind}/${id}/${version}`

/** Without what belongs to the version it came from. */
const pick = ({ kind, document }: ProcedureDocument) => ({ kind, document }) as ProcedureDocument

const isSame = (one: ProcedureDocument, other: ProcedureDocument): boolean =>
  JSON.stringify(one.document) === JSON.stringify(other.document)
