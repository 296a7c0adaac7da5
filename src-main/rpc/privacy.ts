/** Telephone numbers leave the core only for the desk; a wall and a program never get them. */
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { JournalEntry } from '../../src-preload/contract/journal.contract.ts'
import type { Identity } from '../../src-preload/contract/session.contract.ts'
import { DESK, type Role } from '../../src-preload/contract/wire/procedure.ts'

const isDesk = (viewer: Identity | null): boolean => viewer !== null && (DESK as readonly Role[]).includes(viewer.role)

/** The number that was called stands in the journal too. */
export function entryWithoutPhone(viewer: Identity | null, entry: JournalEntry): JournalEntry {
  return isDesk(viewer) || !('phone' in entry.data) ? entry : { ...entry, data: { ...entry.data, phone: null } }
}

export function withoutPhones<T extends Incident>(viewer: Identity | null, incident: T): T {
  if (isDesk(viewer) || (!incident.party && incident.calls.length === 0)) return incident
  return {
    ...incident,
    party: incident.party && { ...incident.party, phones: [] },
    calls: incident.calls.map((call) => ({ ...call, phone: null })),
  }
}
