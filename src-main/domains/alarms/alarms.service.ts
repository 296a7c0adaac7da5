/** Turns readings into alarms and keeps the alarms of all open incidents. */
import type { IdSource } from '../../kernel/ids.ts'
import type { Ledger, Work } from '../../kernel/work.ts'
import type { Deadlines } from '../deadlines/deadlines.ports.ts'
import type { Limit } from '../devices/device-kind.types.ts'
import type { AcceptedReading, DeviceEntry } from '../devices/devices.types.ts'
import { AT_REST, judge, nextAlarmState } from './alarm.rules.ts'
import type { AlarmIncidents, IncidentAlarms } from './alarms.ports.ts'
import { type AlarmRecord, isActive, isUnseen, type LimitState } from './alarms.types.ts'

const limitKey = (device: string, point: string, limit: string): string => `${device}/${point}/${limit}`

export class AlarmsService implements IncidentAlarms {
  readonly alarms: Ledger<AlarmRecord>
  readonly limits: Ledger<LimitState>
  readonly #work: Work
  readonly #ids: IdSource
  readonly #deadlines: Deadlines
  readonly #incidents: AlarmIncidents

  constructor(work: Work, ids: IdSource, deadlines: Deadlines, incidents: AlarmIncidents) {
    this.alarms = work.ledger()
    this.limits = work.ledger()
    this.#work = work
    this.#ids = ids
    this.#deadlines = deadlines
    this.#incidents = incidents
  }

  /** Judges a reading against the limits of its point. One older than what is known may raise an alarm, never end one. */
  judge(device: DeviceEntry, reading: AcceptedReading): void {
    for (const limit of device.pointKinds.get(reading.point)?.limits ?? []) {
      const key = limitKey(device.id, reading.point, limit.id)
      const before = this.limits.get(key) ?? AT_REST
      const { judgement, after } = judge(limit, before, reading.value, reading.at)
      if (!reading.newest && judgement !== 'raise') continue
      if (after !== before) this.limits.set(key, after)
      if (judgement === 'pending' && before.since === null) {
        // What was stored on the way has had its time: the wait for the next reading runs from now.
        const from = reading.late ? reading.receivedAt : reading.at
        const dueAt = from + limit.delayMs
        this.#deadlines.start({ id: `limitDelay:${key}`, incident: null, kind: 'limitDelay', clause: null, startedAt: from, dueAt })
      } else if (before.since !== null && !before.abnormal && judgement !== 'pending') this.#deadlines.end(`limitDelay:${key}`)
      if (judgement === 'raise') this.#raise(device, limit, key, reading)
      else if (after.alarm) this.#follow(limit, after.alarm, reading, judgement === 'return')
    }
  }

  /** The delay of a limit ran out and no reading has come since: the last one still holds. */
  delayEnded(device: DeviceEntry, limit: Limit, reading: AcceptedReading): void {
    const key = limitKey(device.id, reading.point, limit.id)
    const state = this.limits.get(key)
    this.#deadlines.end(`limitDelay:${key}`)
    if (!state || state.abnormal || state.since === null) return
    this.limits.set(key, { ...state, abnormal: true })
    this.#raise(device, limit, key, reading)
  }

  /** Whether a limit of this device is crossed now. */
  isAbnormal(device: DeviceEntry): boolean {
    return device.definition.points.some((point) =>
      point.limits.some((limit) => this.limits.get(limitKey(device.id, point.id, limit.id))?.abnormal),
    )
  }

  get(id: string): AlarmRecord | undefined {
    return this.alarms.get(id)
  }

  acknowledge(ids: readonly string[]): void {
    for (const alarm of this.#all(ids)) {
      if (isUnseen(alarm.state)) this.alarms.set(alarm.id, { ...alarm, state: nextAlarmState(alarm.state, 'acknowledge') })
    }
  }

