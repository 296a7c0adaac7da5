/** What the phone rings for: the worst that nobody has answered. Pure. */
import type { HandsetPicture } from '../../src-preload/contract/handset.contract.ts'
import type { Priority } from '../../src-preload/contract/wire/words.ts'

/** Null: nothing. `known`: ids of calls for help that were read. */
export const ringsFor = ({ orders, others, escalations }: HandsetPicture, known: ReadonlySet<string>): Priority | null => {
  const ranks: Priority[] = [
    ...orders.filter(({ order }) => order.state === 'given').map(({ priority }) => priority),
    ...others.filter(({ incident }) => !known.has(incident)).map((): Priority => 1),
    ...escalations.map(({ priority }) => priority),
  ]
  return ranks.length === 0 ? null : (Math.min(...ranks) as Priority)
}
