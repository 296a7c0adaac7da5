/** Puts markers, call-outs and their lines where the map stands now. Writes to the page directly: it runs with every move of the map. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import type { Box, LngLat, Spot } from '../map.types.ts'
import { pixelsPerMetre } from '../map-geometry.ts'
import { type CallOut, clampInto, edgeTowards, overlaps, placeCallOuts, spreadMarkers } from './call-out-placement.ts'

export interface OverlayMark {
  id: string
  at: LngLat
  /** Corners of the building the mark must not hide; empty where it stands in none. */
  building: readonly LngLat[]
  /** The ring that stays free around it, in metres; 0 for none. */
  ringM: number
}

export interface OverlayScene {
  /** Most urgent first: earlier ones keep their place. */
  marks: readonly OverlayMark[]
  /** Ids of marks with a call-out, most important first; those in `faraway` are shown even when their place is out of sight. */
  callOuts: readonly string[]
  faraway: ReadonlySet<string>
}

/** A mark leaves its spot by more than this before a stem is drawn to it, in px. */
const STEM_FROM = 10
/** A tall building lifts its mark no further than this many mark sizes. */
const HIGHEST_LIFT = 2.2

/** Every placed element by kind and id, found in one walk: `mark:…`, `stem:…`, `call-out:…`, `line:…`. */
function indexOf(root: HTMLElement): Map<string, Element> {
  const index = new Map<string, Element>()
  for (const element of root.querySelectorAll<HTMLElement | SVGElement>('[data-mark], [data-stem], [data-call-out], [data-line]')) {
    const { mark, stem, callOut, line } = element.dataset
    const key = mark ? `mark:${mark}` : stem ? `stem:${stem}` : callOut ? `call-out:${callOut}` : `line:${line}`
    index.set(key, element)
  }
  return index
}

function moveTo(element: Element | undefined, spot: Spot | null): void {
  if (!(element instanceof HTMLElement)) return
  element.style.visibility = spot ? 'visible' : 'hidden'
  if (spot) element.style.transform = `translate(${Math.round(spot.x)}px, ${Math.round(spot.y)}px)`
}

function drawLine(element: Element | undefined, from: Spot | null, to: Spot | null): void {
  if (!(element instanceof SVGLineElement)) return
  element.style.visibility = from && to ? 'visible' : 'hidden'
  if (!from || !to) return
  for (const [key, value] of Object.entries({ x1: from.x, y1: from.y, x2: to.x, y2: to.y })) element.setAttribute(key, value.toFixed(1))
}

const boxOf = (element: Element, origin: DOMRect): Box => {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left - origin.left, y: top - origin.top, width, height }
}

function buildingBox(map: MapLibreMap, corners: readonly LngLat[]): Box | null {
  if (corners.length === 0) return null
  const spots = corners.map((corner) => map.project(corner))
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)]
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** What lies over the picture: the map's own controls, and whatever the seat put beside the map in the same frame. */
function keepFree(root: HTMLElement, origin: DOMRect): Box[] {
  const map = root.parentElement
  const beside = [...(map?.parentElement?.children ?? [])].filter((each) => each !== map).map((each) => boxOf(each, origin))
  const foot = beside.filter((box) => box.y > origin.height / 2 && box.y < origin.height)
  map?.style.setProperty('--map-foot', `${Math.max(0, ...foot.map((box) => origin.height - box.y))}px`)
  return [...beside, ...[...(map?.querySelectorAll('[data-keep-free]') ?? [])].map((each) => boxOf(each, origin))]
}

