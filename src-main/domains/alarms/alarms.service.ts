/** Turns readings into alarms: judges the limits of each point, and says where their alarms stand. */
import type { IdSource } from '../../kernel/ids.ts'
import { type Offset, offsetOf } from '../../kernel/time-zone.ts'
import type { Work } from '../../kernel/work.ts'
import type { Deadlines } from '../deadlines/deadlines.ports.ts'
import type { Limit } from '../devices/device-kind.types.ts'
import type { AcceptedReading, DeviceEntry } from '../devices/devices.types.ts'
import type { Actor } from '../incidents/incident.types.ts'
import { AT_REST, crossedValue, isInForce, judge, look, needsOrder, nextLook, worse } from './alarm.rules.ts'
import { AlarmList } from './alarm-list.service.ts'
import type { AlarmDevices, AlarmIncidents } from './alarms.ports.ts'
import { type AlarmRecord, isActive, isHeld, isLifeSafety, type LimitState } from './alarms.types.ts'
import { withRaise } from './chatter.rules.ts'
import { Chatter } from './chatter.service.ts'
import type { Combination } from './combination.types.ts'
import { Combinations } from './combinations.service.ts'
import { LimitStates, limitKey } from './limit-states.service.ts'
import { Shelf, type Shelving } from './shelf.service.ts'

export interface AlarmsNeeds {
  work: Work
  ids: IdSource
  deadlines: Deadlines
  incidents: AlarmIncidents
  devices: AlarmDevices
  combinations: readonly Combination[]
  /** IANA name of the site's time zone. */
  timezone: string
}

/** What becomes of an alarm of a device now: it counts, it is listed in silence, or in a walk test it is only recorded. */
type Standing = 'counts' | 'suppressed' | 'outOfService' | 'test'

export class AlarmsService {
  readonly list: AlarmList
  readonly limits: LimitStates
  readonly #needs: AlarmsNeeds
  readonly #offset: Offset
  readonly #combinations: Combinations
  readonly #chatter: Chatter
  readonly #shelf: Shelf

