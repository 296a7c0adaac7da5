/** Tells what no table takes from a disk that takes nothing. */

/** Of the constraints only triggers speak for the disk: the journal's refuse every change of what is written. */
const OF_THE_VALUE = /^SQLITE_(CONSTRAINT_(?!TRIGGER)|MISMATCH|TOOBIG)/

/** SQLite refused a value, or it could not even be put into words for it: a wrong type, a time that is none. */
export const isUnstorable = (error: unknown): boolean =>
  error instanceof TypeError ||
  error instanceof RangeError ||
  (error instanceof Error && 'code' in error && OF_THE_VALUE.test(String(error.code)))
