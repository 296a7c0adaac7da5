/** What may stand in the settings of a line: they end up in the configuration of a program. Pure. */
import type { LineSettings } from '../../../src-preload/contract/calls.contract.ts'

const HOST = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])`
const FORM: Record<'id' | 'account' | 'authUser' | 'password' | 'prefix', RegExp> = {
  id: /^[a-z0-9][a-z0-9-]{0,31}$/,
  account: new RegExp(String.raw`^sip:[A-Za-z0-9_.+*#-]{1,64}@${HOST}(?::\d{1,5})?$`),
  authUser: /^[A-Za-z0-9_.+@*#-]{0,100}$/,
  // What would end the parameter, or the line, of an account.
  password: /^[^\s;"<>\\\p{Cc}]{0,200}$/u,
  prefix: /^[0-9*#+]{0,10}$/,
}

/** The first thing in it that cannot be used; null when all of it can. */
export function wrongIn(settings: readonly LineSettings[]): { line: string; what: keyof typeof FORM | 'twice' } | null {
  const seen = new Set<string>()
  for (const line of settings) {
    for (const what of Object.keys(FORM) as (keyof typeof FORM)[]) if (!FORM[what].test(line[what])) return { line: line.id, what }
    if (seen.has(line.id)) return { line: line.id, what: 'twice' }
    seen.add(line.id)
  }
  return null
}