  constructor(needs: AlarmsNeeds) {
    const { work, devices, deadlines } = needs
    this.#needs = needs
    this.#offset = offsetOf(needs.timezone)
    this.list = new AlarmList(needs, (alarm) => this.#combinations.consider(alarm))
    this.limits = new LimitStates(work)
    this.#combinations = new Combinations({ work, rules: needs.combinations, list: this.list, device: (id) => devices.get(id) })
    this.#chatter = new Chatter({ work, deadlines, list: this.list, limits: this.limits })
    this.#shelf = new Shelf({ work, deadlines, list: this.list, back: (alarm) => this.#back(alarm) })
  }

  load(alarm: AlarmRecord): void {
    this.list.alarms.load(alarm.id, alarm)
    this.#combinations.load(alarm)
  }

  /** After a start: the site and its limits may be others than when these devices were last judged. */
  reconcile(devices: readonly string[]): void {
    for (const id of devices) {
      const device = this.#needs.devices.get(id)
      if (device) {
        this.limitsChanged(device)
        this.modeChanged(device)
      } else this.deviceRemoved(id)
    }
    this.#combinations.reconcile()
  }

  /** Judges a reading against the limits of its point. One older than what is known may raise an alarm, never end one. */
  judge(device: DeviceEntry, reading: AcceptedReading): void {
    const limits = device.pointKinds.get(reading.point)?.limits
    if (!limits || reading.isHistory) return
    for (const limit of limits) if (isInForce(limit, device)) this.#judge(device, limit, reading)
  }

  /** Device is in service again, in test, or out of service. */
  modeChanged(device: DeviceEntry): void {
    this.#settle(device)
  }

  /** Gateway of these devices died, or is back. */
  coverChanged(devices: readonly DeviceEntry[]): void {
    for (const device of devices) this.#settle(device)
  }

  /** Its limits or its place differ from before: what they say of the newest readings counts. */
  limitsChanged(device: DeviceEntry): void {
    for (const key of Object.keys(this.limits.of(device.id) ?? {})) if (!limitOf(device, key)) this.#forget(device.id, key)
    for (const point of device.pointKinds.keys()) {
      const reading = this.#needs.devices.newest(device.id, point)
      if (reading) this.judge(device, reading)
    }
    for (const { alarm } of Object.values(this.limits.of(device.id) ?? {})) {
      const open = this.list.open(alarm)
      if (open && isActive(open.state)) this.#combinations.consider(open)
    }
  }

  /** It is about to be taken off the site: it watches nothing any more. */
  deviceRemoved(device: string): void {
    for (const key of Object.keys(this.limits.of(device) ?? {})) this.#forget(device, key)
  }

  /** Errors: see `Shelf`. */
  shelve(id: string, shelving: Shelving): AlarmRecord {
    return this.#shelf.shelve(id, shelving)
  }

  /** Errors: see `Shelf`. */
  unshelve(id: string, actor: Actor): AlarmRecord {
    return this.#shelf.unshelve(id, actor)
  }

  /** A row of kind `limitDelay`, `calm` or `shelf` ran out. */
  deadlineDue(row: string): void {
    const { deadlines } = this.#needs
    const due = deadlines.get(row)
    if (!due) return
    deadlines.end(row)
    const of = row.slice(row.indexOf(':') + 1)
    const [device, key] = [of.slice(0, of.indexOf('/')), of.slice(of.indexOf('/') + 1)]
    if (due.kind === 'shelf') this.#shelf.timeUp(of)
    else if (due.kind === 'calm') this.#chatter.calm(device, key)
    else this.#look(device, key, due.dueAt)
  }

  /** Whether a hazard, and whether trouble of the device itself, holds now. */
  condition(device: DeviceEntry): { alarm: boolean; trouble: boolean } {
    const kept = Object.entries(this.limits.of(device.id) ?? {})
    const hazards = kept.flatMap(([key, { abnormal }]) => (abnormal ? (limitOf(device, key)?.hazard ?? []) : []))
    return { alarm: hazards.some((hazard) => hazard !== 'device'), trouble: hazards.includes('device') }
  }

  #judge(device: DeviceEntry, limit: Limit, reading: AcceptedReading): void {
    const before = this.limits.of(device.id)?.[limitKey(reading.point, limit.id)] ?? AT_REST
    const after = judge(limit, before, reading.value, reading.at, this.#offset)
    if (after === AT_REST) return
    if (!reading.newest && (needsOrder(limit) || before.abnormal || !after.abnormal)) return
    // What was stored on the way has had its time: the wait for the next reading runs from now.
    this.#schedule(device.id, reading.point, limit, after, reading.at, reading.late ? reading.receivedAt + limit.delayMs : 0)
    this.#take(device, limit, reading, before, after, reading.at)
  }

  /** Time alone may have changed what the last reading says. */
  #look(id: string, key: string, dueAt: number): void {
    const { devices, work } = this.#needs
    const device = devices.get(id)
    const limit = device && limitOf(device, key)
    const reading = devices.newest(id, pointOf(key))
    if (!device || !limit || !reading) return
    // With its gateway dead nobody knows whether the reading has stood still.
    if (limit.when === 'unchanged' && devices.isCovered(id)) return
    const before = this.limits.get(id, key)
    const at = Math.max(work.now, dueAt)
    const after = look(limit, before, at, this.#offset)
    this.#schedule(id, reading.point, limit, after, at)
    this.#take(device, limit, { ...reading, receivedAt: work.now }, before, after, at)
  }

  /** A limit went from one state to another, at `at` by its device. */
  #take(device: DeviceEntry, limit: Limit, reading: AcceptedReading, before: LimitState, after: LimitState, at: number): void {
    const key = limitKey(reading.point, limit.id)
    const alarm = this.list.open(after.alarm)
    this.limits.keep(device.id, key, alarm || after.alarm === null ? after : { ...after, alarm: null }, at)
    if (after.abnormal && !before.abnormal) this.#raise(device, limit, reading, at)
    else if (alarm && before.abnormal && !after.abnormal) this.#chatter.returned(alarm, key, reading.value)
    else if (alarm) this.list.follow(alarm, reading.value, isActive(alarm.state) ? worse(limit, alarm.peak, reading.value) : alarm.peak)
  }

