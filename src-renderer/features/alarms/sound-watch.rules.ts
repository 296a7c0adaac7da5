/** Whether an alarm would be heard at this seat, and whether its loudspeaker has to be tried. Pure. */
import type { SoundFailure } from '../../../src-preload/contract/sound.contract.ts'
import type { HeardTest } from '../../state/settings.ts'

export interface SoundSigns {
  /** How many loudspeakers the system has; null where it does not say. */
  outputs: number | null
  /** The browser lets the page sound. */
  running: boolean
  /** The clock of the sound system goes on. */
  advances: boolean
  /** Samples came out while something was to be heard; null before anything was. */
  flows: boolean | null
  /** What the person who tried it last said; null before anybody did. */
  heard: boolean | null
}

export const soundFailure = ({ outputs, running, advances, flows, heard }: SoundSigns): SoundFailure | null => {
  if (outputs === 0) return 'gone'
  if (!running) return 'blocked'
  if (!advances || flows === false) return 'stalled'
  return heard === false ? 'notHeard' : null
}

const SHIFT_MS = 12 * 3_600_000

/** Whoever sits down tries it: a new person, another loudspeaker, or a new shift. */
export const isTestDue = (last: HeardTest | null, person: string, device: string, now: number): boolean =>
  last === null || last.person !== person || last.device !== device || now - last.at >= SHIFT_MS

/** The quietest that counts as sound, of the level that was set. */
const AUDIBLE_SHARE = 0.1

/** A stretch of sound: when it ends by the clock of the sound system, in seconds, and how loud it is. */
export interface Stretch {
  until: number
  level: number
}

/** Whether samples of that stretch came out, by the loudest of the last `window` seconds; null too early or too late to tell. */
export const hasFlowed = ({ until, level }: Stretch, now: number, window: number, peak: number): boolean | null => {
  if (peak >= level * AUDIBLE_SHARE) return true
  return now < until || now > until + window / 2 ? null : false
}
