/** The site: zones and who lives where. Only its plan changes while the core runs. */
import type { OpenInput } from '../../../src-preload/contract/incident-commands.types.ts'
import { BY_HAND, type Place } from '../../../src-preload/contract/incident-parts.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { Household, Party, SpecialNeed } from '../../../src-preload/contract/people.contract.ts'
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { Basemap, Site } from '../../../src-preload/contract/site.contract.ts'
import { isInside, metresBetween } from '../../kernel/geo.ts'
import { withPlan } from './plan.rules.ts'
import type { HouseholdRow, SiteFile } from './site-file.types.ts'

const AROUND_M = 25
const AFFECTED_M = 50

/** The plan in force. */
export interface PlanInForce {
  version: number
  plan: SitePlan
  basemap: Basemap | null
}

export class SiteService {
  #file: SiteFile
  #view: Site
  #zones: ReadonlySet<string>
  readonly #households: ReadonlyMap<string, HouseholdRow>
  /** By position, which is never changed: an incident is shown to every seat with every change. */
  readonly #around = new WeakMap<readonly [number, number], Incident['around']>()

  constructor(file: SiteFile, inForce: PlanInForce) {
    this.#households = new Map(file.households.map((household) => [household.id, household]))
    this.#file = withPlan(file, inForce.plan)
    this.#zones = zonesOf(this.#file)
    this.#view = siteView(this.#file, inForce)
  }

  /** The site file with the plan in force. */
  get file(): SiteFile {
    return this.#file
  }

  get view(): Site {
    return this.#view
  }

  isZone(id: string): boolean {
    return this.#zones.has(id)
  }

  /** Another plan is in force. */
  take(inForce: PlanInForce): void {
    this.#file = withPlan(this.#file, inForce.plan)
    this.#zones = zonesOf(this.#file)
    this.#view = siteView(this.#file, inForce)
  }

  isHousehold(id: string): boolean {
    return this.#households.has(id)
  }

  /** What is known of the people of a household, e.g. `livesAlone`. */
  needsOf(household: string | null): readonly SpecialNeed[] {
    return (household === null ? undefined : this.#households.get(household))?.party.needs ?? []
  }

  /** Households whose address or name has all these words. */
  households(words: string): Household[] {
    const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean)
    return this.file.households
      .filter(({ id, address, addressEn, party }) => {
        const text = `${id} ${address} ${addressEn} ${party.name} ${party.nameEn}`.toLowerCase()
        return wanted.every((word) => text.includes(word))
      })
      .map(({ id, zone, address, addressEn, lngLat, party: { name, nameEn } }) => ({
        id,
        zone,
        address,
        addressEn,
        lngLat,
        party: { name, nameEn },
      }))
  }

  /** Where something happens that no device has raised: a household, or a spot within a zone. */
  placeOf({ household, zone, lngLat, place }: OpenInput): Place | null {
    const row = this.#households.get(household ?? '')
    if (row)
      return {
        zone: row.zone,
        device: BY_HAND,
        household: row.id,
        room: null,
        text: row.address,
        textEn: row.addressEn,
        lngLat: row.lngLat,
      }
    const found = this.file.zones.find(({ id }) => id === zone)
    if (!found || household !== undefined) return null
    const names = { text: place ?? found.name, textEn: place ?? found.nameEn }
    return { zone: found.id, device: BY_HAND, household: null, room: place ?? null, ...names, lngLat: lngLat ?? this.file.center }
  }

  party(household: string | null): Party | null {
    const row = household === null ? undefined : this.#households.get(household)
    return row ? { id: row.id, ...row.party } : null
  }

  /** Households within a ring, or within 50 m of a place where there is none; nearest first. */
  within(
    place: readonly [number, number],
    ring: readonly (readonly [number, number])[] | null,
  ): { row: HouseholdRow; distanceM: number }[] {
    return this.file.households
      .map((row) => ({ row, distanceM: Math.round(metresBetween(row.lngLat, place)) }))
      .filter(({ row, distanceM }) => (ring ? isInside(row.lngLat, ring) : distanceM <= AFFECTED_M))
      .sort((a, b) => a.distanceM - b.distanceM)
  }

  /** These households, with their distance to a place. */
  byId(place: readonly [number, number], ids: readonly string[]): { row: HouseholdRow; distanceM: number }[] {
    return ids.flatMap((id) => {
      const row = this.#households.get(id)
      return row ? [{ row, distanceM: Math.round(metresBetween(row.lngLat, place)) }] : []
    })
  }

  /** Who lives within 25 m of a place (WGS-84). */
  around(place: readonly [number, number]): Incident['around'] {
    const known = this.#around.get(place)
    if (known) return known
    const near = this.file.households.filter((household) => metresBetween(household.lngLat, place) <= AROUND_M)
    const around = {
      radiusM: AROUND_M,
      households: near.length,
      people: near.reduce((sum, { people }) => sum + people, 0),
      needHelp: near.reduce((sum, { needHelp }) => sum + needHelp, 0),
    }
    this.#around.set(place, around)
    return around
  }
}

const zonesOf = ({ zones }: SiteFile): ReadonlySet<string> => new Set(zones.map(({ id }) => id))

function siteView(file: SiteFile, { version, basemap }: PlanInForce): Site {
  const count = <T extends { zone: string }>(rows: readonly T[], zone: string) => rows.filter((row) => row.zone === zone).length
  const { id, name, nameEn, timezone, center, bounds, groups, floors, features } = file
  return {
    id,
    version,
    name,
    nameEn,
    timezone,
    center,
    bounds,
    groups,
    floors,
    basemap,
    features,
    households: file.households.length,
    people: file.households.reduce((sum, { people }) => sum + people, 0),
    zones: file.zones.map((zone) => ({ ...zone, households: count(file.households, zone.id), devices: count(file.devices, zone.id) })),
  }
}
