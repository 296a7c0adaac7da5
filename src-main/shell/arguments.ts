/** Picks what is meant for the core out of Electron's command line, where Chromium's own switches stand too. */
import { parseArgs } from 'node:util'

const CORE_OPTIONS = ['data', 'http', 'mqtt', 'broker', 'site', 'simulate'] as const

export interface ShellArguments {
  data: string
  core: string[]
}

export function readArguments(argv: readonly string[], defaultData: string): ShellArguments {
  const options = Object.fromEntries(CORE_OPTIONS.map((name) => [name, { type: 'string' as const }]))
  const { values } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true })
  const given = { http: 'off', ...values, data: typeof values.data === 'string' ? values.data : defaultData }
  const core = Object.entries(given).flatMap(([name, value]) =>
    (CORE_OPTIONS as readonly string[]).includes(name) && typeof value === 'string' ? [`--${name}`, value] : [],
  )
  return { data: given.data, core }
}
