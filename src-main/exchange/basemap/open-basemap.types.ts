/** What every kind of base map file can do. */
import type { Basemap } from '../../../src-preload/contract/site.contract.ts'

export interface OpenBasemap {
  /** As it says of itself; `name` is empty where it says none. */
  about: Omit<Basemap, 'asset'>
  /** Uncompressed, at most 4 MB; null where there is none. `y` counts from the north. Errors: rejects when the file cannot be read. */
  tile(z: number, x: number, y: number): Promise<Buffer | null>
  close(): Promise<void>
}
