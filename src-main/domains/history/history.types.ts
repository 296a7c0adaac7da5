/** What is read to show the map as it was. Times are UTC ms. */
import type { Place } from '../../../src-preload/contract/incident-parts.types.ts'
import type { HazardKind, Priority } from '../../../src-preload/contract/wire/words.ts'

export interface PastIncident {
  id: string
  kind: HazardKind
  priority: Priority
  place: Place
  openedAt: number
  archivedAt: number | null
}

/** An alarm that was raised and not closed at the moment. */
export interface PastAlarm {
  device: string
  hazard: HazardKind
  priority: Priority
  returnedAt: number | null
}

/** Whether a device could be heard when it was last told. */
export interface PastLink {
  device: string
  isOnline: boolean
}