/** Keeps the offsets of call-outs between layouts, so that they stay put while the map moves. */
export function createOverlayLayout() {
  const kept = new Map<string, Spot>()

  return (map: MapLibreMap, root: HTMLElement, scene: OverlayScene): void => {
    const elements = indexOf(root)
    const origin = root.getBoundingClientRect()
    const markSize = root.querySelector<HTMLElement>('[data-mark]')?.offsetWidth ?? 36
    const margin = markSize / 3
    const frame: Box = { x: margin, y: margin, width: origin.width - 2 * margin, height: origin.height - 2 * margin }
    const truth = new Map(scene.marks.map((mark) => [mark.id, map.project(mark.at)]))
    const buildings = new Map(scene.marks.map((mark) => [mark.id, buildingBox(map, mark.building)]))

    const lifted = scene.marks.map(({ id }) => {
      const spot = truth.get(id) ?? { x: 0, y: 0 }
      const building = buildings.get(id)
      if (!building) return { id, x: spot.x, y: spot.y }
      const lift = Math.min(spot.y - building.y + markSize * 0.62, markSize * HIGHEST_LIFT)
      return { id, x: spot.x, y: spot.y - lift }
    })
    const marks = spreadMarkers(lifted, markSize, { x: 0, y: 0, width: origin.width, height: origin.height })
    const markBox = ({ x, y }: Spot): Box => ({ x: x - markSize / 2, y: y - markSize / 2, width: markSize, height: markSize })
    for (const { id } of scene.marks) {
      const [spot, at] = [truth.get(id), marks.get(id)]
      if (!spot || !at) continue
      moveTo(elements.get(`mark:${id}`), { x: at.x - markSize / 2, y: at.y - markSize / 2 })
      const isAway = Math.hypot(at.x - spot.x, at.y - spot.y) > STEM_FROM
      drawLine(elements.get(`stem:${id}`), isAway ? spot : null, isAway ? edgeTowards(markBox(at), spot) : null)
    }

    const scale = pixelsPerMetre(map.getZoom(), map.getCenter().lat)
    const ringOf = new Map(scene.marks.map((mark) => [mark.id, mark.ringM * scale]))
    const wanted = scene.callOuts.flatMap((id): CallOut[] => {
      const [element, at, spot] = [elements.get(`call-out:${id}`), marks.get(id), truth.get(id)]
      if (!(element instanceof HTMLElement) || !at || !spot) return []
      if (!scene.faraway.has(id) && !overlaps(markBox(at), frame)) return []
      const ring = Math.min(ringOf.get(id) ?? 0, Math.min(frame.width, frame.height) / 4)
      const clearance = Math.max(markSize * 0.75, ring + markSize * 0.3)
      // A card that must be seen may stand anywhere; one line only makes sense beside its marker.
      const reach = scene.faraway.has(id) ? frame.width + frame.height : markSize * 2
      return [{ id, anchor: ring > 0 ? spot : at, width: element.offsetWidth, height: element.offsetHeight, clearance, reach }]
    })
    // Corners of the ring's square may be covered, the ring itself not.
    const rings = scene.marks.flatMap(({ id, ringM }): Box[] => {
      const [spot, radius] = [truth.get(id), Math.min(ringM * scale, frame.height / 4) * 0.92]
      return spot && ringM > 0 ? [{ x: spot.x - radius, y: spot.y - radius, width: 2 * radius, height: 2 * radius }] : []
    })
    const hard = [
      ...[...marks.values()].map(markBox),
      ...[...buildings].flatMap(([id, box]) => (box && scene.callOuts.includes(id) ? [box] : [])),
      ...rings,
      ...keepFree(root, origin),
    ]
    const placed = placeCallOuts(wanted, frame, hard, kept)
    kept.clear()
    for (const id of scene.callOuts) {
      const [box, mark] = [placed.get(id), marks.get(id)]
      moveTo(elements.get(`call-out:${id}`), box ?? null)
      if (!box || !mark) {
        drawLine(elements.get(`line:${id}`), null, null)
        continue
      }
      const anchor = clampInto(frame, wanted.find((callOut) => callOut.id === id)?.anchor ?? mark)
      kept.set(id, { x: box.x - anchor.x, y: box.y - anchor.y })
      const end = edgeTowards(box, mark)
      const isNear = Math.hypot(end.x - mark.x, end.y - mark.y) < markSize * 0.9
      drawLine(elements.get(`line:${id}`), isNear ? null : end, isNear ? null : edgeTowards(markBox(mark), end))
    }
  }
}
