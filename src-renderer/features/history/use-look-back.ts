/** Time that plays, and the way back to now by itself: an alarm is never missed because somebody looked back. */
import { useEffect } from 'react'
import { coreNow, useBoard } from '../../state/board.ts'
import { hasNewWaiting } from './look-back.rules.ts'
import { backToNow, lookAt, useLookBack } from './look-back.ts'

const PLAY_STEP_MS = 250

const waitingNow = (): string[] =>
  [...useBoard.getState().incidents.values()]
    .filter(({ unacknowledged, state }) => unacknowledged && state !== 'archived')
    .map(({ id }) => id)

const usePlaying = () => {
  const isPlaying = useLookBack((look) => look.at !== null && look.isPlaying)
  useEffect(() => {
    if (!isPlaying) return
    let last = performance.now()
    const timer = setInterval(() => {
      const { at, speed } = useLookBack.getState()
      const passed = performance.now() - last
      last += passed
      if (at === null) return
      const next = at + passed * speed
      if (next >= coreNow()) backToNow()
      else lookAt(next)
    }, PLAY_STEP_MS)
    return () => clearInterval(timer)
  }, [isPlaying])
}

const useReturn = () => {
  const isBack = useLookBack(({ at }) => at !== null)
  useEffect(() => {
    if (!isBack) return
    let known: ReadonlySet<string> = new Set(waitingNow())
    return useBoard.subscribe((board, before) => {
      if (board.incidents === before.incidents) return
      const waiting = waitingNow()
      if (hasNewWaiting(known, waiting)) backToNow(true)
      known = new Set(waiting)
    })
  }, [isBack])
}

export const useLookingBack = () => {
  usePlaying()
  useReturn()
}