  #raise(device: DeviceEntry, limit: Limit, reading: AcceptedReading, at: number): void {
    const { work } = this.#needs
    const { point, value } = reading
    const standing = this.#standing(device.id, limit)
    if (standing === 'test') {
      work.fact('alarm.tested', 'core', null, { device: device.id, point, condition: limit.id, value })
      return
    }
    const key = limitKey(point, limit.id)
    const state = this.limits.get(device.id, key)
    const kept = this.list.open(state.alarm)
    const raises = withRaise(state.raises, at)
    const alarm = kept
      ? this.#again(kept, limit, value, at, standing)
      : this.list.raise(
          {
            device: device.id,
            point,
            condition: limit.id,
            hazard: limit.hazard,
            priority: limit.priority,
            state: standing === 'counts' ? 'unacknowledged' : standing,
            value,
            limit: crossedValue(limit, state, value),
            unit: device.pointKinds.get(point)?.unit ?? '',
            late: reading.late,
            sensedAt: reading.at,
            receivedAt: reading.receivedAt,
            raisedAt: at,
          },
          device,
          standing === 'counts' && opensIncident(limit),
        )
    this.limits.keep(device.id, key, { ...state, alarm: alarm.id, raises }, at)
    this.#chatter.raised(alarm, key, raises)
  }

  /** It was raised before and is still kept. */
  #again(kept: AlarmRecord, limit: Limit, value: number, at: number, standing: Standing): AlarmRecord {
    const values = { value, peak: worse(limit, kept.peak, value), raisedAt: at, returnedAt: null }
    if (standing === 'suppressed' || standing === 'outOfService') return this.list.change(kept, { ...values, state: standing })
    // On the shelf, or chattering, it is nothing new; but where lives may depend on it, it always is.
    const isNews = kept.state !== 'shelved' && !(kept.chattering && isActive(kept.state) && !isLifeSafety(limit.hazard))
    return isNews ? this.list.retrigger(kept, values) : this.list.change(kept, values)
  }

  #standing(device: string, { hazard }: Limit): Standing {
    const { devices } = this.#needs
    const mode = devices.modeOf(device)
    if (mode !== 'inService') return mode
    return hazard === 'device' && devices.isCovered(device) ? 'suppressed' : 'counts'
  }

  /** Brings the alarms of a device to where they belong by its standing. */
  #settle(device: DeviceEntry): void {
    for (const [key, state] of Object.entries(this.limits.of(device.id) ?? {})) {
      const limit = limitOf(device, key)
      if (limit) this.#settleOne(device, limit, key, state)
    }
  }

  #settleOne(device: DeviceEntry, limit: Limit, key: string, { abnormal, alarm: id }: LimitState): void {
    const alarm = this.list.open(id)
    const standing = this.#standing(device.id, limit)
    if (alarm && (standing === 'suppressed' || standing === 'outOfService')) {
      if (isSilenced(alarm, standing, abnormal)) this.list.change(alarm, { state: standing, shelved: null })
    } else if (alarm && isHeld(alarm.state)) this.#back(alarm)
    // What a test only recorded.
    else if (abnormal && (!alarm || (alarm.state !== 'shelved' && !isActive(alarm.state)))) this.#raiseNewest(device, limit, key)
  }

  /** An alarm that was silent by command stands as its limit stands now. */
  #back(alarm: AlarmRecord): void {
    const { devices, incidents, work } = this.#needs
    const key = limitKey(alarm.point, alarm.condition)
    const device = devices.get(alarm.device)
    const limit = device && limitOf(device, key)
    const standing = limit ? this.#standing(alarm.device, limit) : 'counts'
    if (standing === 'suppressed' || standing === 'outOfService') {
      this.list.change(alarm, { state: standing, shelved: null })
      return
    }
    const isOver = !limit || standing === 'test' || !this.limits.get(alarm.device, key).abnormal
    // Nobody handles it where it was: its incident is archived, or it never had one because it was silent from the first.
    const isHomeless =
      alarm.incident === null ? isHeld(alarm.state) && limit !== undefined && opensIncident(limit) : !incidents.isOpen(alarm.incident)
    if (isOver || isHomeless) this.list.change(alarm, { state: 'normal', shelved: null, returnedAt: alarm.returnedAt ?? work.now })
    else this.list.change(alarm, { state: 'unacknowledged', shelved: null, raisedAt: work.now }, true)
    if (!isOver && isHomeless) this.#raiseNewest(device, limit, key)
  }

  #raiseNewest(device: DeviceEntry, limit: Limit, key: string): void {
    const { devices, work } = this.#needs
    const reading = devices.newest(device.id, pointOf(key))
    if (reading) this.#raise(device, limit, { ...reading, receivedAt: work.now }, work.now)
  }

  /** Nothing judges this limit any more: its alarm cannot be abnormal. */
  #forget(device: string, key: string): void {
    const { deadlines } = this.#needs
    const alarm = this.list.open(this.limits.get(device, key).alarm)
    this.limits.drop(device, key)
    for (const kind of ['limitDelay', 'calm']) deadlines.end(`${kind}:${device}/${key}`)
    if (!alarm) return
    if (isActive(alarm.state)) this.list.returned({ ...alarm, chattering: false }, alarm.value)
    else if (alarm.state === 'shelved' || isHeld(alarm.state)) this.list.change(alarm, { state: 'normal', shelved: null })
  }

  /** Keeps the row that looks again in time. One that comes too early looks once more. */
  #schedule(device: string, point: string, limit: Limit, state: LimitState, at: number, notBefore = 0): void {
    const { deadlines, work } = this.#needs
    const id = `limitDelay:${device}/${limitKey(point, limit.id)}`
    const next = nextLook(limit, state, at, this.#offset)
    const row = deadlines.get(id)
    const dueAt = next === null ? null : Math.max(next, notBefore)
    if (dueAt === null) deadlines.end(id)
    else if (!row || row.dueAt > dueAt)
      deadlines.start({ id, incident: null, kind: 'limitDelay', clause: null, startedAt: work.now, dueAt })
  }
}

const opensIncident = ({ incident, hazard }: Limit): boolean => incident || isLifeSafety(hazard)

/** A dead gateway silences what still asks for attention: what was seen or put aside is silent already. */
function isSilenced({ state }: AlarmRecord, by: 'suppressed' | 'outOfService', abnormal: boolean): boolean {
  if (by === 'suppressed') return state === 'unacknowledged' || state === 'outOfService'
  return state !== by && (abnormal || state !== 'normal')
}

const pointOf = (key: string): string => key.slice(0, key.indexOf('/'))

/** The limit behind a key, where it is in force. */
function limitOf(device: DeviceEntry, key: string): Limit | undefined {
  const point = pointOf(key)
  const limit = device.pointKinds.get(point)?.limits.find(({ id }) => limitKey(point, id) === key)
  return limit && isInForce(limit, device) ? limit : undefined
}
