/** Telephone numbers leave the core only for the desk; a wall and a program never get them. */
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import type { Identity } from '../../src-preload/contract/session.contract.ts'
import { DESK, type Role } from '../../src-preload/contract/wire/procedure.ts'

export function withoutPhones<T extends Incident>(viewer: Identity | null, incident: T): T {
  const desk: readonly Role[] = DESK
  if ((viewer && desk.includes(viewer.role)) || (!incident.party && incident.calls.length === 0)) return incident
  return {
    ...incident,
    party: incident.party && { ...incident.party, phones: [] },
    calls: incident.calls.map((call) => ({ ...call, phone: null })),
  }
}
