/** Who has to be named for the base map; always to be seen. */
import type { Site } from './map.types.ts'

export function Attribution({ basemap }: { basemap: Site['basemap'] }) {
  return basemap?.attribution ? <small className="map-attribution">{basemap.attribution}</small> : null
}
