/** Rings and vibrates until what came is answered. */
import { useEffect } from 'react'
import type { HandsetPicture } from '../../../src-preload/contract/handset.contract.ts'
import { play, repeatMs, unlock, useLoudspeaker } from '../../features/alarms/loudspeaker.ts'
import { useHandset } from '../handset-state.ts'
import { ringsFor } from '../ring.rules.ts'

const FELT = [300, 150, 300]

/** True when it should ring and the browser waits for a touch first. */
export const useRing = (picture: HandsetPicture | null): boolean => {
  const known = useHandset((state) => state.read)
  const isBlocked = useLoudspeaker((state) => state.state === 'blocked')
  const rank = picture ? ringsFor(picture, known) : null

  useEffect(() => {
    const touched = () => void unlock()
    window.addEventListener('pointerdown', touched)
    return () => window.removeEventListener('pointerdown', touched)
  }, [])

  useEffect(() => {
    if (rank === null) return
    const ring = () => {
      void play(`${rank}`)
      // Browsers refuse to vibrate before the first touch.
      if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(FELT)
    }
    ring()
    const every = repeatMs(`${rank}`)
    const timer = every === null ? undefined : setInterval(ring, every)
    return () => {
      clearInterval(timer)
      if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(0)
    }
  }, [rank])
  return rank !== null && isBlocked
}
