/** Pictures of people and of incidents, drawn in the colours of the theme and the size of the panel. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { HazardKind, type Priority } from '../../../src-preload/contract/wire/words.ts'
import type { MapVariant, Staff } from '../map.types.ts'
import { HAZARD_GLYPHS } from '../map-images.ts'
import type { MapPalette } from '../map-palette.ts'
import { putPicture } from '../put-picture.ts'
import { alarmImage } from './alarm-features.ts'
import { PRIORITY_SYMBOLS, SYMBOL_GRID } from './priority-symbols.ts'

const PRIORITIES = [1, 2, 3, 4] as const satisfies readonly Priority[]
/** Room around a symbol for its outline and its halo, in its own grid. */
const MARGIN = 3

/** CSS pixels; the wall's follow its panel. */
export function liveSizes(map: MapLibreMap, variant: MapVariant): { alarm: number; person: number } {
  const unit = map.getContainer().clientWidth / 2560
  return variant === 'wall' ? { alarm: Math.round(104 * unit), person: Math.round(116 * unit) } : { alarm: 28, person: 24 }
}

/** Free: a quiet ring · ordered: dashed · on the way: firm · on the spot: filled. */
function paintPerson(
  pen: OffscreenCanvasRenderingContext2D,
  size: number,
  state: Exclude<Staff['state'], 'offDuty'>,
  colour: MapPalette,
): void {
  const line = size / 12
  const isThere = state === 'onScene'
  pen.beginPath()
  pen.arc(size / 2, size / 2, size / 2 - line, 0, 2 * Math.PI)
  pen.fillStyle = isThere ? colour.action : colour.panel
  pen.fill()
  pen.lineWidth = line
  pen.strokeStyle = state === 'free' ? colour.quiet : isThere ? colour.panel : colour.action
  pen.setLineDash(state === 'ordered' ? [2 * line, 1.4 * line] : [])
  pen.stroke()
}

/** Filled while nobody has it, as the marks of the few that are told in full. */
function paintAlarm(
  pen: OffscreenCanvasRenderingContext2D,
  size: number,
  priority: Priority,
  isFresh: boolean,
  kind: HazardKind,
  colour: MapPalette,
) {
  const { path, scale, middle } = PRIORITY_SYMBOLS[priority]
  const tone = { 1: colour.p1, 2: colour.p2, 3: colour.p3, 4: colour.p4 }[priority]
  const shape = new Path2D(path)
  pen.scale(size / (SYMBOL_GRID + 2 * MARGIN), size / (SYMBOL_GRID + 2 * MARGIN))
  pen.translate(MARGIN, MARGIN)
  pen.lineJoin = 'round'
  pen.lineCap = 'round'
  pen.strokeStyle = colour.block
  pen.lineWidth = 7
  pen.stroke(shape)
  pen.fillStyle = isFresh ? tone : colour.panel
  pen.fill(shape)
  pen.strokeStyle = tone
  pen.lineWidth = 3.2
  pen.stroke(shape)
  pen.translate(SYMBOL_GRID / 2, middle)
  pen.scale(scale, scale)
  pen.translate(-12, -12)
  pen.strokeStyle = isFresh ? colour.panel : colour.text
  pen.lineWidth = 2.2
  pen.stroke(new Path2D(HAZARD_GLYPHS[kind]))
}

/** Adds the pictures, or draws them anew after a change of theme or panel. */
export function putLiveImages(map: MapLibreMap, colour: MapPalette, variant: MapVariant): void {
  const { alarm, person } = liveSizes(map, variant)
  for (const state of ['free', 'ordered', 'onTheWay', 'onScene'] as const)
    putPicture(map, `staff-${state}`, person, (pen) => paintPerson(pen, person, state, colour))
  for (const priority of PRIORITIES)
    for (const isFresh of [true, false])
      for (const kind of HazardKind.options)
        putPicture(map, alarmImage(priority, isFresh, kind), alarm, (pen) => paintAlarm(pen, alarm, priority, isFresh, kind, colour))
}
