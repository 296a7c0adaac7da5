/** Small pictures for the map, drawn from `resources/map/glyphs.json` in the colours of the theme. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import glyphs from '../../resources/map/glyphs.json' with { type: 'json' }
import type { HazardKind } from '../../src-preload/contract/wire/words.ts'
import type { MapPalette } from './map-palette.ts'

export const HAZARD_GLYPHS: Readonly<Record<HazardKind, string>> = glyphs.hazards
/** Each device kind shows the glyph of its group. */
const kinds = import.meta.glob<{ kind: string; group: string }>('../../resources/device-kinds/*.json', { eager: true, import: 'default' })
const groupOfKind = new Map(Object.values(kinds).map(({ kind, group }) => [kind, group]))
export const glyphOf = (kind: string): string => groupOfKind.get(kind) ?? 'structure'

/** Images are drawn twice as fine as CSS pixels. */
const FINE = 2

interface Picture {
  path: string
  sizePx: number
  colour: string
  strokePx: number
  disc?: { fill: string; edge: string }
}

function draw({ path, sizePx, colour, strokePx, disc }: Picture): ImageData | null {
  const side = sizePx * FINE
  const canvas = document.createElement('canvas')
  canvas.width = side
  canvas.height = side
  const pen = canvas.getContext('2d')
  if (!pen) return null
  if (disc) {
    pen.beginPath()
    pen.arc(side / 2, side / 2, side / 2 - FINE, 0, 2 * Math.PI)
    pen.fillStyle = disc.fill
    pen.fill()
    pen.strokeStyle = disc.edge
    pen.lineWidth = FINE
    pen.stroke()
  }
  const inset = disc ? side * 0.2 : 0
  const scale = (side - 2 * inset) / glyphs.grid
  pen.translate(inset, inset)
  pen.scale(scale, scale)
  pen.lineWidth = (strokePx * FINE) / scale
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  pen.strokeStyle = colour
  pen.stroke(new Path2D(path))
  return pen.getImageData(0, 0, side, side)
}

/** Adds the pictures, or draws them anew after a change of theme. */
export function putImages(map: MapLibreMap, colour: MapPalette): void {
  const disc = { fill: colour.panel, edge: colour.faint }
  const pictures: Record<string, Picture> = {
    fault: { path: glyphs.marks.fault, sizePx: 15, colour: colour.fault, strokePx: 2.2 },
    gate: { path: glyphs.marks.gate, sizePx: 14, colour: colour.faint, strokePx: 1.4 },
  }
  for (const [hazard, path] of Object.entries(glyphs.hazards)) {
    pictures[`glyph-${hazard}`] = { path, sizePx: 20, colour: colour.quiet, strokePx: 1.3, disc }
  }
  for (const [id, picture] of Object.entries(pictures)) {
    const image = draw(picture)
    if (!image) continue
    if (map.hasImage(id)) map.updateImage(id, image)
    else map.addImage(id, image, { pixelRatio: FINE })
  }
}
