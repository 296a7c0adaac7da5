/** What matters to those who keep watch, as points and areas of the map: hydrants, valves, AEDs, cameras, posts, checkpoints, gates, broadcast areas. */
import { CANAL, STREETS, toLngLat, ZONES } from './plan.mjs'
import { hydrants } from './street-rows.mjs'

/** `aside`: metres from the middle of the street, to the north. */
const at = (slug, u, aside = 0) => toLngLat([u, STREETS[slug].at(u) + aside])
const kerb = (slug) => STREETS[slug].half - 0.5

/** Degrees clockwise from north, from one spot towards another. */
function bearing([lng, lat], [lng2, lat2]) {
  const east = (lng2 - lng) * Math.cos((lat * Math.PI) / 180)
  return Math.round(((Math.atan2(east, lat2 - lat) * 180) / Math.PI + 360) % 360)
}

/** Shut-off valves of each grid, beside its street, from west to east. */
const VALVES = [
  ['gas', '燃气调压箱', 'gas regulator'],
  ['water', '供水阀', 'water valve'],
  ['power', '配电箱', 'power switch'],
]
const SPOTS = [
  ['xijie', -125],
  ['xijie', 95],
  ['shantang', -118],
  ['shantang', 84],
  ['tanzi', -125],
  ['tanzi', 88],
]

const AEDS = [
  ['shantang', 96, '星桥口岗亭', 'Xing Bridge post'],
  ['xijie', -40, '西街便民点', 'Xi St service point'],
  ['tanzi', -30, '潭子里便民点', 'Tanzi Ln service point'],
]

/** `to`: metres along the street it looks towards. */
const CAMERAS = [
  ['shantang', -205, -150],
  ['shantang', -140, -80],
  ['shantang', -28, 30],
  ['shantang', 94, 40],
  ['shantang', 210, 150],
  ['xijie', 0, 60],
  ['dongyang', -130, -70],
  ['xiatang', 60, 0],
  ['tanzi', -2, -60],
  ['tanzi', 100, 150],
]
const CAMERA = { fov: 62, range: 38 }

const POSTS = [
  ['shantang', 100, '星桥岗亭', 'Xing Bridge post'],
  ['shantang', -132, '微型消防站', 'Fire post'],
]

/** Where a patrol shows that it was there; `text` is on the tag. */
const CHECKPOINTS = [
  ['shantang', -220, '山塘街西口', 'Shantang St west'],
  ['shantang', -20, '通贵桥北堍', 'Tonggui Bridge north'],
  ['shantang', 222, '山塘街东口', 'Shantang St east'],
  ['xijie', -135, '西街小邾弄口', 'Xi St at Xiaozhu Ln'],
  ['dongyang', 90, '星桥园北门', 'Xingqiao Garden north'],
  ['xiatang', -134, '彩云桥南堍', 'Caiyun Bridge south'],
  ['tanzi', 30, '潭子园东门', 'Tanzi Garden east'],
  ['tanzi', -136, '潭子里西口', 'Tanzi Ln west'],
]

const GATES = [
  ['shantang', -254, '山塘街西口', 'Shantang St west gate'],
  ['shantang', 254, '山塘街东口', 'Shantang St east gate'],
  ['xijie', -254, '西街西口', 'Xi St west gate'],
  ['tanzi', 254, '潭子里东口', 'Tanzi Ln east gate'],
]

/** Metres around the street and the water that its loudspeakers reach. */
const HEARD_M = 16

function broadcastAreas(feature) {
  const us = Array.from({ length: 24 }, (_, i) => -230 + i * 20)
  const north = us.map((u) => [u, STREETS.shantang.at(u) + HEARD_M])
  const south = us.map((u) => [u, CANAL.at(u) - CANAL.half(u)]).reverse()
  const outline = [...north, ...south, north[0]].map(toLngLat)
  return [
    feature('broadcast', 'Polygon', [outline], { id: 'broadcast-shantang', name: '山塘街广播区', nameEn: 'Shantang St loudspeakers' }),
  ]
}

export function safetyFeatures(feature) {
  const point = (layer, lngLat, properties) => feature(layer, 'Point', lngLat, properties)
  return [
    ...broadcastAreas(feature),
    ...hydrants().map(({ id, name, nameEn, lngLat }) => point('hydrant', lngLat, { id: `map-${id}`, name, nameEn, device: id })),
    ...SPOTS.flatMap(([slug, u], i) =>
      VALVES.map(([medium, name, nameEn], nth) =>
        point('valve', at(slug, u + 5 * nth, -kerb(slug)), {
          id: `valve-${medium}-${i + 1}`,
          name: `${ZONES[i].name}${name}`,
          nameEn: `${ZONES[i].nameEn} ${nameEn}`,
          medium,
        }),
      ),
    ),
    ...AEDS.map(([slug, u, name, nameEn], i) => point('aed', at(slug, u, kerb(slug)), { id: `aed-${i + 1}`, name, nameEn })),
    ...CAMERAS.map(([slug, u, to], i) => {
      const place = at(slug, u, kerb(slug))
      const looks = bearing(place, at(slug, to))
      return point('camera', place, {
        id: `camera-${i + 1}`,
        name: `摄像机 ${i + 1}`,
        nameEn: `Camera ${i + 1}`,
        bearing: looks,
        ...CAMERA,
      })
    }),
    ...POSTS.map(([slug, u, name, nameEn], i) => point('post', at(slug, u, -kerb(slug)), { id: `post-${i + 1}`, name, nameEn })),
    ...CHECKPOINTS.map(([slug, u, name, nameEn], i) =>
      point('checkpoint', at(slug, u), { id: `checkpoint-${i + 1}`, name, nameEn, text: `SHANTANG-${String(i + 1).padStart(2, '0')}` }),
    ),
    ...GATES.map(([slug, u, name, nameEn], i) =>
      point('gate', at(slug, u), { id: `gate-${i + 1}`, name, nameEn, width: 2 * STREETS[slug].half }),
    ),
  ]
}
