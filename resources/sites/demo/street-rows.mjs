/** What stands in the streets and belongs to no household: hydrants, the gateways of the sensors, the outputs of each grid. */
import { STREETS, toLngLat, zoneOf } from './plan.mjs'

/** `u`: metres along the street; at the kerb. */
function inStreet(id, kind, [slug, u], name, nameEn) {
  const street = STREETS[slug]
  const uv = [u, street.at(u) + street.half - 0.6]
  return {
    id,
    kind,
    name,
    nameEn,
    zone: zoneOf(uv).id,
    household: null,
    room: name,
    place: `${street.name} · ${name}`,
    placeEn: `${street.nameEn} · ${nameEn[0].toLowerCase()}${nameEn.slice(1)}`,
    lngLat: toLngLat(uv),
  }
}

/** A list of spots from `[street, [metres, …]]`. */
const along = (places) => places.flatMap(([slug, us]) => us.map((u) => [slug, u]))

/** Two to a street; each is the gateway of the sensors nearest to it. */
const GATEWAYS = along([
  ['xijie', [120, -115]],
  ['dongyang', [110, -110]],
  ['shantang', [110, -110]],
  ['tanzi', [105, -115]],
])

export const gateways = () => GATEWAYS.map((spot, i) => inStreet(`gateway-${i + 1}`, 'gateway', spot, `网关 ${i + 1}`, `Gateway ${i + 1}`))

/** Id of the gateway nearest to a spot. */
export function gatewayNear([u, v]) {
  const far = GATEWAYS.map(([slug, along]) => Math.hypot(along - u, STREETS[slug].at(along) - v))
  return `gateway-${far.indexOf(Math.min(...far)) + 1}`
}

/** Twenty hydrants, numbered from east to west on each street. */
export const hydrants = () =>
  along([
    ['xijie', [190, 70, -60, -180]],
    ['dongyang', [176, 60, -56, -165]],
    ['shantang', [205, 132, 58, -14, -92, -190]],
    ['xiatang', [120, 20, -96]],
    ['tanzi', [118, 12, -116]],
  ]).map(([slug, u], i) => ({
    ...inStreet(`hydrant-${i + 1}`, 'hydrant-pressure', [slug, u], `消火栓 ${i + 1}`, `Hydrant ${i + 1}`),
    gateway: gatewayNear([u, STREETS[slug].at(u)]),
  }))

/** One of each for every grid, six metres apart along its street. They are wired: no gateway takes them with it. */
const OUTPUTS = [
  ['siren', 'siren', '警报器', 'siren'],
  ['broadcast', 'fire-broadcast', '消防广播', 'fire broadcast'],
  ['light', 'light', '疏散照明', 'evacuation lights'],
  ['gates', 'door-release', '巷门', 'alley gates'],
  ['curtain', 'sprinkler', '水幕', 'water curtain'],
]
const GRIDS = along([
  ['xijie', [-150, 60]],
  ['shantang', [-150, 60]],
  ['tanzi', [-150, 60]],
])

export const outputs = () =>
  GRIDS.flatMap(([slug, u], i) =>
    OUTPUTS.map(([suffix, kind, name, nameEn], nth) =>
      inStreet(`grid-${i + 1}-${suffix}`, kind, [slug, u + 6 * nth], `${i + 1} 网格${name}`, `Grid ${i + 1} ${nameEn}`),
    ),
  )
