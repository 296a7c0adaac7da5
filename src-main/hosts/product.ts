/** Where the product's files are, and its version; the same for every way to run the core. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const PACKAGE = join(import.meta.dirname, '../..')

export const RESOURCES_DIR = join(PACKAGE, 'resources')
export const PAGES_DIR = join(PACKAGE, 'out/renderer')
export const readVersion = (): string => String(JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version)
