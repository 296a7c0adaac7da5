/** How a replay moves on: by speed, over quiet times, and from mark to mark. Pure. Times in ms. */
import type { Mark } from './course.rules.ts'

export const SPEEDS = [1, 2, 5, 10, 30, 60] as const
export type Speed = (typeof SPEEDS)[number]

/** Quiet that is worth skipping; for a moment before and after what happens it is shown: 3 s of the record, or half a second of the viewer. */
const QUIET_MS = 20_000
const AROUND_MS = 3_000
const AROUND_SEEN_MS = 500

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

/** Fast enough for long ones, slow enough to see what a short one was: half a minute or more, at most 10 times. */
const SEEN_MS = 30_000
const FIRST_SPEED_MAX = 10
export const firstSpeed = (lengthMs: number): Speed =>
  SPEEDS.findLast((speed) => speed <= FIRST_SPEED_MAX && lengthMs / speed >= SEEN_MS) ?? 1

/** After so much real time. It stops at the end. */
export function moved(playback: Playback, passedMs: number, { end, marks }: Span): Playback {
  if (!playback.isPlaying) return playback
  const at = playback.at + passedMs * playback.speed
  const next = Math.min(end, Math.max(at, playback.skipsQuiet ? quietUntil(playback, marks) : at))
  return { ...playback, at: next, isPlaying: next < end }
}

function quietUntil({ at, speed }: Playback, marks: readonly Mark[]): number {
  const around = Math.max(AROUND_MS, AROUND_SEEN_MS * speed)
  const last = marks.findLast((mark) => mark.at <= at)
  const next = marks.find((mark) => mark.at > at)
  if (!next || (last && at - last.at < around) || next.at - around - at < QUIET_MS) return at
  return next.at - around
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
