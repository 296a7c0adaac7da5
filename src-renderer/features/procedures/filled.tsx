/** A sentence whose filled blanks stand out. */
import type { Stretch } from '../../../src-preload/contract/script-words.ts'

export const Filled = ({ stretches }: { stretches: readonly Stretch[] }) => (
  <>
    “
    {stretches.map(({ text, filled }, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one sentence never change places
      filled ? <b key={index}>{text}</b> : <span key={index}>{text}</span>,
    )}
    ”
  </>
)
