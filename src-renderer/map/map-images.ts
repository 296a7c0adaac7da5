/** Small pictures for the map, drawn from `resources/map/glyphs.json` in the colours of the theme. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import glyphs from '../../resources/map/glyphs.json' with { type: 'json' }
import type { HazardKind } from '../../src-preload/contract/wire/words.ts'
import type { MapVariant } from './map.types.ts'
import type { MapPalette } from './map-palette.ts'
import { putPicture } from './put-picture.ts'
import { frameOf, SIGNS, type Sign } from './signs.rules.ts'

type Pen = OffscreenCanvasRenderingContext2D

export const HAZARD_GLYPHS: Readonly<Record<HazardKind, string>> = glyphs.hazards
export const SIGN_GLYPHS: Readonly<Record<Sign, string>> = glyphs.signs
export const GLYPH_GRID = glyphs.grid
/** Each device kind shows the glyph of its group. */
const kinds = import.meta.glob<{ kind: string; group: string }>('../../resources/device-kinds/*.json', { eager: true, import: 'default' })
const groupOfKind = new Map(Object.values(kinds).map(({ kind, group }) => [kind, group]))
export const glyphOf = (kind: string): string => groupOfKind.get(kind) ?? 'structure'

/** Part of a framed picture that is left free around its glyph. */
const INSET = 0.18
/** A way's direction, pointing east. */
const ARROW = 'M8 5l8 7l-8 7'
const SIGN_PX = 20
const NEAR_PX = 26
/** On the wall, in its design pixels. */
const WALL_NEAR_PX = 92

interface Frame {
  shape: 'circle' | 'square'
  fill: string
  edge: string
}

/** Strokes a glyph of 24 units into a square of `size`, within its frame. `line` in CSS pixels. */
function paint(pen: Pen, size: number, path: string, ink: string, line: number, frame?: Frame): void {
  if (frame) {
    pen.beginPath()
    if (frame.shape === 'circle') pen.arc(size / 2, size / 2, size / 2 - 1, 0, 2 * Math.PI)
    else pen.roundRect(1, 1, size - 2, size - 2, size / 8)
    pen.fillStyle = frame.fill
    pen.fill()
    pen.strokeStyle = frame.edge
    pen.lineWidth = size / 20
    pen.stroke()
  }
  const inset = frame ? size * INSET : 0
  const scale = (size - 2 * inset) / GLYPH_GRID
  pen.translate(inset, inset)
  pen.scale(scale, scale)
  pen.lineWidth = line / scale
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.strokeStyle = ink
  pen.stroke(new Path2D(path))
}

/** Adds the pictures, or draws them anew after a change of theme or panel. */
export function putImages(map: MapLibreMap, colour: MapPalette, variant: MapVariant): void {
  const near = variant === 'wall' ? Math.round((WALL_NEAR_PX * map.getContainer().clientWidth) / 2560) : NEAR_PX
  const put = (id: string, size: number, path: string, ink: string, line: number, frame?: Frame) =>
    putPicture(map, id, size, (pen) => paint(pen, size, path, ink, line, frame))
  put('fault', 15, glyphs.marks.fault, colour.fault, 2.2)
  put('arrow', 12, ARROW, colour.dot, 1.8)
  put('arrow-text', 14, ARROW, colour.text, 2.2)
  for (const [hazard, path] of Object.entries(glyphs.hazards))
    put(`glyph-${hazard}`, 20, path, colour.quiet, 1.3, { shape: 'circle', fill: colour.panel, edge: colour.faint })
  for (const sign of SIGNS) {
    const [shape, path] = [frameOf(sign), SIGN_GLYPHS[sign]]
    put(`sign-${sign}`, SIGN_PX, path, colour.quiet, 1.4, { shape, fill: colour.panel, edge: colour.faint })
    put(`near-${sign}`, near, path, colour.panel, near / 13, { shape, fill: colour.text, edge: colour.panel })
  }
}
