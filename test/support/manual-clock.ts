/** Time that moves only when a test says so. Wall and monotonic time can part, as when somebody sets the clock. */
import type { Clock } from '../../src-main/kernel/clock.ts'

/** 12:00 in Suzhou. */
export const NOON = Date.parse('2026-11-21T04:00:00.000Z')

export class ManualClock implements Clock {
  #wall: number
  #mono = 1000

  constructor(wall = NOON) {
    this.#wall = wall
  }

  now(): number {
    return this.#wall
  }

  mono(): number {
    return this.#mono
  }

  /** Time passes, in ms. */
  advance(ms: number): void {
    this.#wall += ms
    this.#mono += ms
  }

  /** Somebody sets the wall clock, forward or back, in ms; no time passes. */
  setBy(ms: number): void {
    this.#wall += ms
  }
}
