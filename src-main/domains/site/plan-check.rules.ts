/** What is wrong with a plan, before it is put in force. Pure. */
import type { PlanProblem, SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { MapLayer, ZoneKind } from '../../../src-preload/contract/site.contract.ts'
import { type LngLat, metresTo, type Plane, type Point, planeAround, type Segment } from '../../kernel/plane.ts'
import { gapBetween, overlapOf, selfCrossing } from './plan-areas.rules.ts'
import { type Box, boxOf, doMeet, eachMeeting, edgesOf, featureKey, isInArea, isInBox, type Shape, shapeOf } from './plan-geometry.rules.ts'
import { unconnectedWays } from './plan-paths.rules.ts'

interface Placed {
  id: string
  zone: string
  lngLat: LngLat
}

/** What a plan has to fit: who stands where now, and which files are kept beside it. */
export interface PlanFacts {
  devices: readonly Placed[]
  households: readonly Placed[]
  /** Ids. */
  assets: ReadonlySet<string>
}

/** The area of a zone; a row may have several. */
interface ZoneArea extends Shape {
  zone: string
  kind: ZoneKind
  edges: readonly Segment[]
  /** With what counts as its border. */
  around: Box
}

type Code = PlanProblem['code']
type Report = (severity: PlanProblem['severity'], code: Code, about: readonly string[], at?: Point) => void

const OVERLAP_M2 = 5
const GAP_M2 = 2
const GATE_REACH_M = 5
const AROUND_M = 500
/** A device on the wall of a house that stands on the border. */
const BORDER_M = 2
/** Problems of one code that are told one by one; the rest become one. */
const EACH_MAX = 100

/**
 * All problems, errors first. `about` names features by `properties.id` (else by their GeoJSON id, else `#` and their place in the list),
 * zones, floors, devices, households and assets by theirs. Beyond 100 problems of a code the rest is one problem about all of them.
 */
export function planProblems(plan: SitePlan, facts: PlanFacts): PlanProblem[] {
  const plane = planeAround(plan.center)
  const problems: PlanProblem[] = []
  const report: Report = (severity, code, about, at) =>
    problems.push({ severity, code, about: [...about], at: at && isFinitePoint(at) ? plane.round(at) : null })

  const shapes = shapesOf(plan, plane, report)
  const areas = zoneAreas(plan, shapes)
  checkIds(plan, report)
  checkBounds(plan, plane, shapes, report)
  checkZones(plan, shapes, areas, report)
  checkBorders(areas, report)
  checkPlaces(plan, facts, areas, plane, report)
  checkGates(shapes, areas, report)
  for (const part of unconnectedWays(shapes))
    report(
      'warning',
      'pathUnconnected',
      part.map(({ key }) => key),
      part[0] && anywhere(part[0]),
    )
  checkFloors(plan, facts, shapes, report)
  if (!shapes.some(({ properties }) => properties.layer === 'assembly')) report('warning', 'noAssembly', [])
  return folded(problems)
}

/** Somewhere on its border. */
const anywhere = ({ points, lines, area }: Shape): Point | undefined => points[0] ?? lines[0]?.[0] ?? area[0]?.[0]
const isFinitePoint = ([x, y]: Point): boolean => Number.isFinite(x) && Number.isFinite(y)

function shapesOf({ features }: SitePlan, plane: Plane, report: Report): Shape[] {
  return features.flatMap((feature, index) => {
    const key = featureKey(feature, index)
    const shape = shapeOf(feature, key, plane)
    if (!shape) report('error', 'badGeometry', [key])
    const crossed = shape && selfCrossing(shape.area)
    // Only of zones is the inside counted and measured.
    if (crossed) report(feature.properties.layer === 'zone' ? 'error' : 'warning', 'selfCrossing', [key], crossed)
    return shape ? [shape] : []
  })
}

function zoneAreas({ zones }: SitePlan, shapes: readonly Shape[]): ZoneArea[] {
  const kinds = new Map(zones.map(({ id, kind }) => [id, kind]))
  return shapes.flatMap((shape) => {
    const zone = zoneOf(shape)
    const kind = kinds.get(zone)
    return shape.properties.layer === 'zone' && kind && shape.area.length > 0
      ? [{ ...shape, zone, kind, edges: edgesOf(shape.area), around: boxOf(shape.area.flat(), GATE_REACH_M) }]
      : []
  })
}

const zoneOf = ({ properties }: Shape): string => properties.zone ?? properties.id ?? ''

/** An error where others refer to it. */
function checkIds({ zones, floors, features }: SitePlan, report: Report): void {
  const repeated = (ids: readonly string[]) => [...Map.groupBy(ids, (id) => id)].flatMap(([id, same]) => (same.length > 1 ? [id] : []))
  const idsOf = (isWanted: (layer: MapLayer) => boolean) =>
    features.flatMap(({ properties: { layer, id } }) => (id !== undefined && isWanted(layer) ? [id] : []))
  const buildings = idsOf((layer) => layer === 'building')
  const others = idsOf((layer) => layer !== 'building' && layer !== 'zone')
  for (const ids of [zones.map(({ id }) => id), floors.map(({ id }) => id), buildings])
    for (const id of repeated(ids)) report('error', 'duplicateId', [id])
  for (const id of repeated([...new Set(buildings), ...others])) report('warning', 'duplicateId', [id])
}

/** The town goes on around a site; what lies further away than the site is wide was drawn in other coordinates. */
function checkBounds({ bounds: [west, south, east, north] }: SitePlan, plane: Plane, shapes: readonly Shape[], report: Report): void {
  const corners = [plane.flat([west, south]), plane.flat([east, north])]
  if (west >= east || south >= north) report('error', 'outsideBounds', [])
  const site = boxOf(corners)
  const around = boxOf(corners, Math.max(site.east - site.west, site.north - site.south, AROUND_M))
  const away = shapes.filter(({ box }) => !doMeet(around, box))
  for (const [first, ...rest] of Map.groupBy(away, ({ properties }) => properties.layer).values())
    if (first)
      report(
        'warning',
        'outsideBounds',
        [first, ...rest].map(({ key }) => key),
        anywhere(first),
      )
}

function checkZones({ zones }: SitePlan, shapes: readonly Shape[], areas: readonly ZoneArea[], report: Report): void {
  const [rows, drawn] = [new Set(zones.map(({ id }) => id)), new Set(areas.map(({ zone }) => zone))]
  for (const { id } of zones) if (!drawn.has(id)) report('warning', 'zoneWithoutArea', [id])
  for (const shape of shapes) {
    const isZone = shape.properties.layer === 'zone'
    if ((isZone || shape.properties.zone !== undefined) && !rows.has(zoneOf(shape)))
      report(isZone ? 'error' : 'warning', 'zoneUnknown', [shape.key], anywhere(shape))
  }
}

/** Zones of different kinds lie in one another: a cordon within a sector. */
function checkBorders(areas: readonly ZoneArea[], report: Report): void {
  const reaching = areas.map((area) => ({ ...area, box: area.around }))
  eachMeeting(reaching, (one, other) => {
    if (one.zone === other.zone || one.kind !== other.kind || one.properties.floor !== other.properties.floor) return
    const overlap = overlapOf(one.area, other.area)
    if (overlap && overlap.squareMetres > OVERLAP_M2) report('warning', 'zonesOverlap', [one.zone, other.zone], overlap.at)
    if (one.kind !== 'sector') return
    const isTaken = (point: Point) => areas.some(({ kind, box, area }) => kind === 'sector' && isInBox(box, point) && isInArea(area, point))
    const gap = gapBetween(one.area, other.area, isTaken)
    if (gap && gap.squareMetres > GAP_M2) report('warning', 'zoneGap', [one.zone, other.zone], gap.at)
  })
}

function checkPlaces(
  { zones }: SitePlan,
  { devices, households }: PlanFacts,
  areas: readonly ZoneArea[],
  plane: Plane,
  report: Report,
): void {
  const rows = new Set(zones.map(({ id }) => id))
  const lost = new Map<string, Point>()
  const own = Map.groupBy(areas, ({ zone }) => zone)
  const check = ({ id, zone, lngLat }: Placed, outside: Code, elsewhere: Code) => {
    const place = plane.flat(lngLat)
    const holds = ({ box, area }: ZoneArea) => isInBox(box, place) && isInArea(area, place)
    if (!rows.has(zone)) lost.set(zone, lost.get(zone) ?? place)
    const mine = own.get(zone)
    if (!mine || mine.some(holds) || mine.some((area) => isAtBorder(area, place, BORDER_M))) return
    const other = areas.find(holds)
    if (other) report('warning', elsewhere, [id, other.zone], place)
    else report('warning', outside, [id], place)
  }
  for (const device of devices) check(device, 'deviceOutside', 'deviceInOtherZone')
  for (const household of households) check(household, 'householdOutside', 'householdInOtherZone')
  for (const [zone, place] of lost) report('error', 'zoneInUse', [zone], place)
}

const isAtBorder = ({ edges, around }: ZoneArea, place: Point, reachM: number): boolean =>
  isInBox(around, place) && edges.some((edge) => metresTo(edge, place) <= reachM)

function checkGates(shapes: readonly Shape[], areas: readonly ZoneArea[], report: Report): void {
  if (areas.length === 0) return
  for (const gate of shapes.filter(({ properties }) => properties.layer === 'gate')) {
    const spots = [...gate.points, ...gate.lines.flat(), ...gate.area.flat()]
    if (!spots.some((spot) => areas.some((area) => isAtBorder(area, spot, GATE_REACH_M))))
      report('warning', 'gateOffZone', [gate.key], spots[0])
  }
}

function checkFloors({ floors, basemap }: SitePlan, { assets }: PlanFacts, shapes: readonly Shape[], report: Report): void {
  const buildings = new Set(shapes.flatMap(({ properties: { layer, id } }) => (layer === 'building' && id !== undefined ? [id] : [])))
  const known = new Set(floors.map(({ id }) => id))
  for (const { id, building, plan } of floors) {
    if (!buildings.has(building)) report('error', 'floorWithoutBuilding', [id])
    if (plan && !assets.has(plan.asset)) report('error', 'assetMissing', [id])
  }
  if (basemap !== null && !assets.has(basemap)) report('error', 'assetMissing', [basemap])
  for (const shape of shapes) {
    const { floor } = shape.properties
    if (floor !== undefined && !known.has(floor)) report('error', 'featureOnUnknownFloor', [shape.key], anywhere(shape))
  }
}

/** Errors first; what is told more than often enough becomes one problem. */
function folded(problems: readonly PlanProblem[]): PlanProblem[] {
  return [...Map.groupBy(problems, ({ severity, code }) => `${severity} ${code}`).values()]
    .flatMap((same) => {
      const [first, ...rest] = same.slice(EACH_MAX)
      return first ? [...same.slice(0, EACH_MAX), { ...first, about: [first, ...rest].flatMap(({ about }) => about) }] : same
    })
    .sort((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'))
}
