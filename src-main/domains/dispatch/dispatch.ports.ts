/** What dispatch offers to incidents, and the trails of staff to whoever shows them again. */
import type { StaffProposal } from '../../../src-preload/contract/incident-parts.types.ts'
import type { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import type { OrderRecord } from '../incidents/incident.types.ts'
import type { StaffMember, TrackRow } from './dispatch.types.ts'

/** What somebody is looked for. */
export interface Errand {
  hazard: HazardKind
  /** WGS-84. */
  place: readonly [number, number]
  /** Other open incidents of the same household: whoever is there is there already. */
  related: readonly string[]
  /** Here or on the way here. */
  running: ReadonlySet<string>
  /** They did not answer, or cannot come. */
  absent: ReadonlySet<string>
}

export interface Dispatch {
  /** The next best is sent when an order is not acknowledged in time, or declined. */
  readonly reassigns: boolean
  member(id: string): StaffMember | undefined
  /** Best first, at most five; nobody who is off duty or running already. */
  propose(errand: Errand): StaffProposal[]
  /** Walking metres of somebody to a place. */
  metres(staff: string, place: readonly [number, number]): number
  /** Ids of the members of a group: a team of the site, or all with a skill. */
  group(id: string): string[]
  /** Somebody is ordered to an incident. */
  assign(staff: string, incident: string): void
  /** Orders of an incident changed: those who are there for it are free, ordered or on scene accordingly. */
  follow(incident: string, orders: readonly OrderRecord[]): void
}

export interface StaffTracks {
  /** Where staff were, oldest first, at most 100,000; `from` included, `to` not, UTC ms. */
  tracks(from: number, to: number): TrackRow[]
}