  noteFirstAct(ids: readonly string[]): void {
    for (const alarm of this.#all(ids)) {
      if (alarm.firstActAt === null) this.alarms.set(alarm.id, { ...alarm, firstActAt: this.#work.now })
    }
  }

  /** A seat painted or sounded alarms. Only the first time counts. */
  witness(ids: readonly string[], what: 'shown' | 'sounded'): void {
    const stamp = what === 'shown' ? 'shownAt' : 'soundedAt'
    for (const alarm of this.#all(ids)) {
      if (alarm[stamp] !== null) continue
      const seen = { ...alarm, [stamp]: this.#work.now }
      this.alarms.set(alarm.id, seen)
      this.#work.fact(`alarm.${what}`, 'core', alarm.incident, { alarm: alarm.id })
      this.#incidents.alarmChanged(seen, false)
    }
  }

  release(ids: readonly string[]): void {
    for (const alarm of this.#all(ids)) {
      const key = limitKey(alarm.device, alarm.point, alarm.condition)
      const state = this.limits.get(key)
      if (state) this.limits.set(key, { ...state, alarm: null })
    }
  }

  #all(ids: readonly string[]): AlarmRecord[] {
    return ids.flatMap((id) => this.alarms.get(id) ?? [])
  }

  #raise(device: DeviceEntry, limit: Limit, key: string, reading: AcceptedReading): void {
    const kept = this.alarms.get(this.limits.get(key)?.alarm ?? '')
    if (kept) {
      const again: AlarmRecord = {
        ...kept,
        state: nextAlarmState(kept.state, 'retrigger'),
        value: reading.value,
        peak: worse(limit, kept.peak, reading.value),
        returnedAt: null,
      }
      this.alarms.set(kept.id, again)
      this.#work.fact('alarm.retriggered', 'core', kept.incident, { alarm: kept.id, device: device.id, value: reading.value })
      this.#incidents.alarmChanged(again, true)
      return
    }
    const fresh: Omit<AlarmRecord, 'incident'> = {
      id: this.#ids.next('alm', this.#work.now),
      device: device.id,
      point: reading.point,
      condition: limit.id,
      hazard: limit.hazard,
      priority: limit.priority,
      state: 'unacknowledged',
      value: reading.value,
      peak: reading.value,
      limit: limit.value,
      unit: device.pointKinds.get(reading.point)?.unit ?? '',
      late: reading.late,
      sensedAt: reading.at,
      receivedAt: reading.receivedAt,
      shownAt: null,
      soundedAt: null,
      firstActAt: null,
      returnedAt: null,
    }
    const incident = this.#incidents.place(fresh, device)
    const alarm = { ...fresh, incident }
    this.alarms.set(fresh.id, alarm)
    this.limits.set(key, { abnormal: true, since: this.limits.get(key)?.since ?? reading.at, alarm: fresh.id })
    this.#work.fact('alarm.raised', 'core', incident, {
      alarm: fresh.id,
      device: device.id,
      point: reading.point,
      condition: limit.id,
      value: reading.value,
      limit: limit.value,
      unit: fresh.unit,
      sensedAt: reading.at,
      late: reading.late,
    })
    this.#incidents.alarmChanged(alarm, true)
  }

  #follow(limit: Limit, id: string, reading: AcceptedReading, returned: boolean): void {
    const alarm = this.alarms.get(id)
    if (!alarm) return
    if (!returned) {
      this.alarms.set(id, {
        ...alarm,
        value: reading.value,
        peak: isActive(alarm.state) ? worse(limit, alarm.peak, reading.value) : alarm.peak,
      })
      return
    }
    const normal: AlarmRecord = { ...alarm, value: reading.value, state: nextAlarmState(alarm.state, 'return'), returnedAt: this.#work.now }
    this.alarms.set(id, normal)
    this.#work.fact('alarm.returned', 'core', alarm.incident, { alarm: id, device: alarm.device, value: reading.value })
    this.#incidents.alarmChanged(normal, false)
  }
}

const worse = (limit: Limit, a: number, b: number): number => (limit.when === 'above' ? Math.max(a, b) : Math.min(a, b))
