/** How long codes, tokens and results live, and what time it was when somebody did something. Pure. */
import type { SaidStep } from '../../../src-preload/contract/incident-parts.types.ts'
import type { OrderRecord } from '../incidents/incident.types.ts'
import type { HandsetRecord, InvitationRecord } from './handsets.types.ts'

const DAY_MS = 24 * 3_600_000
export const INVITATION_MS = 10 * 60_000
const UNUSED_MS = 30 * DAY_MS
/** Results are kept so long; what a phone did before that is not taken any more, so nothing has its effect twice. */
export const RESULT_MS = 7 * DAY_MS
/** Somebody whose phone is in use is written down as seen no more often than this. */
export const SEEN_EVERY_MS = 60_000

export const isInUse = ({ seenAt }: HandsetRecord, now: number): boolean => now - seenAt < UNUSED_MS
export const isGood = ({ expiresAt }: InvitationRecord, now: number): boolean => now < expiresAt

/** What the phone's clock is behind the core's, ms; its items are put right by it. */
export const clockDifference = (sentAt: number, receivedAt: number): number => receivedAt - sentAt

/** When it was done by the core's clock; nothing is done after it was told. */
export const doneAt = (at: number, differenceMs: number, now: number): number => Math.min(at + differenceMs, now)

const TAKEN: Record<SaidStep, (order: OrderRecord) => boolean> = {
  acknowledge: ({ acknowledgedAt }) => acknowledgedAt !== null,
  depart: ({ departedAt, arrivedAt }) => departedAt !== null || arrivedAt !== null,
  arrive: ({ arrivedAt }) => arrivedAt !== null,
  complete: () => false,
  decline: () => false,
}

/** Somebody else has said so already, e.g. the desk after a call. */
export const isTaken = (order: OrderRecord, step: SaidStep): boolean => TAKEN[step](order)
