/** How a replay moves on: by speed, over quiet times, and from mark to mark. Pure. Times in ms. */
import type { Mark } from './course.rules.ts'

export const SPEEDS = [1, 2, 5, 10, 30, 60] as const
export type Speed = (typeof SPEEDS)[number]

/** Nothing happens for so long: it may be skipped, but for a moment before and after what happens. */
const QUIET_MS = 20_000
const AROUND_MS = 3_000

export interface Playback {
  /** Time of the record. */
  at: number
  isPlaying: boolean
  speed: Speed
  skipsQuiet: boolean
}

export interface Span {
  start: number
  end: number
  /** In the order of time. */
  marks: readonly Mark[]
}

/** After so much real time. It stops at the end. */
export function moved(playback: Playback, passedMs: number, { end, marks }: Span): Playback {
  if (!playback.isPlaying) return playback
  const at = playback.at + passedMs * playback.speed
  const quietUntil = playback.skipsQuiet ? nextAfterQuiet(at, marks) : null
  const next = Math.min(end, quietUntil ?? at)
  return { ...playback, at: next, isPlaying: next < end }
}

function nextAfterQuiet(at: number, marks: readonly Mark[]): number | null {
  const last = marks.findLast((mark) => mark.at <= at)
  const next = marks.find((mark) => mark.at > at)
  if (!next || (last && at - last.at < AROUND_MS) || next.at - at < QUIET_MS) return null
  return next.at - AROUND_MS
}

/** The mark after (or before) a moment; the ends of the record beyond the last one. */
export function stepped(at: number, step: 1 | -1, { start, end, marks }: Span): number {
  if (step === 1) return marks.find((mark) => mark.at > at)?.at ?? end
  return marks.findLast((mark) => mark.at < at)?.at ?? start
}

/** From the end it begins anew. */
export const toggled = (playback: Playback, { start, end }: Span): Playback => ({
  ...playback,
  at: playback.at >= end ? start : playback.at,
  isPlaying: !playback.isPlaying,
})

export const faster = (speed: Speed, step: 1 | -1): Speed => {
  const index = SPEEDS.indexOf(speed) + step
  return SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, index))] ?? speed
}
