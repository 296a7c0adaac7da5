/** Alarms that a person has put aside, for a reason and a time (ISA-18.2 shelving). What lives may depend on is never put aside. */
import { Refusal } from '../../kernel/refusal.ts'
import type { Work } from '../../kernel/work.ts'
import type { Deadlines } from '../deadlines/deadlines.ports.ts'
import type { Actor } from '../incidents/incident.types.ts'
import type { AlarmList } from './alarm-list.service.ts'
import { type AlarmRecord, isActive, isLifeSafety, isUnseen } from './alarms.types.ts'
import { isCombined } from './combination.rules.ts'

const LONGEST_MS = 86_400_000

export interface ShelfNeeds {
  work: Work
  deadlines: Deadlines
  list: AlarmList
  /** It stands as its limit stands now. */
  back: (alarm: AlarmRecord) => void
}

export interface Shelving {
  /** UTC ms. */
  until: number
  reason: string
  actor: Actor
}

const rowId = (alarm: string): string => `shelf:${alarm}`

export class Shelf {
  readonly #needs: ShelfNeeds

  constructor(needs: ShelfNeeds) {
    this.#needs = needs
  }

  /** Errors: `Refusal` 404 `alarm.notFound`, 409 `alarm.neverHidden`, `alarm.notActive`, `alarm.badEnd`. */
  shelve(id: string, { until, reason, actor }: Shelving): AlarmRecord {
    const { work, deadlines, list } = this.#needs
    const alarm = list.require(id)
    if (isLifeSafety(alarm.hazard) || alarm.priority === 1 || isCombined(alarm))
      throw new Refusal('alarm.neverHidden', 409, 'Alarms on which lives may depend are never shelved', ['neverHidden'])
    if (!isActive(alarm.state) && !isUnseen(alarm.state) && alarm.state !== 'shelved')
      throw new Refusal('alarm.notActive', 409, `Alarm ${id} is ${alarm.state}; there is nothing to shelve`, ['notActive'])
    if (until <= work.now || until > work.now + LONGEST_MS)
      throw new Refusal('alarm.badEnd', 409, 'The end must lie ahead, at most 24 h', ['badEnd'])
    deadlines.start({ id: rowId(id), incident: null, kind: 'shelf', clause: null, startedAt: work.now, dueAt: until })
    work.fact('alarm.shelved', actor.name, alarm.incident, {
      alarm: id,
      device: alarm.device,
      until: new Date(until).toISOString(),
      reason,
    })
    return list.change(alarm, { state: 'shelved', shelved: { until, reason, by: actor.name } })
  }

  /** Errors: `Refusal` 404 `alarm.notFound`, 409 `alarm.notShelved`. */
  unshelve(id: string, actor: Actor): AlarmRecord {
    const { list } = this.#needs
    const alarm = list.require(id)
    if (alarm.state !== 'shelved') throw new Refusal('alarm.notShelved', 409, `Alarm ${id} is not on the shelf`, ['notShelved'])
    this.#end(alarm, actor.name)
    return list.get(id) ?? alarm
  }

  /** Its time ran out. */
  timeUp(id: string): void {
    const alarm = this.#needs.list.open(id)
    if (alarm?.state === 'shelved') this.#end(alarm, 'core')
  }

  #end(alarm: AlarmRecord, by: string): void {
    const { work, deadlines, back } = this.#needs
    deadlines.end(rowId(alarm.id))
    work.fact('alarm.unshelved', by, alarm.incident, { alarm: alarm.id, device: alarm.device })
    back(alarm)
  }
}
