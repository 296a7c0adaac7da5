/** An incident as the core keeps it: the context of its machine. Times are UTC ms. JSON through and through. */
import type { z } from 'zod'
import type { COMMAND_INPUTS } from '../../../src-preload/contract/incident-commands.types.ts'
import type { CallAttempt, Place, RescueRecipient } from '../../../src-preload/contract/incident-parts.types.ts'
import type { HazardKind, IncidentCommand, IncidentState, Priority } from '../../../src-preload/contract/wire/words.ts'

/** Who acts. `core` is the system itself. */
export interface Actor {
  id: string
  name: string
}

export interface OrderRecord {
  id: string
  staff: string
  givenAt: number
  arrivedAt: number | null
  endedAt: number | null
  distanceM: number | null
}

export interface IncidentContext {
  id: string
  site: string
  kind: HazardKind
  priority: Priority
  /** Alarms of one room and hazard share it while the incident is open. */
  placeKey: string
  place: Place
  openedAt: number
  /** Ids of its alarms, oldest first. */
  alarms: string[]
  /** Summary of its alarms: nothing abnormal now; something not yet acknowledged. */
  normal: boolean
  unacknowledged: boolean
  owner: Actor | null
  acceptedAt: number | null
  silencedUntil: number | null
  verdict: 'unknown' | 'real' | 'false'
  gearConfirmed: boolean
  staffConfirmedAt: number | null
  clearedAt: number | null
  advisedAt: number | null
  archivedAt: number | null
  causeReport: string | null
  calls: (Omit<CallAttempt, 'at'> & { at: number })[]
  /** How many of them were made before the last relapse: the party must be called again. */
  callsBefore: number
  orders: OrderRecord[]
  reported: RescueRecipient[]
  steps: string[]
}

type CommandBody<C extends IncidentCommand> = Omit<z.output<(typeof COMMAND_INPUTS)[C]>, 'id'>

/** A person's command as a machine event: its body, when, and who. */
export type CommandEvent = { [C in IncidentCommand]: { type: C; at: number; actor: Actor } & CommandBody<C> }[IncidentCommand]

/** Its alarms changed. `relapsed`: something went abnormal that was not before. */
export interface AlarmsChanged {
  type: 'alarmsChanged'
  alarms: string[]
  priority: Priority
  normal: boolean
  unacknowledged: boolean
  relapsed: boolean
}

/** The service adds what the pure machine cannot know: who was chosen to go. */
export interface OrderGiven {
  order?: OrderRecord
}

export type IncidentEvent = (CommandEvent & OrderGiven) | AlarmsChanged

export interface IncidentRecord {
  state: IncidentState
  context: IncidentContext
}
