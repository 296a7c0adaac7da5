/** Alarms that come and go too often: said once, and their return is taken only after a minute of calm. Nothing is hidden. */
import type { Work } from '../../kernel/work.ts'
import type { Deadlines } from '../deadlines/deadlines.ports.ts'
import type { AlarmList } from './alarm-list.service.ts'
import type { AlarmRecord } from './alarms.types.ts'
import { CHATTER_MS, isChattering } from './chatter.rules.ts'
import type { LimitStates } from './limit-states.service.ts'

export interface ChatterNeeds {
  work: Work
  deadlines: Deadlines
  list: AlarmList
  limits: LimitStates
}

export class Chatter {
  readonly #needs: ChatterNeeds

  constructor(needs: ChatterNeeds) {
    this.#needs = needs
  }

  raised(alarm: AlarmRecord, key: string, raises: readonly number[]): void {
    if (!alarm.chattering && !isChattering(raises)) return
    this.#awaitCalm(alarm.device, key)
    if (alarm.chattering) return
    const { work, list } = this.#needs
    work.fact('alarm.chattering', 'core', alarm.incident, { alarm: alarm.id, device: alarm.device })
    list.change(alarm, { chattering: true })
  }

  returned(alarm: AlarmRecord, key: string, value: number): void {
    const { list } = this.#needs
    if (alarm.chattering) {
      list.follow(alarm, value, alarm.peak)
      this.#awaitCalm(alarm.device, key)
    } else list.returned(alarm, value)
  }

  /** It has neither come nor gone for a minute. */
  calm(device: string, key: string): void {
    const { list, limits } = this.#needs
    const { abnormal, alarm } = limits.get(device, key)
    const open = list.open(alarm)
    if (!open) return
    const calm = list.change(open, { chattering: false })
    if (!abnormal) list.returned(calm, calm.value)
  }

  #awaitCalm(device: string, key: string): void {
    const { deadlines, work } = this.#needs
    const dueAt = work.now + CHATTER_MS
    deadlines.start({ id: `calm:${device}/${key}`, incident: null, kind: 'calm', clause: null, startedAt: work.now, dueAt })
  }
}
