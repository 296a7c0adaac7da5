/** The walls: what each is set to, on disk; what each shows and whether it is there, in memory, told without a commit. */
import type { Wall } from '../../../src-preload/contract/picture.contract.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { Person, WallPresence, WallSettings } from './picture.types.ts'
import { isThere, wallView } from './wall.rules.ts'

export interface WallsNeeds {
  work: Work
  /** Monotonic, in ms. */
  mono: () => number
  isOpen: (incident: string) => boolean
}

type Said = Pick<Wall, 'id' | 'name' | 'shows' | 'width' | 'height'>

/** A window that makes up a new name each time must not fill the disk. */
const WALLS_MAX = 40

export class WallsService {
  readonly settings: Ledger<WallSettings>
  readonly #presence = new Map<string, WallPresence>()
  /** Whose presence changed since seats were last told. */
  readonly #news = new Set<string>()
  readonly #needs: WallsNeeds

  constructor(needs: WallsNeeds) {
    this.settings = needs.work.ledger()
    this.#needs = needs
  }

  /** What it says now is kept in memory. False: it is new or named anew, and `know` has to write that down. */
  hear({ id, name, shows, width, height }: Said): boolean {
    const known = this.settings.get(id)
    if (!known || (name !== '' && name !== known.name)) return false
    const before = this.#presence.get(id)
    const heardAt = this.#needs.mono()
    const isSame = before?.shows === shows && before.width === width && before.height === height && isThere(before, heardAt)
    this.#presence.set(id, { shows, width, height, heardAt })
    if (!isSame) this.#news.add(id)
    return true
  }

  /** A new wall, or a new name of one. Errors: `Refusal` 409 `wall.tooMany`. */
  know({ id, name }: Pick<Wall, 'id' | 'name'>, by: string): void {
    const { work } = this.#needs
    const known = this.settings.get(id)
    if (!known && this.settings.size >= WALLS_MAX)
      throw new Refusal('wall.tooMany', 409, `There may be ${WALLS_MAX} walls at most; forget one that is gone`)
    if (!known) work.fact('wall.known', by, null, { wall: id, name })
    this.settings.set(id, known ? { ...known, name } : { id, name, scene: null, pinned: null, brightness: 'auto' })
  }

  /** Errors: `Refusal` 404 `wall.notFound`, 409 `wall.incidentOver`. */
  set(person: Person, { id, ...change }: Pick<Wall, 'id'> & Partial<WallSettings>): void {
    const { work, isOpen } = this.#needs
    const before = this.#require(id)
    if (change.pinned && !isOpen(change.pinned))
      throw new Refusal('wall.incidentOver', 409, 'That incident is not open any more; pin another one')
    this.settings.set(id, { ...before, ...change })
    work.fact('wall.set', person.name, change.pinned ?? null, { wall: id, ...change })
  }

  /** Errors: `Refusal` 404 `wall.notFound`, 409 `wall.isThere`. */
  forget(person: Person, id: string): void {
    const { name } = this.#require(id)
    if (this.view(id)?.online) throw new Refusal('wall.isThere', 409, 'The wall is there; close its window first')
    this.settings.delete(id)
    this.#needs.work.fact('wall.forgotten', person.name, null, { wall: id, name })
  }

  /** A pin ends with its incident. */
  incidentOver(incident: string): void {
    for (const wall of [...this.settings.values()]) if (wall.pinned === incident) this.settings.set(wall.id, { ...wall, pinned: null })
  }

  view(id: string): Wall | undefined {
    const settings = this.settings.get(id)
    return settings && wallView(settings, this.#presence.get(id), this.#needs.mono())
  }

  all(): Wall[] {
    return [...this.settings.keys()].flatMap((id) => this.view(id) ?? [])
  }

  /** Walls whose presence changed since the last look: heard anew, showing something else, or fallen silent. */
  news(): string[] {
    const now = this.#needs.mono()
    for (const [id, presence] of this.#presence) {
      if (isThere(presence, now)) continue
      this.#presence.delete(id)
      this.#news.add(id)
    }
    const news = [...this.#news]
    this.#news.clear()
    return news
  }

  #require(id: string): WallSettings {
    const wall = this.settings.get(id)
    if (!wall) throw new Refusal('wall.notFound', 404, `There is no wall ${id}`)
    return wall
  }
}
