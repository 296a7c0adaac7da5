/** The moment the map of this seat shows: now, or one of the past. */
import { create } from 'zustand'
import type { Speed } from './look-back.rules.ts'

interface LookBack {
  /** The core's time, in ms; null: now. */
  at: number | null
  isPlaying: boolean
  speed: Speed
  /** It went back to now by itself: why is said until the next look back. */
  wasCalled: boolean
}

export const useLookBack = create<LookBack>(() => ({ at: null, isPlaying: false, speed: 10, wasCalled: false }))

export const lookAt = (at: number): void => useLookBack.setState({ at, wasCalled: false })
export const backToNow = (wasCalled = false): void => useLookBack.setState({ at: null, isPlaying: false, wasCalled })
