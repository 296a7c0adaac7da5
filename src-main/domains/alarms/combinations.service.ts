/** Watches the alarms of each household or zone for combinations, and keeps the alarm each of them raises. */
import type { Work } from '../../kernel/work.ts'
import type { DeviceEntry } from '../devices/devices.types.ts'
import type { AlarmList } from './alarm-list.service.ts'
import { type AlarmRecord, isActive } from './alarms.types.ts'
import { combinedCondition, devicesOf, isCombined, isMet } from './combination.rules.ts'
import type { Combination } from './combination.types.ts'

export interface CombinationsNeeds {
  work: Work
  rules: readonly Combination[]
  list: AlarmList
  device: (id: string) => DeviceEntry | undefined
}

export class Combinations {
  readonly #needs: CombinationsNeeds
  /** Rule → place → ids of alarms it looks at; some may be closed, undone or of a device that was moved, so they are checked when used. */
  readonly #places = new Map<Combination, Map<string, Set<string>>>()

  constructor(needs: CombinationsNeeds) {
    this.#needs = needs
  }

  /** An alarm became active, or is so no longer, or its device was moved. */
  consider(alarm: AlarmRecord): void {
    const device = this.#needs.device(alarm.device)
    if (!device) return
    for (const rule of this.#needs.rules) {
      this.#know(rule, alarm, device)
      if (isCombined(alarm)) continue
      for (const [place, there] of this.#places.get(rule) ?? []) if (there.has(alarm.id)) this.#weigh(rule, place, there, alarm, device)
    }
  }

  /** An alarm that is known from before. */
  load(alarm: AlarmRecord): void {
    const device = this.#needs.device(alarm.device)
    if (device) for (const rule of this.#needs.rules) this.#know(rule, alarm, device)
  }

  /** After a start: one whose rule or place is gone, or whose detectors have returned meanwhile, is over. */
  reconcile(): void {
    const { list, rules, device } = this.#needs
    for (const alarm of [...list.alarms.values()]) {
      if (!isCombined(alarm) || !isActive(alarm.state)) continue
      const rule = rules.find((each) => combinedCondition(each) === alarm.condition)
      const place = rule && placeOf(rule, device(alarm.device))
      const value = rule && place ? devicesOf(this.#membersOf(rule, place, this.#openOf(this.#at(rule, place)))) : 0
      if (!rule || value < rule.count) list.returned(alarm, value)
    }
  }

  #weigh(rule: Combination, place: string, there: Set<string>, newest: AlarmRecord, device: DeviceEntry): void {
    const { list, work } = this.#needs
    const known = this.#openOf(there)
    const own = known.find(isCombined)
    const members = this.#membersOf(rule, place, known)
    const value = devicesOf(members)
    if (own && isActive(own.state)) {
      if (value < rule.count) list.returned(own, value)
      else list.follow(own, value, Math.max(own.peak, value))
    } else if (members.some(({ id }) => id === newest.id) && isMet(rule, members, newest.raisedAt)) {
      if (own) list.retrigger(own, { value, peak: Math.max(own.peak, value), raisedAt: newest.raisedAt })
      else
        list.raise(
          {
            device: newest.device,
            point: newest.point,
            condition: combinedCondition(rule),
            hazard: rule.hazard,
            priority: rule.priority,
            state: 'unacknowledged',
            value,
            limit: rule.count,
            unit: '',
            late: newest.late,
            sensedAt: newest.raisedAt,
            receivedAt: work.now,
            raisedAt: newest.raisedAt,
          },
          device,
          true,
        )
    }
  }

  #know(rule: Combination, alarm: AlarmRecord, device: DeviceEntry): void {
    const isItsBusiness = isCombined(alarm) ? this.#isNewOf(rule, alarm) : rule.hazards.includes(alarm.hazard)
    const place = placeOf(rule, device)
    if (isItsBusiness && place !== null) this.#at(rule, place).add(alarm.id)
  }

  /** It stays where it was raised, wherever its device goes. */
  #isNewOf(rule: Combination, { id, condition }: AlarmRecord): boolean {
    return condition === combinedCondition(rule) && ![...(this.#places.get(rule)?.values() ?? [])].some((there) => there.has(id))
  }

  #at(rule: Combination, place: string): Set<string> {
    const places = this.#places.get(rule) ?? new Map<string, Set<string>>()
    const there = places.get(place) ?? new Set()
    this.#places.set(rule, places.set(place, there))
    return there
  }

  #membersOf(rule: Combination, place: string, known: readonly AlarmRecord[]): AlarmRecord[] {
    return known.filter((alarm) => !isCombined(alarm) && isActive(alarm.state) && placeOf(rule, this.#needs.device(alarm.device)) === place)
  }

  #openOf(there: Set<string>): AlarmRecord[] {
    const { list } = this.#needs
    for (const id of there) if (!list.get(id)) there.delete(id)
    return [...there].flatMap((id) => list.open(id) ?? [])
  }
}

/** Null for a device that is gone, or that a rule of households is not about. */
const placeOf = ({ within }: Combination, device: DeviceEntry | undefined): string | null =>
  device === undefined ? null : within === 'household' ? device.household : device.zone
