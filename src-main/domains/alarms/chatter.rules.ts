/** When an alarm chatters: it comes and goes so often that each coming says nothing new (ISA-18.2). Pure. */

/** This many raises within the span are chattering; it ends after a span of calm. */
const RAISES = 3
export const CHATTER_MS = 60_000

/** The raises that still count at `at`, oldest first. Late data may be told in any order. */
export const recentRaises = (raises: readonly number[] | undefined, at: number): readonly number[] =>
  (raises ?? []).filter((raise) => Math.abs(at - raise) <= CHATTER_MS)

/** With one more at `at`. Only as many are kept as are needed. */
export const withRaise = (raises: readonly number[] | undefined, at: number): readonly number[] =>
  [...recentRaises(raises, at), at].slice(-RAISES)

export const isChattering = (raises: readonly number[]): boolean => raises.length === RAISES
