/** Why a call was closed, from the words of the agent, e.g. `486 Busy Here`. */
import type { CallOutcome } from '../../../src-preload/contract/incident-parts.types.ts'

/** RFC 3261 clause 21. */
const OUTCOME: Record<number, CallOutcome> = {
  404: 'wrongNumber',
  408: 'noAnswer',
  410: 'wrongNumber',
  480: 'noAnswer',
  484: 'wrongNumber',
  485: 'wrongNumber',
  486: 'busy',
  487: 'noAnswer',
  600: 'busy',
  603: 'busy',
  604: 'wrongNumber',
}

/** `outcome` is null for an ordinary end; what failed is said as the line said it. */
export function closeReason(words: string): { outcome: CallOutcome | null; failure: string | null } {
  const status = Number(/^(\d{3})\b/.exec(words)?.[1])
  if (Number.isNaN(status)) {
    // Of a call that was talked on, or ended here.
    const isOrdinary = words === '' || /^(end of file|Connection reset by (peer|user))$/i.test(words)
    return isOrdinary ? { outcome: null, failure: null } : { outcome: 'failed', failure: words.slice(0, 200) }
  }
  const outcome = OUTCOME[status] ?? 'failed'
  return { outcome, failure: outcome === 'failed' ? words.slice(0, 200) : null }
}
