/** Pictures the map draws with, painted on the spot and painted anew after a change of theme or panel. */
import type { Map as MapLibreMap } from 'maplibre-gl'

/** Images are drawn twice as fine as CSS pixels. */
const FINE = 2

/** `paint` draws into a square of `sizePx` CSS pixels. */
export function putPicture(map: MapLibreMap, id: string, sizePx: number, paint: (pen: OffscreenCanvasRenderingContext2D) => void): void {
  const side = Math.max(1, Math.round(sizePx * FINE))
  const pen = new OffscreenCanvas(side, side).getContext('2d')
  if (!pen) return
  pen.scale(FINE, FINE)
  paint(pen)
  const image = pen.getImageData(0, 0, side, side)
  // A picture of another size cannot take the place of one that is there.
  if (map.getImage(id)?.data.width !== side) {
    if (map.hasImage(id)) map.removeImage(id)
    map.addImage(id, image, { pixelRatio: FINE })
  } else map.updateImage(id, image)
}
