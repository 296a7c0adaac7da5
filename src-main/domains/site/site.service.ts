/** The site: who lives where, what stands where. Read-only while the core runs. */
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { Party } from '../../../src-preload/contract/people.contract.ts'
import type { Site } from '../../../src-preload/contract/site.contract.ts'
import { metresBetween } from '../../kernel/geo.ts'
import type { DeviceKind } from '../devices/device-kind.types.ts'
import type { DeviceEntry } from '../devices/devices.types.ts'
import type { HouseholdRow, SiteFile } from './site-file.types.ts'

const AROUND_M = 25

export class SiteService {
  readonly file: SiteFile
  readonly devices: ReadonlyMap<string, DeviceEntry>
  readonly view: Site
  readonly #households: ReadonlyMap<string, HouseholdRow>

  /** Errors: throws with the device's id when its kind is not in the catalogue. */
  constructor(file: SiteFile, kinds: ReadonlyMap<string, DeviceKind>) {
    this.file = file
    this.#households = new Map(file.households.map((household) => [household.id, household]))
    this.devices = new Map(
      file.devices.map((row) => {
        const definition = kinds.get(row.kind)
        if (!definition) throw new Error(`Device ${row.id} of site ${file.id} has the unknown kind ${row.kind}`)
        return [row.id, { ...row, site: file.id, definition, pointKinds: new Map(definition.points.map((point) => [point.id, point])) }]
      }),
    )
    this.view = siteView(file)
  }

  party(household: string | null): Party | null {
    const row = household === null ? undefined : this.#households.get(household)
    return row ? { id: row.id, ...row.party } : null
  }

  /** Who lives within 25 m of a place (WGS-84). */
  around(place: readonly [number, number]): Incident['around'] {
    const near = this.file.households.filter((household) => metresBetween(household.lngLat, place) <= AROUND_M)
    return {
      radiusM: AROUND_M,
      households: near.length,
      people: near.reduce((sum, { people }) => sum + people, 0),
      needHelp: near.reduce((sum, { needHelp }) => sum + needHelp, 0),
    }
  }
}

function siteView(file: SiteFile): Site {
  const count = <T extends { zone: string }>(rows: readonly T[], zone: string) => rows.filter((row) => row.zone === zone).length
  const { id, name, nameEn, timezone, center, bounds, features } = file
  return {
    id,
    name,
    nameEn,
    timezone,
    center,
    bounds,
    features,
    households: file.households.length,
    people: file.households.reduce((sum, { people }) => sum + people, 0),
    zones: file.zones.map((zone) => ({ ...zone, households: count(file.households, zone.id), devices: count(file.devices, zone.id) })),
  }
}
