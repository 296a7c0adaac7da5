/** Waiting for something that another process does, bounded in time. */
import { setTimeout as sleep } from 'node:timers/promises'

const CHECK_MS = 20

/** Resolves with the first value that is neither undefined nor false. Errors: says what did not happen in time. */
export async function until<T>(what: string, look: () => T | Promise<T>, limitMs = 10_000): Promise<Exclude<T, undefined | false>> {
  const giveUpAt = Date.now() + limitMs
  for (;;) {
    const value = await look()
    if (value !== undefined && value !== false) return value as Exclude<T, undefined | false>
    if (Date.now() > giveUpAt) throw new Error(`${what} did not come within ${limitMs} ms`)
    await sleep(CHECK_MS)
  }
}
