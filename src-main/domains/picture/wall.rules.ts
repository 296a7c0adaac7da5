/** A wall as seats see it: what it is set to, and what it last said. Pure. */
import type { Wall } from '../../../src-preload/contract/picture.contract.ts'
import type { WallPresence, WallSettings } from './picture.types.ts'

/** A wall speaks every 3 s; after this much silence it counts as gone. */
const SILENCE_MS = 10_000

export const isThere = ({ heardAt }: WallPresence, now: number): boolean => now - heardAt < SILENCE_MS

/** `now` by the monotonic clock. A wall that is not there shows nothing: its size is 0. */
export function wallView(settings: WallSettings, presence: WallPresence | undefined, now: number): Wall {
  if (!presence || !isThere(presence, now)) return { ...settings, shows: 'neighbourhood', width: 0, height: 0, online: false }
  const { shows, width, height } = presence
  return { ...settings, shows, width, height, online: true }
}
