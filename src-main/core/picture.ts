/** Marks, notices and walls as a part of the core. */
import type { Board } from '../../src-preload/contract/live.contract.ts'
import type { Wall } from '../../src-preload/contract/picture.contract.ts'
import type { Deadlines } from '../domains/deadlines/deadlines.ports.ts'
import type { IncidentRecord } from '../domains/incidents/incident.types.ts'
import { MarksService } from '../domains/picture/marks.service.ts'
import { NoticesService } from '../domains/picture/notices.service.ts'
import { pictureStore } from '../domains/picture/picture.store.ts'
import { WallsService } from '../domains/picture/walls.service.ts'
import type { Clock } from '../kernel/clock.ts'
import type { IdSource } from '../kernel/ids.ts'
import type { Ledger, Work } from '../kernel/work.ts'
import type { Sqlite } from '../store/open.ts'
import type { BoardChanges, LiveBoard } from './board.ts'
import type { CorePart } from './part.ts'

export interface PictureNeeds {
  work: Work
  clock: Clock
  ids: IdSource
  db: Sqlite
  deadlines: Deadlines
  incidents: { incidents: Ledger<IncidentRecord>; isOpen(id: string): boolean }
  ask: <T>(run: () => T) => Promise<T>
  board: () => LiveBoard
}

type Seen = Pick<Board, 'marks' | 'notices' | 'walls'>
type Changes = Pick<BoardChanges, 'marks' | 'notices' | 'walls'>

export type Picture = ReturnType<typeof createPicture>

export function createPicture({ work, clock, ids, db, deadlines, incidents, ask, board }: PictureNeeds) {
  const isOpen = (incident: string) => incidents.isOpen(incident)
  const store = pictureStore(db)
  const marks = new MarksService({ work, ids, isOpen })
  const notices = new NoticesService({ work, ids, deadlines })
  const walls = new WallsService({ work, mono: () => clock.mono(), isOpen })

  const tellPresence = (): void => {
    const changed = walls.news()
    if (changed.length > 0) board().changed({ walls: new Set(changed) })
  }

  const part: CorePart = {
    load() {
      store.marks.load(marks.marks)
      store.notices.load(notices.notices)
      store.walls.load(walls.settings)
    },
    flush() {
      for (const id of incidents.incidents.changed) {
        if (incidents.incidents.get(id)?.state !== 'archived') continue
        marks.incidentOver(id)
        walls.incidentOver(id)
      }
      store.marks.flush(marks.marks)
      store.notices.flush(notices.notices)
      store.walls.flush(walls.settings)
    },
    deadlineDue(id, { kind }) {
      if (kind !== 'notice') return false
      notices.deadlineDue(id)
      return true
    },
    tick: tellPresence,
  }

  /** Written down only when the wall is new or has a new name. Errors: `Refusal` 409 `wall.tooMany`. */
  async function here(said: Pick<Wall, 'id' | 'name' | 'shows' | 'width' | 'height'>, by: string): Promise<Wall | undefined> {
    if (!walls.hear(said)) {
      await ask(() => walls.know(said, by))
      walls.hear(said)
    }
    tellPresence()
    return walls.view(said.id)
  }

  return {
    part,
    marks,
    notices,
    walls,
    here,
    all: (): Seen => ({ marks: [...marks.marks.values()], notices: [...notices.notices.values()], walls: walls.all() }),
    /** What the last commit changed. */
    changes: (): Changes => ({
      marks: new Set(marks.marks.changed),
      notices: new Set(notices.notices.changed),
      walls: new Set(walls.settings.changed),
    }),
    /** What is behind these ids; what is no more comes back in `gone`. */
    collect(changes: Changes): { board: Seen; gone: string[] } {
      return {
        board: {
          marks: [...changes.marks].flatMap((id) => marks.marks.get(id) ?? []),
          notices: [...changes.notices].flatMap((id) => notices.notices.get(id) ?? []),
          walls: [...changes.walls].flatMap((id) => walls.view(id) ?? []),
        },
        gone: [
          ...[...changes.marks].filter((id) => !marks.marks.get(id)),
          ...[...changes.notices].filter((id) => !notices.notices.get(id)),
          ...[...changes.walls].filter((id) => !walls.view(id)),
        ],
      }
    },
  }
}
