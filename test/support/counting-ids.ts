/** Ids that count up: the same test gives the same ids, and they sort as they were given. */
import type { IdSource } from '../../src-main/kernel/ids.ts'

export class CountingIds implements IdSource {
  #count = 0

  next(prefix: string): string {
    this.#count++
    return `${prefix}-${String(this.#count).padStart(4, '0')}`
  }
}
