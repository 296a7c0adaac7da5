/** The community centre: one roof of the town as a building of three floors, with rooms, doors, stairs and the detectors in them. */
import { isWatched, toLngLat, zoneOf } from './plan.mjs'
import { gatewayNear } from './street-rows.mjs'

const NAME = { name: '山塘社区活动中心', nameEn: 'Shantang Community Centre' }
const PLACE_EN = 'Community Centre'
/** Part of the depth that the rooms in front take, and where the corridor behind them ends. */
const CORRIDOR = [0.44, 0.58]
const DOOR_M = 1.2
const LEAST_M2 = 160

/** Rooms from west to east along each side of the corridor: slug, words, and where the room ends (0…1). `watched` ones have a detector. */
const FLOORS = [
  {
    ordinal: 0,
    south: [
      ['lobby', '门厅', 'Lobby', 0.45, true],
      ['canteen', '老年食堂', 'Seniors’ canteen', 1, true],
    ],
    north: [
      ['duty', '值班室', 'Duty room', 0.3, true],
      ['store', '储藏室', 'Store', 0.72, false],
    ],
  },
  {
    ordinal: 1,
    south: [
      ['reading', '阅览室', 'Reading room', 0.55, true],
      ['chess', '棋牌室', 'Games room', 1, true],
    ],
    north: [
      ['clinic', '卫生站', 'Clinic', 0.4, true],
      ['toilets', '卫生间', 'Toilets', 0.72, false],
    ],
  },
  {
    ordinal: 2,
    south: [
      ['meeting', '会议室', 'Meeting room', 0.5, true],
      ['dance', '排练厅', 'Rehearsal hall', 1, false],
    ],
    north: [
      ['archive', '档案室', 'Archive', 0.45, true],
      ['office', '办公室', 'Office', 0.72, false],
    ],
  },
]
/** The stairs take what the rooms on the north side leave. */
const STAIRS_FROM = 0.72

/** The plain roof nearest the middle of the site that nobody lives under and that is large enough. */
export function chooseHall({ buildings }) {
  const isFree = ({ household, name, rings, uv, area }) =>
    !household && !name && rings.length === 1 && rings[0].length === 4 && area > LEAST_M2 && isWatched(uv)
  const [hall] = buildings.filter(isFree).sort((a, b) => Math.hypot(...a.uv) - Math.hypot(...b.uv))
  return Object.assign(hall, NAME)
}

const floorId = ({ ordinal }) => `hall-${ordinal + 1}f`
const label = ({ ordinal }) => `${ordinal + 1}F`

/** A spot of the building: `s` from west to east, `t` from south to north, both 0…1. */
const spotIn = ({ rings: [[southWest, southEast, northEast, northWest]] }) => {
  const between = (a, b, share) => a.map((value, i) => value + (b[i] - value) * share)
  return ([s, t]) => between(between(southWest, southEast, s), between(northWest, northEast, s), t)
}

function roomsOf(floor) {
  const row = (rooms, bottom, top, door) =>
    rooms.map(([slug, name, nameEn, east, watched], i) => ({
      slug,
      name,
      nameEn,
      watched,
      west: rooms[i - 1]?.[3] ?? 0,
      east,
      bottom,
      top,
      door,
    }))
  return [...row(floor.south, 0, CORRIDOR[0], CORRIDOR[0]), ...row(floor.north, CORRIDOR[1], 1, CORRIDOR[1])]
}

const corners = ({ west, east, bottom, top }) => [
  [west, bottom],
  [east, bottom],
  [east, top],
  [west, top],
]

export const floorsOf = (hall) =>
  FLOORS.map((floor) => ({ id: floorId(floor), building: hall.id, ordinal: floor.ordinal, name: label(floor), nameEn: label(floor) }))

/** A detector in the middle of every watched room. */
export const detectorsOf = (hall) =>
  FLOORS.flatMap((floor) =>
    roomsOf(floor)
      .filter(({ watched }) => watched)
      .map(({ slug, name, nameEn, west, east, bottom, top }) => ({
        id: `hall-${slug}-smoke`,
        kind: 'smoke-detector',
        name: `${name}烟感`,
        nameEn: `${nameEn} smoke`,
        zone: zoneOf(hall.uv).id,
        household: null,
        room: `${label(floor)} ${name}`,
        place: `社区活动中心 · ${label(floor)} ${name}`,
        placeEn: `${PLACE_EN} · ${label(floor)} ${nameEn.toLowerCase()}`,
        lngLat: toLngLat(spotIn(hall)([(west + east) / 2, (bottom + top) / 2])),
        floor: floorId(floor),
        gateway: gatewayNear(hall.uv),
      })),
  )

/** Rooms, corridor, walls, doors and stairs of all floors; the ways out and the AED of the ground floor. */
export function hallFeatures(hall, feature) {
  const spot = spotIn(hall)
  const at = (place) => toLngLat(spot(place))
  const ring = (points) => [...points, points[0]].map(at)
  const [southWest, southEast] = hall.rings[0]
  const wide = Math.hypot(southEast[0] - southWest[0], southEast[1] - southWest[1])
  const door = (s, t) => [at([s - DOOR_M / 2 / wide, t]), at([s + DOOR_M / 2 / wide, t])]
  const inside = FLOORS.flatMap((floor) => {
    const id = floorId(floor)
    const on = (layer, type, coordinates, properties = {}) => feature(layer, type, coordinates, { ...properties, floor: id })
    const rooms = roomsOf(floor)
    const corridor = { west: 0, east: 1, bottom: CORRIDOR[0], top: CORRIDOR[1] }
    const stairs = { west: STAIRS_FROM, east: 1, bottom: CORRIDOR[1], top: 1 }
    return [
      on('room', 'Polygon', [ring(corners(corridor))], { id: `${id}-corridor`, name: '走廊', nameEn: 'Corridor' }),
      ...rooms.map((room) =>
        on('room', 'Polygon', [ring(corners(room))], { id: `${id}-${room.slug}`, name: room.name, nameEn: room.nameEn }),
      ),
      on('stairs', 'Polygon', [ring(corners(stairs))], { id: `${id}-stairs`, name: '楼梯', nameEn: 'Stairs' }),
      on('wall', 'LineString', ring(corners({ west: 0, east: 1, bottom: 0, top: 1 })), { width: 0.3 }),
      ...rooms.map(({ slug, west, east, door: t }) =>
        on('opening', 'LineString', door((west + east) / 2, t), { id: `${id}-${slug}-door`, width: DOOR_M }),
      ),
    ]
  })
  const ground = { floor: floorId(FLOORS[0]) }
  return [
    ...inside,
    feature('exit', 'Point', at([0.22, 0]), { id: 'hall-exit-main', name: '活动中心正门', nameEn: 'Main entrance', width: 2, ...ground }),
    feature('exit', 'Point', at([0, 0.51]), { id: 'hall-exit-side', name: '活动中心侧门', nameEn: 'Side door', width: 1.2, ...ground }),
    feature('aed', 'Point', at([0.06, 0.36]), { id: 'aed-hall', name: '活动中心门厅', nameEn: 'Community Centre lobby', ...ground }),
  ]
}
