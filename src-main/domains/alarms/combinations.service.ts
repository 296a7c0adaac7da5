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
  /** Rule and place → ids of alarms it looks at; some may be closed or undone, so they are checked when used. */
  readonly #places = new Map<string, Set<string>>()

  constructor(needs: CombinationsNeeds) {
    this.#needs = needs
  }

  /** An alarm became active, or is so no longer. */
  consider(alarm: AlarmRecord): void {
    const device = this.#needs.device(alarm.device)
    if (!device) return
    for (const rule of this.#needs.rules) {
      const there = this.#know(rule, alarm, device)
      if (there && !isCombined(alarm)) this.#weigh(rule, there, alarm, device)
    }
  }

  /** An alarm that is known from before. */
  load(alarm: AlarmRecord): void {
    const device = this.#needs.device(alarm.device)
    if (device) for (const rule of this.#needs.rules) this.#know(rule, alarm, device)
  }

  #weigh(rule: Combination, there: Set<string>, newest: AlarmRecord, device: DeviceEntry): void {
    const { list, work } = this.#needs
    const known = this.#openOf(there)
    const own = known.find(isCombined)
    const members = known.filter((alarm) => !isCombined(alarm) && isActive(alarm.state))
    const value = devicesOf(members)
    if (own && isActive(own.state)) {
      if (value < rule.count) list.returned(own, value)
      else list.follow(own, value, Math.max(own.peak, value))
    } else if (isMet(rule, members, newest.raisedAt)) {
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

  /** The alarms of its place with this one among them; null when the rule does not look at it. */
  #know(rule: Combination, alarm: AlarmRecord, device: DeviceEntry): Set<string> | null {
    const isItsBusiness = isCombined(alarm) ? alarm.condition === combinedCondition(rule) : rule.hazards.includes(alarm.hazard)
    const place = rule.within === 'household' ? device.household : device.zone
    if (!isItsBusiness || place === null) return null
    const key = `${rule.id}/${place}`
    const there = this.#places.get(key) ?? new Set()
    this.#places.set(key, there.add(alarm.id))
    return there
  }

  #openOf(there: Set<string>): AlarmRecord[] {
    const { list } = this.#needs
    for (const id of there) if (!list.get(id)) there.delete(id)
    return [...there].flatMap((id) => list.open(id) ?? [])
  }
}
