/** The state of a device as shape and word: grey while normal, and whatever is abnormal in its colour. */
import type { DeviceState } from '../../../src-preload/contract/wire/words.ts'
import { PrioritySymbol, type Rank } from '../../ui/priority-symbol.tsx'

export const RANK_OF_STATE: Partial<Record<DeviceState, Rank>> = { alarm: 1, fault: 'fault', offline: 'fault', unknown: 'fault' }

export function StateMark({ state, words, size = 14 }: { state: DeviceState; words: string; size?: number }) {
  const rank = RANK_OF_STATE[state]
  return (
    <span className={`state-mark ${rank ? 'state-mark--bad' : ''}`}>
      {rank ? <PrioritySymbol rank={rank} size={size} filled /> : <i className="dot" />}
      {words}
    </span>
  )
}
