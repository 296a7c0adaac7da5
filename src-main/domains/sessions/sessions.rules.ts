/** Rules of signing in (GB/T 22239 8.1.4.1). Pure. */
export const SESSION_MS = 12 * 3_600_000
export const TICKET_MS = 15 * 60_000
export const BEARER_MS = 365 * 24 * 3_600_000
export const FAILURES_MAX = 5
export const LOCK_MS = 15 * 60_000

/** At least 10 characters of three of the classes lower case, upper case, figures, others. */
export function isStrongPassword(password: string): boolean {
  const classes = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/].filter((pattern) => pattern.test(password)).length
  return password.length >= 10 && classes >= 3
}
