/** The newest raw messages, newest first, as they are put together from what the core had since. Pure. */
import type { RawMessage } from '../../../src-preload/contract/network.contract.ts'

export const TAIL_KEPT = 500

/** `fresh` may come twice when two readers asked at once. */
export const tailWith = (shown: readonly RawMessage[], fresh: readonly RawMessage[]): RawMessage[] => {
  const newest = shown[0]?.seq ?? 0
  return [...fresh.filter(({ seq }) => seq > newest), ...shown].slice(0, TAIL_KEPT)
}
