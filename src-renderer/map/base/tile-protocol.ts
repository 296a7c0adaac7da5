/** Gives MapLibre what the seat has of maps: tiles under `tile://asset/z/x/y`, pictures of floors under `picture://asset`. What is not there is drawn as nothing. */
import { addProtocol, type GetResourceResponse } from 'maplibre-gl'
import { mapFiles } from '../../state/map-files.ts'

type Bytes = Uint8Array<ArrayBuffer>

const NO_TILE = new Uint8Array()
/** A PNG of one transparent pixel: pictures have no empty tile. */
const NO_PICTURE = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='),
  (letter) => letter.charCodeAt(0),
)

/** A copy: the map takes the bytes over, and a handset may want to keep its own. */
const answer = (bytes: Bytes): GetResourceResponse<ArrayBuffer> => ({ data: bytes.slice().buffer })

export function registerMapFiles(): void {
  addProtocol('tile', async ({ url, type }) => {
    const [z = 0, x = 0, y = 0] = url.split('/').slice(-3).map(Number)
    const tile = await mapFiles()
      .tile(z, x, y)
      .catch(() => null)
    return answer(tile ?? (type === 'image' ? NO_PICTURE : NO_TILE))
  })
  addProtocol('picture', async ({ url }) => {
    const picture = await mapFiles()
      .picture(url.replace('picture://', ''))
      .catch(() => null)
    return answer(picture ?? NO_PICTURE)
  })
}
