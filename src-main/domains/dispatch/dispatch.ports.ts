/** What dispatch offers to incidents. */
import type { StaffProposal } from '../../../src-preload/contract/incident-parts.types.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import type { OrderRecord } from '../incidents/incident.types.ts'
import type { StaffMember } from './dispatch.types.ts'

export interface Dispatch {
  member(id: string): StaffMember | undefined
  /** Best first: free before busy, then skilled, then near. `place` is WGS-84 [lng, lat]. */
  propose(hazard: HazardKind, place: readonly [number, number]): StaffProposal[]
  /** Ids of the members of a group: a team of the site, or all with a skill. */
  group(id: string): string[]
  /** Somebody is ordered to an incident, and away from any other. */
  assign(staff: string, incident: string): void
  /** Orders of an incident changed: those who are there for it are free, ordered or on scene accordingly. */
  follow(incident: string, orders: readonly OrderRecord[]): void
}
