/** What dispatch offers to incidents. */
import type { StaffProposal } from '../../../src-preload/contract/incidents.contract.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import type { OrderRecord } from '../incidents/incident.types.ts'
import type { StaffMember } from './dispatch.types.ts'

export interface Dispatch {
  member(id: string): StaffMember | undefined
  /** Best first: free before busy, then skilled, then near. `place` is WGS-84 [lng, lat]. */
  propose(hazard: HazardKind, place: readonly [number, number]): StaffProposal[]
  /** Orders of an incident changed: staff are free, ordered or on scene accordingly. */
  follow(incident: string, orders: readonly OrderRecord[]): void
}
