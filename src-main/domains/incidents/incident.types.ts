/** An incident as the core keeps it: the context of its machine. Times are UTC ms. JSON through and through. */
import type { z } from 'zod'
import type { COMMAND_INPUTS } from '../../../src-preload/contract/incident-commands.types.ts'
import type {
  CallAttempt,
  Casualty,
  CauseCategory,
  Escalation,
  EvacueeState,
  OrderReport,
  Place,
  ProcedureRef,
  RescueReport,
  SaidStep,
  StepRecord,
} from '../../../src-preload/contract/incident-parts.types.ts'
import type { HazardKind, IncidentCommand, IncidentState, OrderState, Priority } from '../../../src-preload/contract/wire/words.ts'

/** Who acts. `core` is the system itself. */
export interface Actor {
  id: string
  name: string
}

/** A shape of the contract with its times in UTC ms. */
type InMs<T> = { [K in keyof T]: K extends 'at' ? number : K extends `${string}At` ? number | null : T[K] }

export interface OrderRecord {
  id: string
  staff: string
  state: OrderState
  group: string | null
  text: string | null
  reason: string | null
  givenAt: number
  acknowledgedAt: number | null
  departedAt: number | null
  arrivedAt: number | null
  endedAt: number | null
  distanceM: number | null
  reports: InMs<OrderReport>[]
  /** By the clock of their handset; absent where nothing was told late. */
  said?: Partial<Record<SaidStep, number>>
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
  /** So many devices have reported it. */
  devices: number
  /** Summary of its alarms: nothing abnormal now; something not yet acknowledged. */
  normal: boolean
  unacknowledged: boolean
  owner: Actor | null
  /** Who is in command, since when. */
  commander: (Actor & { since: number }) | null
  /** Who held another incident of the same household when it opened. */
  assignedTo: Actor | null
  acceptedAt: number | null
  silencedUntil: number | null
  /** The last act on it, whoever did it. */
  actedAt: number
  verdict: 'unknown' | 'real' | 'false'
  /** Who says so; null while it is not known, or decided at the desk. */
  verdictBy: 'staff' | 'party' | null
  gearConfirmed: boolean
  staffConfirmedAt: number | null
  clearedAt: number | null
  advisedAt: number | null
  archivedAt: number | null
  /** When who called for help said that they are safe; what comes of it is the desk's. */
  safeAt?: number | null
  causeReport: string | null
  causeCategory: CauseCategory | null
  referral: InMs<{ at: string; by: string; text: string; plan: string | null; plannedAt: string | null }> | null
  calls: InMs<CallAttempt>[]
  /** How many of them were made before the last relapse: the party must be called again. */
  callsBefore: number
  orders: OrderRecord[]
  reports: InMs<RescueReport>[]
  casualties: InMs<Casualty>[]
  cordon: [number, number][] | null
  /** By household. */
  evacuees: Record<string, { state: EvacueeState; at: number; by: string }>
  steps: InMs<StepRecord>[]
  script: ProcedureRef
  playbook: ProcedureRef | null
  escalations: InMs<Escalation>[]
}

type CommandBody<C extends IncidentCommand> = Omit<z.output<(typeof COMMAND_INPUTS)[C]>, 'id'>

/** A person's command as a machine event: its body, when, and who. `said`: when they did it by their own clock, where it was told later. */
export type CommandEvent = {
  [C in IncidentCommand]: { type: C; at: number; actor: Actor; said?: number } & CommandBody<C>
}[IncidentCommand]

/** One of them. */
export type EventOf<C extends IncidentCommand> = Extract<CommandEvent, { type: C }>

/** Its alarms changed. `relapsed`: something went abnormal that was not before. */
export interface AlarmsChanged {
  type: 'alarmsChanged'
  alarms: string[]
  devices: number
  priority: Priority
  normal: boolean
  unacknowledged: boolean
  relapsed: boolean
}

/** The service adds what the pure machine cannot know: who was chosen to go, and the version of a playbook. */
export interface Chosen {
  orders?: OrderRecord[]
  chosen?: ProcedureRef
}

export type IncidentEvent = (CommandEvent & Chosen) | AlarmsChanged

export interface IncidentRecord {
  state: IncidentState
  context: IncidentContext
}

const HELP = 'sos/'
/** The place key of a call for help: a person has one open at most. */
export const helpKey = (staff: string): string => `${HELP}${staff}`
/** Who called for help; null for any other incident. */
export const callerOf = ({ placeKey }: IncidentContext): string | null => (placeKey.startsWith(HELP) ? placeKey.slice(HELP.length) : null)
