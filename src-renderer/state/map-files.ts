/** Where tiles of the base map and pictures of floors come from at this seat: its link, or what a handset has kept. Null: there is none. */
import type { Connection } from '../client/connect.ts'

type Bytes = Uint8Array<ArrayBuffer>

export interface MapFiles {
  tile(z: number, x: number, y: number): Promise<Bytes | null>
  picture(asset: string): Promise<Bytes | null>
}

let files: MapFiles = { tile: () => Promise.resolve(null), picture: () => Promise.resolve(null) }

export const serveMapFiles = (from: MapFiles): void => {
  files = from
}

export const mapFiles = (): MapFiles => files

const bytesOf = (base64: string): Bytes => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))

/** Errors: as the procedures of the plan. */
export const filesOverLink = ({ plan }: Connection['client']): MapFiles => ({
  tile: async (z, x, y) => {
    const tile = await plan.tile({ z, x, y })
    return tile && bytesOf(tile.base64)
  },
  picture: async (id) => bytesOf((await plan.asset({ id })).base64),
})
