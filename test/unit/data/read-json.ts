/** Reads data files of `resources/` for the tests. */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export const RESOURCES = resolve(import.meta.dirname, '../../../resources')
export const readJson = (path: string): unknown => JSON.parse(readFileSync(resolve(RESOURCES, path), 'utf8'))
export const readFolder = (folder: string): { file: string; content: unknown }[] =>
  readdirSync(resolve(RESOURCES, folder))
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({ file, content: readJson(`${folder}/${file}`) }))
