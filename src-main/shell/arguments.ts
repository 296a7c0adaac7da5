/** Picks what is meant for the core out of Electron's command line, where Chromium's own switches stand too. */
import { parseArgs } from 'node:util'

const CORE_OPTIONS = ['data', 'http', 'https', 'mqtt', 'broker', 'site', 'simulate'] as const

/** Phones are on the LAN; the plain door where they fetch the certificate is at the next port. */
const HANDSETS = '0.0.0.0:8443'

export interface ShellArguments {
  data: string
  core: string[]
}

export function readArguments(argv: readonly string[], defaultData: string): ShellArguments {
  const options = Object.fromEntries(CORE_OPTIONS.map((name) => [name, { type: 'string' as const }]))
  const { values } = parseArgs({ args: [...argv], options, strict: false, allowPositionals: true })
  const given = { http: 'off', https: HANDSETS, ...values, data: typeof values.data === 'string' ? values.data : defaultData }
  const core = Object.entries(given).flatMap(([name, value]) =>
    (CORE_OPTIONS as readonly string[]).includes(name) && typeof value === 'string' ? [`--${name}`, value] : [],
  )
  return { data: given.data, core }
}
