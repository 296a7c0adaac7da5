/** Recorded data beside the project; tests that use it are skipped, saying so, where it is absent. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

export const SHARED_DATA = resolve(import.meta.dirname, '../../../shared/data')
export const hasSharedData = existsSync(SHARED_DATA)
