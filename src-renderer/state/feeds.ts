/** Things that are drawn one by one: all of them, and which have changed, so that nobody compares twenty thousand for the news of one. */
import type { Device } from '../../src-preload/contract/devices.contract.ts'
import type { Staff } from '../../src-preload/contract/people.contract.ts'
import { type BoardState, useBoard } from './board.ts'

export interface Feed<T> {
  now(): ReadonlyMap<string, T>
  /** Tells the ids of what is new, changed or gone; null when that may be all. Returns how to end it. */
  watch(tell: (ids: readonly string[] | null) => void): () => void
}

const feedOf = <Key extends 'devices' | 'staff'>(key: Key) => ({
  now: (): BoardState[Key] => useBoard.getState()[key],
  watch: (tell: (ids: readonly string[] | null) => void) =>
    useBoard.subscribe((board, before) => {
      if (board[key] !== before[key]) tell(board[key].touched)
    }),
})

export const liveDevices: Feed<Device> = feedOf('devices')
export const liveStaff: Feed<Staff> = feedOf('staff')

/** A moment that does not change any more, as a replay shows it. */
export const stillFeed = <T>(things: ReadonlyMap<string, T>): Feed<T> => ({ now: () => things, watch: () => () => undefined })
