/** How the map goes back in time: by steps, by playing, never beyond now. Pure. Times in ms. */
import type { Moment } from '../../../src-preload/contract/history.contract.ts'

export const SPEEDS = [1, 10, 60] as const
export type Speed = (typeof SPEEDS)[number]

export const STEP_MS = 60_000
export const LONG_STEP_MS = 600_000
/** What the slider spans; further back one goes by date. */
export const SPAN_MS = 12 * 3_600_000

/** The two ends of the slider: the newest hours, or the hours around a moment before them. */
export function slideOf(at: number, from: number, now: number): { min: number; max: number } {
  const max = at >= now - SPAN_MS ? now : Math.min(now, at + SPAN_MS / 2)
  return { min: Math.max(Math.min(from, at), max - SPAN_MS), max }
}

export const withinKnown = (at: number, from: number, now: number): number => Math.min(now, Math.max(from, at))

/** The moment that is asked for: as often as somebody can see it, once a second of the viewer while it plays. */
export const askedAt = (at: number, speed: Speed, isPlaying: boolean): number => {
  const step = 1_000 * (isPlaying ? speed : 1)
  return Math.floor(at / step) * step
}

/** Those of a moment, most urgent first, then the oldest. */
export const inOrder = (incidents: Moment['incidents']): Moment['incidents'] =>
  incidents.toSorted((a, b) => a.priority - b.priority || a.openedAt.localeCompare(b.openedAt))

/** An incident that waits for somebody and did not before: nobody looks back while it does. */
export const hasNewWaiting = (before: ReadonlySet<string>, waiting: Iterable<string>): boolean => [...waiting].some((id) => !before.has(id))
