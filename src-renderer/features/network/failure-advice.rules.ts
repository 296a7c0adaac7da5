/** What to do about a connection that could not be opened, by what the system said. Pure. */
export type Advice = 'portTaken' | 'notAllowed' | 'notOurs' | 'noSuchHost' | 'refused' | 'noAnswer' | 'badPort' | 'other'

const CODES: readonly (readonly [RegExp, Advice])[] = [
  [/EADDRINUSE/, 'portTaken'],
  [/EACCES|EPERM/, 'notAllowed'],
  [/EADDRNOTAVAIL/, 'notOurs'],
  [/ENOTFOUND|EAI_AGAIN/, 'noSuchHost'],
  [/ECONNREFUSED/, 'refused'],
  [/ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|timed? ?out/i, 'noAnswer'],
  [/ERR_SOCKET_BAD_PORT|port should be/i, 'badPort'],
]

export const adviceOf = (failure: string): Advice => CODES.find(([code]) => code.test(failure))?.[1] ?? 'other'
