/** The words of the trade that both sides use, as closed lists. */
import { z } from 'zod'

/**
 * What is wrong: the groups of clause N-5.1.1.1, heat, flame, a fire reported by a panel or call point, what alarm
 * panels and cameras report, and `device`: trouble of the equipment itself, never a hazard to people.
 */
export const HazardKind = z.enum([
  'smoke',
  'heat',
  'flame',
  'fire',
  'gas',
  'electrical',
  'structure',
  'hydrant',
  'water',
  'door',
  'panic',
  'medical',
  'intrusion',
  'behaviour',
  'crowd',
  'device',
])
export type HazardKind = z.infer<typeof HazardKind>

/** Lives may depend on it: never shelved, never suppressed. */
export const LIFE_SAFETY: readonly HazardKind[] = ['smoke', 'heat', 'flame', 'fire', 'gas', 'panic', 'medical']

/** 1 emergency (life at risk now) · 2 high · 3 medium · 4 low. */
export const Priority = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type Priority = z.infer<typeof Priority>

/** ISA-18.2 alarm states. */
export const AlarmState = z.enum([
  'unacknowledged',
  'acknowledged',
  'returnedUnacknowledged',
  'normal',
  'shelved',
  'suppressed',
  'outOfService',
])
export type AlarmState = z.infer<typeof AlarmState>

/** The states of figure 1 of DB3205/T, as participles. */
export const INCIDENT_STATES = [
  'raised',
  'contacting',
  'dispatched',
  'verifying',
  'handling',
  'rescueReported',
  'evacuating',
  'clearing',
  'advising',
  'standingDown',
  'archived',
] as const
export const IncidentState = z.enum(INCIDENT_STATES)
export type IncidentState = z.infer<typeof IncidentState>

/** What a person may do to an incident; the same string is contract procedure, machine event and journal word. */
export const INCIDENT_COMMANDS = [
  'accept',
  'silence',
  'call',
  'dispatch',
  'acknowledge',
  'depart',
  'arrive',
  'progress',
  'decline',
  'withdraw',
  'complete',
  'confirm',
  'handle',
  'triage',
  'handOver',
  'report',
  'receipt',
  'evacuate',
  'evacuee',
  'cordon',
  'secure',
  'clear',
  'advise',
  'refer',
  'plan',
  'reportCause',
  'archive',
  'tick',
  'skip',
  'decide',
  'usePlaybook',
  'heed',
  'takeCommand',
  'note',
] as const
export const IncidentCommand = z.enum(INCIDENT_COMMANDS)
export type IncidentCommand = z.infer<typeof IncidentCommand>

/** Why a command cannot be given now. The seat words them. */
export const RefusalReason = z.enum([
  'wrongState',
  'readingsNotNormal',
  'staffNotConfirmed',
  'notAdvised',
  'causeReportOwed',
  'gearNotConfirmed',
  'notVerified',
  'noStaffFree',
  'nobodyAwaited',
  'alreadySent',
  'unknownStaff',
  'alreadyAccepted',
  'notCleared',
  'notFound',
  'noSuchOrder',
  'noSuchCasualty',
  'noSuchRecipient',
  'noSuchHousehold',
  'noSuchZone',
  'noSuchStep',
  'noSuchPlaybook',
  'noSuchEscalation',
  'planOwed',
  'tagTaken',
])
export type RefusalReason = z.infer<typeof RefusalReason>

/** `step`: whatever the state, somebody does something next. */
export const DeadlineKind = z.enum(['accept', 'contact', 'acknowledge', 'arrival', 'step', 'plan', 'causeReport', 'silence'])
export type DeadlineKind = z.infer<typeof DeadlineKind>

export const DeviceState = z.enum(['normal', 'alarm', 'fault', 'offline', 'unknown'])
export type DeviceState = z.infer<typeof DeviceState>

/** Whether alarms of a device count. */
export const DeviceMode = z.enum(['inService', 'test', 'outOfService'])
export type DeviceMode = z.infer<typeof DeviceMode>

/** What it takes to drive an output: nothing more than the alarm, or one or two different persons. */
export const OutputPolicy = z.enum(['automatic', 'onePerson', 'twoPersons'])
export type OutputPolicy = z.infer<typeof OutputPolicy>

/** The states of an action, which is one output being driven, as participles. */
export const ActionState = z.enum(['proposed', 'confirmedOnce', 'interlocked', 'commanded', 'fedBack', 'stopping', 'stopped', 'expired'])
export type ActionState = z.infer<typeof ActionState>

export const StaffState = z.enum(['free', 'ordered', 'onTheWay', 'onScene', 'offDuty'])
export type StaffState = z.infer<typeof StaffState>

/** How sure it is: one device says so · two or more do · the party says so · seen on the spot. */
export const Certainty = z.enum(['unverified', 'corroborated', 'reported', 'seen'])
export type Certainty = z.infer<typeof Certainty>

/** The life of an order; `given` until staff acknowledge it. */
export const OrderState = z.enum(['given', 'acknowledged', 'onTheWay', 'onScene', 'completed', 'declined', 'withdrawn'])
export type OrderState = z.infer<typeof OrderState>

/** START triage: red, yellow, green, black. */
export const TriageCategory = z.enum(['immediate', 'delayed', 'minor', 'deceased'])
export type TriageCategory = z.infer<typeof TriageCategory>

/** Whom a missed deadline, a skipped step or a rising certainty is told to. */
export const EscalationTarget = z.enum(['secondDesk', 'shiftLeader', 'commander', 'handsets'])
export type EscalationTarget = z.infer<typeof EscalationTarget>

/** The states of a telephone call, as participles. `waiting`: its turn or its time has not come. */
export const CallState = z.enum(['waiting', 'dialling', 'ringing', 'talking', 'ended'])
export type CallState = z.infer<typeof CallState>

/** Why a message from the device network was not used. */
export const RejectReason = z.enum([
  'malformed',
  'oversized',
  'futureDated',
  'duplicate',
  'unknownDevice',
  'unknownPoint',
  'outOfRange',
  'badTopic',
  'badChecksum',
  'unauthorised',
  'unsupported',
])
export type RejectReason = z.infer<typeof RejectReason>

/** The families of devices and gateways the console speaks with; `watchroom` is its own MQTT profile. */
export const SourceId = z.enum([
  'watchroom',
  'zigbee2mqtt',
  'chirpstack',
  'tasmota',
  'homeassistant',
  'sparkplug',
  'owntracks',
  'frigate',
  'gbt26875',
  'sia',
  'modbus',
  'webhook',
])
export type SourceId = z.infer<typeof SourceId>
