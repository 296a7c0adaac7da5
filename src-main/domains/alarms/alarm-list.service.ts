/** The open alarms: raised, changed, told to their incidents, and closed when nobody owes them anything. */
import type { IdSource } from '../../kernel/ids.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { DeviceEntry } from '../devices/devices.types.ts'
import type { Actor } from '../incidents/incident.types.ts'
import { nextAlarmState } from './alarm.rules.ts'
import type { AlarmIncidents, IncidentAlarms } from './alarms.ports.ts'
import { type AlarmRecord, type Annunciation, isActive, isHeld, isUnseen } from './alarms.types.ts'

/** What is known of an alarm when it is raised. */
export type NewAlarm = Pick<
  AlarmRecord,
  | 'device'
  | 'point'
  | 'condition'
  | 'hazard'
  | 'priority'
  | 'state'
  | 'value'
  | 'limit'
  | 'unit'
  | 'late'
  | 'sensedAt'
  | 'receivedAt'
  | 'raisedAt'
>

export interface AlarmListNeeds {
  work: Work
  ids: IdSource
  incidents: AlarmIncidents
}

export class AlarmList implements IncidentAlarms {
  readonly alarms: Ledger<AlarmRecord>
  /** For the figures; written with the commit. */
  readonly annunciations: Annunciation[]
  readonly #needs: AlarmListNeeds
  readonly #turned: (alarm: AlarmRecord) => void

  /** `turned` is told of every alarm that became active or is so no longer. */
  constructor(needs: AlarmListNeeds, turned: (alarm: AlarmRecord) => void) {
    this.#needs = needs
    this.#turned = turned
    this.alarms = needs.work.ledger()
    this.annunciations = needs.work.list()
  }

  get(id: string): AlarmRecord | undefined {
    return this.alarms.get(id)
  }

  /** Undefined for none and for a closed one. */
  open(id: string | null): AlarmRecord | undefined {
    const alarm = id === null ? undefined : this.alarms.get(id)
    return alarm?.closedAt === null ? alarm : undefined
  }

  /** Errors: `Refusal` 404 `alarm.notFound`. */
  require(id: string): AlarmRecord {
    const alarm = this.open(id)
    if (!alarm) throw new Refusal('alarm.notFound', 404, `There is no open alarm ${id}`, ['notFound'])
    return alarm
  }

  raise(given: NewAlarm, device: DeviceEntry, opensIncident: boolean): AlarmRecord {
    const { work, ids, incidents } = this.#needs
    const fresh: Omit<AlarmRecord, 'incident'> = {
      ...given,
      id: ids.next('alm', work.now),
      peak: given.value,
      chattering: false,
      shelved: null,
      shownAt: null,
      soundedAt: null,
      firstActAt: null,
      returnedAt: null,
      closedAt: null,
    }
    const alarm = { ...fresh, incident: opensIncident ? incidents.place(fresh, device) : null }
    this.alarms.set(alarm.id, alarm)
    work.fact('alarm.raised', 'core', alarm.incident, {
      alarm: alarm.id,
      device: alarm.device,
      point: alarm.point,
      condition: alarm.condition,
      state: alarm.state,
      value: alarm.value,
      limit: alarm.limit,
      unit: alarm.unit,
      sensedAt: alarm.sensedAt,
      late: alarm.late,
    })
    this.#tell(undefined, alarm, true)
    return alarm
  }

  /** It went abnormal again before it was closed. */
  retrigger(alarm: AlarmRecord, values: Partial<AlarmRecord> & { value: number }): AlarmRecord {
    this.#needs.work.fact('alarm.retriggered', 'core', alarm.incident, { alarm: alarm.id, device: alarm.device, value: values.value })
    return this.change(alarm, { ...values, state: nextAlarmState(alarm.state, 'retrigger'), returnedAt: null }, true)
  }

