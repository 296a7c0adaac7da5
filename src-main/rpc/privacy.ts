/** Who lives where, and telephone numbers, leave the core only for the desk; walls, programs and handsets never get them. */
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { JournalEntry } from '../../src-preload/contract/journal.contract.ts'
import type { Identity } from '../../src-preload/contract/session.contract.ts'
import { DESK, type Role } from '../../src-preload/contract/wire/procedure.ts'

const isDesk = (viewer: Identity | null): boolean => viewer !== null && (DESK as readonly Role[]).includes(viewer.role)

/** What people wrote down may hold a name or a number. */
const PERSONAL = ['phone', 'text', 'cause'] as const

export function entryWithoutPersons(viewer: Identity | null, entry: JournalEntry): JournalEntry {
  const found = PERSONAL.filter((key) => key in entry.data)
  if (isDesk(viewer) || found.length === 0) return entry
  return { ...entry, data: { ...entry.data, ...Object.fromEntries(found.map((key) => [key, null])) } }
}

export function withoutPersons<T extends Incident>(viewer: Identity | null, incident: T): T {
  if (isDesk(viewer)) return incident
  return {
    ...incident,
    party: null,
    causeReport: incident.causeReport && '…',
    calls: incident.calls.map((call) => ({ ...call, phone: null })),
  }
}
