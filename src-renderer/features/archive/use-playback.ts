/** Plays a course: time moves on by speed while it plays, and stands still while a real alarm waits. */
import { useEffect, useState } from 'react'
import { useBoard } from '../../state/board.ts'
import type { Course } from './course.rules.ts'
import { faster, firstSpeed, moved, type Playback, stepped, toggled } from './playback.rules.ts'

const STEP_MS = 100

export const usePlayback = (course: Course) => {
  const { start, opened, end, marks } = course
  const [playback, setPlayback] = useState<Playback>({ at: start, isPlaying: true, speed: firstSpeed(end - opened), skipsQuiet: true })
  const isNeeded = useBoard((board) =>
    [...board.incidents.values()].some(({ unacknowledged, state }) => unacknowledged && state !== 'archived'),
  )

  useEffect(() => {
    if (isNeeded) setPlayback((was) => ({ ...was, isPlaying: false }))
  }, [isNeeded])

  useEffect(() => {
    if (!playback.isPlaying) return
    let last = performance.now()
    const timer = setInterval(() => {
      const now = performance.now()
      const passed = now - last
      last = now
      setPlayback((was) => moved(was, passed, { start, end, marks }))
    }, STEP_MS)
    return () => clearInterval(timer)
  }, [playback.isPlaying, start, end, marks])

  const acts = {
    toggle: () => setPlayback((was) => toggled(was, { start, end, marks })),
    step: (step: 1 | -1) => setPlayback((was) => ({ ...was, isPlaying: false, at: stepped(was.at, step, { start, end, marks }) })),
    go: (at: number) => setPlayback((was) => ({ ...was, at: Math.min(end, Math.max(start, at)) })),
    faster: (step: 1 | -1) => setPlayback((was) => ({ ...was, speed: faster(was.speed, step) })),
    set: (part: Partial<Pick<Playback, 'speed' | 'skipsQuiet'>>) => setPlayback((was) => ({ ...was, ...part })),
  }
  return { playback, acts, isNeeded }
}

export type PlaybackActs = ReturnType<typeof usePlayback>['acts']

/** Space plays, ← → step from mark to mark, ↑ ↓ change the speed, Home and End go to the ends. */
export const usePlaybackKeys = (acts: PlaybackActs, { start, end }: Course) => {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return
      const keys: Record<string, () => void> = {
        ' ': acts.toggle,
        ArrowRight: () => acts.step(1),
        ArrowLeft: () => acts.step(-1),
        ArrowUp: () => acts.faster(1),
        ArrowDown: () => acts.faster(-1),
        Home: () => acts.go(start),
        End: () => acts.go(end),
      }
      const act = keys[event.key]
      // A button that was reached by keyboard is pressed by Space.
      const isPressing = event.key === ' ' && event.target instanceof HTMLButtonElement
      if (!act || isPressing) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}
