/** The buildings of an IMDF venue with their floors: which floor something is on, and which doors lead out of the house. */
import type { Floor } from '../../../src-preload/contract/site.contract.ts'
import { isInside } from '../../kernel/geo.ts'
import { metresOf, metresTo, planeAround, segmentsOf } from '../../kernel/plane.ts'
import { type Found, known, listOf, numberOf, recordOf, textOf } from './found.ts'
import { type ImdfFeature, labelOf } from './imdf-features.ts'
import { eachPosition } from './shapes.ts'

type Place = [number, number]

interface House {
  id: string
  feature: ImdfFeature
  geometry: unknown
  rings: Place[][]
}

/** A door this near to the outline of its house is in the outer wall. */
const OUTER_WALL_M = 0.6
/** A footprint says at which height it is meant. */
const FOOTPRINTS = ['ground', 'aerial', 'subterranean']

export class Houses {
  readonly found: Found[]
  readonly floors: Floor[] = []
  readonly #houses: House[]
  /** By level: one floor for each of its houses. Levels out of doors have none. */
  readonly #floorsOf = new Map<string, { floor: string; house: House; ordinal: number }[]>()

  constructor(buildings: readonly ImdfFeature[], footprints: readonly ImdfFeature[], levels: readonly ImdfFeature[]) {
    this.#houses = [...buildings.map((building) => houseOf(building, footprints)), ...alone(buildings, footprints)]
    for (const level of levels) if (level.properties.outdoor !== true) this.#addFloors(level)
    this.found = this.#houses.map(({ id, feature, geometry }) => ({
      layer: 'building',
      geometry,
      properties: known({ id, ...labelOf(feature.properties.name) }),
      example: `${feature.kind} ${labelOf(feature.properties.name).name ?? id}`,
    }))
  }

  /** On the ground: undefined. `level` where the feature does not say itself. */
  floorOf(feature: ImdfFeature, level = textOf(feature.properties.level_id)): string | undefined {
    return this.#whereOf(feature, level)?.floor
  }

  /** The middle and width (metres) of a door that leads out of the house; null for all others. */
  wayOut(feature: ImdfFeature, category: string): { middle: Place; metres: number } | null {
    const [from, to] = placesOf(feature.geometry)
    if (!from || !to) return null
    const middle: Place = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
    const plane = planeAround(middle)
    const metres = Math.round(metresOf(plane.flat(from), plane.flat(to)) * 10) / 10
    if (category.startsWith('emergencyexit') || category === 'pedestrian.principal') return { middle, metres }
    const where = this.#whereOf(feature, textOf(feature.properties.level_id))
    const walls = where?.ordinal === 0 ? where.house.rings.flatMap((ring) => segmentsOf(ring.map(plane.flat))) : []
    return walls.some((wall) => metresTo(wall, [0, 0]) <= OUTER_WALL_M) ? { middle, metres } : null
  }

  #whereOf({ geometry }: ImdfFeature, level: string | undefined) {
    const floors = this.#floorsOf.get(level ?? '') ?? []
    const [place] = floors.length > 1 ? placesOf(geometry) : []
    return floors.find(({ house }) => place && house.rings.some((ring) => isInside(place, ring))) ?? floors[0]
  }

  #addFloors(level: ImdfFeature): void {
    const ordinal = Math.round(numberOf(level.properties.ordinal, -20, 200) ?? 0)
    const names = floorNames(level, ordinal)
    const floors = this.#housesOf(level).map((house, index) => ({
      floor: index === 0 ? level.id : `${level.id}-${index + 1}`,
      house,
      ordinal,
    }))
    this.#floorsOf.set(level.id, floors)
    for (const { floor, house } of floors) this.floors.push({ id: floor, building: house.id, ordinal, ...names, plan: null })
  }

  /** Those it names, else the one it lies in, else one made of the level itself. */
  #housesOf(level: ImdfFeature): House[] {
    const ids = new Set(listOf(level.properties.building_ids).map(String))
    const named = this.#houses.filter(({ id }) => ids.has(id))
    if (named.length > 0) return named
    const [place] = placesOf(recordOf(level.properties.display_point).coordinates ?? level.geometry)
    const around = this.#houses.find(({ rings }) => place && rings.some((ring) => isInside(place, ring)))
    if (around) return [around]
    const house = { id: `${level.id}-building`, feature: level, geometry: level.geometry, rings: ringsOf(level.geometry) }
    this.#houses.push(house)
    return [house]
  }
}

/** A building is drawn by its footprint; some files draw it itself. */
function houseOf(building: ImdfFeature, footprints: readonly ImdfFeature[]): House {
  const height = ({ properties }: ImdfFeature) => FOOTPRINTS.indexOf(textOf(properties.category) ?? '')
  const own = footprints
    .filter(({ properties }) => listOf(properties.building_ids).includes(building.id))
    .sort((a, b) => height(a) - height(b))
    .map(({ geometry }) => geometry)
  const geometry = [building.geometry, ...own].find((one) => ringsOf(one).length > 0)
  return { id: building.id, feature: building, geometry, rings: ringsOf(geometry) }
}

/** Footprints of buildings that are not in the file. */
function alone(buildings: readonly ImdfFeature[], footprints: readonly ImdfFeature[]): House[] {
  const ids = new Set(buildings.map(({ id }) => id))
  return footprints
    .filter(({ properties }) => !listOf(properties.building_ids).some((id) => ids.has(String(id))))
    .map((feature) => ({ id: feature.id, feature, geometry: feature.geometry, rings: ringsOf(feature.geometry) }))
}

function floorNames(level: ImdfFeature, ordinal: number): Pick<Floor, 'name' | 'nameEn'> {
  const [long, short] = [labelOf(level.properties.name), labelOf(level.properties.short_name)]
  const [plain, plainEn] = ordinal < 0 ? [`地下 ${-ordinal} 层`, `B${-ordinal}`] : [`${ordinal + 1} 层`, `${ordinal + 1}F`]
  return { name: long.name ?? short.name ?? plain, nameEn: long.nameEn ?? short.nameEn ?? plainEn }
}

function placesOf(geometry: unknown): Place[] {
  const places: Place[] = []
  eachPosition(geometry, (x, y) => places.push([x, y]))
  return places
}

/** Outer rings. */
function ringsOf(geometry: unknown): Place[][] {
  const { type, coordinates } = recordOf(geometry)
  const outer =
    type === 'Polygon' ? [listOf(coordinates)[0]] : type === 'MultiPolygon' ? listOf(coordinates).map((part) => listOf(part)[0]) : []
  return outer.map(placesOf).filter((ring) => ring.length >= 4)
}
