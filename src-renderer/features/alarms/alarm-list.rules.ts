/** Alarms without incident, as the list of device alarms shows them. Pure. */
import type { Alarm } from '../../../src-preload/contract/alarms.contract.ts'
import type { Priority } from '../../../src-preload/contract/wire/words.ts'

/** `active` asks for a person; the others are silent until they end. */
export const LIST_PARTS = ['active', 'shelved', 'suppressed', 'outOfService'] as const
export type ListPart = (typeof LIST_PARTS)[number]
export type AlarmParts = Record<ListPart, Alarm[]>

export const isUnseen = ({ state }: Alarm): boolean => state === 'unacknowledged' || state === 'returnedUnacknowledged'
/** What is silent already, or back to normal, has nothing to be put aside. */
export const canShelve = ({ state }: Alarm): boolean => state === 'unacknowledged' || state === 'acknowledged'

const partOf = ({ state }: Alarm): ListPart =>
  state === 'shelved' || state === 'suppressed' || state === 'outOfService' ? state : 'active'

/** The worst first, then the newest; a row does not move when it is acknowledged. */
const byPriorityThenNewest = (a: Alarm, b: Alarm) =>
  a.priority - b.priority || b.sensedAt.localeCompare(a.sensedAt) || a.id.localeCompare(b.id)

/** Alarms of an incident are handled there. */
export const partsOf = (alarms: readonly Alarm[]): AlarmParts => {
  const parts: AlarmParts = { active: [], shelved: [], suppressed: [], outOfService: [] }
  for (const alarm of alarms.filter(({ incident }) => incident === null).sort(byPriorityThenNewest)) parts[partOf(alarm)].push(alarm)
  return parts
}

export interface AlarmCount {
  active: number
  unseen: number
  worst: Priority | null
}

export const countOf = ({ active }: AlarmParts): AlarmCount => ({
  active: active.length,
  unseen: active.filter(isUnseen).length,
  worst: active[0]?.priority ?? null,
})

/** While held, rows stay where they were, what ended goes, and what is new waits below. */
export const heldList = (shown: readonly string[], fresh: readonly Alarm[]): { alarms: Alarm[]; waitingBelow: number } => {
  const byId = new Map(fresh.map((alarm) => [alarm.id, alarm]))
  const alarms = shown.flatMap((id) => byId.get(id) ?? [])
  return { alarms, waitingBelow: fresh.length - alarms.length }
}

/** New ones worth a sound: not what chatters, not what can wait until the day. `known` are those heard of before. */
export const freshAlarms = (active: readonly Alarm[], known: ReadonlySet<string>): Alarm[] =>
  active.filter(({ id, state, priority, chattering }) => state === 'unacknowledged' && priority <= 3 && !chattering && !known.has(id))
