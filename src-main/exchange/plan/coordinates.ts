/** Where the coordinates of a file lie on earth, in WGS-84 degrees of seven decimals: a centimetre. Of a drawing nine, as it is still to be placed. */
import gcoord from 'gcoord'
import { type CoordinateSystem, LOCAL_PER_DEGREE } from '../../../src-preload/contract/plan.contract.ts'

export type Place = [number, number]
/** Null: no place on earth. */
export type Placing = (x: number, y: number) => Place | null

/** The middle of a drawing in its own units, and how long one is. */
export interface Drawing {
  middle: readonly [number, number]
  metresPerUnit: number
}

const SHIFTED = { gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const
/** Each round is some 500 times nearer. */
const ROUNDS = 5

export function placing(system: CoordinateSystem, { middle: [x0, y0], metresPerUnit }: Drawing): Placing {
  switch (system) {
    case 'wgs84':
      return (x, y) => onEarth(x, y)
    case 'local':
      return (x, y) => onEarth(((x - x0) * metresPerUnit) / LOCAL_PER_DEGREE, ((y - y0) * metresPerUnit) / LOCAL_PER_DEGREE, 1e9)
    default:
      return (x, y) => onEarth(x, y) && onEarth(...unshifted(x, y, SHIFTED[system]))
  }
}

/** The shift is known in one direction only; the way back is found by going there. The bound keeps the edge of China from a loop without end. */
function unshifted(x: number, y: number, system: (typeof SHIFTED)[keyof typeof SHIFTED]): Place {
  let [lng, lat] = [x, y]
  for (let round = 0; round < ROUNDS; round++) {
    const [east = x, north = y] = gcoord.transform([lng, lat], gcoord.WGS84, system)
    ;[lng, lat] = [lng + x - east, lat + y - north]
  }
  return [lng, lat]
}

function onEarth(lng: number, lat: number, places = 1e7): Place | null {
  // Adding 0 makes -0 plain 0, which is what JSON makes of it.
  const [east, north] = [Math.round(lng * places) / places + 0, Math.round(lat * places) / places + 0]
  return Math.abs(east) <= 180 && Math.abs(north) <= 90 ? [east, north] : null
}