  returned(alarm: AlarmRecord, value: number): void {
    const { work } = this.#needs
    // What is silent by command stays so; its return is noted for when it counts again.
    if (!isHeld(alarm.state) && alarm.state !== 'shelved')
      work.fact('alarm.returned', 'core', alarm.incident, { alarm: alarm.id, device: alarm.device, value })
    this.change(alarm, { value, state: nextAlarmState(alarm.state, 'return'), returnedAt: work.now })
  }

  /** A newer value, and nothing else. */
  follow(alarm: AlarmRecord, value: number, peak: number): void {
    if (value !== alarm.value || peak !== alarm.peak) this.alarms.set(alarm.id, { ...alarm, value, peak })
  }

  /** `relapsed`: something went abnormal that its incident took for normal. */
  change(alarm: AlarmRecord, what: Partial<AlarmRecord>, relapsed = false): AlarmRecord {
    const { work, incidents } = this.#needs
    const changed = { ...alarm, ...what }
    const isDone = changed.state === 'normal' && (changed.incident === null || !incidents.isOpen(changed.incident))
    const after = isDone ? { ...changed, closedAt: work.now } : changed
    this.alarms.set(after.id, after)
    this.#tell(alarm, after, relapsed)
    return after
  }

  /** A person has seen alarms without incident. Errors: `Refusal` 404 `alarm.notFound`, 409 `alarm.acceptIncident`. */
  acknowledge(ids: readonly string[], actor: Actor): AlarmRecord[] {
    const { work } = this.#needs
    return ids.map((id) => {
      const alarm = this.require(id)
      if (alarm.incident !== null)
        throw new Refusal('alarm.acceptIncident', 409, `Alarm ${id} is acknowledged by accepting its incident`, ['acceptIncident'])
      if (!isUnseen(alarm.state)) return alarm
      work.fact('alarm.acknowledged', actor.name, null, { alarm: id, device: alarm.device })
      return this.change(alarm, { state: nextAlarmState(alarm.state, 'acknowledge'), firstActAt: alarm.firstActAt ?? work.now })
    })
  }

  accept(ids: readonly string[]): void {
    for (const alarm of this.#all(ids)) {
      if (isUnseen(alarm.state)) this.alarms.set(alarm.id, { ...alarm, state: nextAlarmState(alarm.state, 'acknowledge') })
    }
  }

  noteFirstAct(ids: readonly string[]): void {
    for (const alarm of this.#all(ids)) {
      if (alarm.firstActAt === null) this.alarms.set(alarm.id, { ...alarm, firstActAt: this.#needs.work.now })
    }
  }

  /** A seat painted or sounded alarms. Only the first time counts. */
  witness(ids: readonly string[], what: 'shown' | 'sounded'): void {
    const { work } = this.#needs
    const stamp = what === 'shown' ? 'shownAt' : 'soundedAt'
    for (const alarm of this.#all(ids)) {
      if (alarm[stamp] !== null) continue
      work.fact(`alarm.${what}`, 'core', alarm.incident, { alarm: alarm.id })
      this.change(alarm, { [stamp]: work.now })
    }
  }

  /** What is still on the shelf or held stays open: it may yet be abnormal when that ends. */
  release(ids: readonly string[]): void {
    for (const alarm of this.#all(ids)) {
      if (alarm.state !== 'shelved' && !isHeld(alarm.state)) this.alarms.set(alarm.id, { ...alarm, closedAt: this.#needs.work.now })
    }
  }

  /** Between two units of work: what is closed is on disk and no longer needed here. */
  forgetClosed(): void {
    for (const id of this.alarms.changed) if (!this.open(id)) this.alarms.forget(id)
  }

  #all(ids: readonly string[]): AlarmRecord[] {
    return ids.flatMap((id) => this.alarms.get(id) ?? [])
  }

  #tell(before: AlarmRecord | undefined, after: AlarmRecord, relapsed: boolean): void {
    const { work, incidents } = this.#needs
    if (after.state === 'unacknowledged' && before?.state !== 'unacknowledged') this.annunciations.push({ at: work.now, alarm: after.id })
    incidents.alarmChanged(after, relapsed)
    if (isActive(after.state) !== (before !== undefined && isActive(before.state))) this.#turned(after)
  }
}
