/** Starts the core in a process of its own and writes its log into a file. */
import { createWriteStream, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type UtilityProcess, utilityProcess } from 'electron'

const HOST = resolve(import.meta.dirname, 'utility-process.js')

export function forkCore(args: string[], data: string): UtilityProcess {
  const core = utilityProcess.fork(HOST, args, { serviceName: 'Watchroom core', stdio: ['ignore', 'ignore', 'pipe'] })
  mkdirSync(data, { recursive: true, mode: 0o700 })
  core.stderr?.pipe(createWriteStream(join(data, 'core.log'), { flags: 'a' }))
  return core
}
