/** Who lives where, and which devices watch over them: the tables of the demo site. */
import { chooseHall, detectorsOf } from './hall.mjs'
import { CHEN_GUIYING, createPeople, STAFF } from './people.mjs'
import { isWatched, STREETS, toLngLat, zoneOf } from './plan.mjs'
import { gatewayNear, gateways, hydrants, outputs } from './street-rows.mjs'

const HOUSEHOLDS = 400
const SENSORS = 1600
const GAS_VALVES = 42

/** House numbers: even north or west, odd south or east, rising to the west and to the north. Number 128 is in the middle of the street. */
function numberHouses(town) {
  const byLine = Map.groupBy(
    town.buildings.filter((b) => b.front && isWatched(b.uv)),
    (b) => b.front.line.slug,
  )
  for (const [slug, houses] of byLine) {
    const along = (b) => (b.front.along === 'u' ? -b.uv[0] : b.uv[1])
    for (const sides of [
      ['north', 'west'],
      ['south', 'east'],
    ]) {
      const side = houses.filter((b) => sides.includes(b.front.side)).sort((a, b) => along(a) - along(b))
      const even = sides[0] === 'north'
      let first = even ? 2 : 1
      if (slug === 'shantang') {
        const middle = side.indexOf(side.filter((b) => b.area > 110).sort((a, b) => Math.abs(a.uv[0] - 2) - Math.abs(b.uv[0] - 2))[0])
        first = (even ? 128 : 127) - 2 * middle
      }
      for (const [i, house] of side.entries()) house.number = first + 2 * i
    }
  }
  return [...byLine.values()].flat()
}

/** A free spot under the roof, away from its walls and from what hangs there already. */
function insideRoof(building, random) {
  const [outer, well] = building.rings
  const us = outer.map((p) => p[0])
  const vs = outer.map((p) => p[1])
  building.spots ??= []
  const wall = Math.min(1.2, Math.sqrt(building.area) / 8)
  for (let tries = 0; tries < 800; tries++) {
    const point = [random.between(Math.min(...us), Math.max(...us)), random.between(Math.min(...vs), Math.max(...vs))]
    const apart = 2.4 * (1 - tries / 800)
    const around = [
      [-wall, 0],
      [wall, 0],
      [0, -wall],
      [0, wall],
    ].map(([du, dv]) => [point[0] + du, point[1] + dv])
    const indoors = around.every((p) => contains(outer, p) && !(well && contains(well, p)))
    if (!indoors || building.spots.some(([u, v]) => Math.hypot(u - point[0], v - point[1]) < apart)) continue
    building.spots.push(point)
    return point
  }
  throw new Error(`no room for a device in ${building.id}`)
}

function contains(ring, [x, y]) {
  let inside = false
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]
    const [xj, yj] = ring[j]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  }
  return inside
}

/** What may hang in a household: id suffix, kind, words of the device, words of the room. */
const KITCHEN = ['厨房', 'kitchen']
const FITTINGS = {
  smoke: ['kitchen-smoke', 'smoke-detector', '厨房烟感', 'Kitchen smoke', ...KITCHEN],
  gas: ['kitchen-gas', 'gas-detector', '厨房燃气', 'Kitchen gas', ...KITCHEN],
  heat: ['kitchen-heat', 'heat-detector', '后厨温感', 'Kitchen heat', '后厨', 'back kitchen'],
  flame: ['stove-flame', 'flame-detector', '灶台火焰', 'Stove flame', '灶台', 'stove'],
  electrical: ['electrical', 'electrical-fire-monitor', '电箱电气火灾', 'Switchboard electrical', '电箱', 'switchboard'],
  water: ['water', 'water-meter', '水表', 'Water meter', '水表', 'water meter'],
  door: ['door', 'door-contact', '大门门磁', 'Front door', '大门', 'front door'],
  bedroom: ['bedroom-smoke', 'smoke-detector', '卧室烟感', 'Bedroom smoke', '卧室', 'bedroom'],
  valve: ['gas-valve', 'gas-valve', '燃气切断阀', 'Gas shut-off valve', ...KITCHEN],
}

const OLD_HALLS = [
  ['yuhantang', '玉涵堂', 'Yuhan Hall'],
  ['lingnan', '岭南会馆', 'Lingnan Guild Hall'],
  ['gangzhou', '冈州会馆', 'Gangzhou Guild Hall'],
  ['dongqi', '东齐会馆', 'Dongqi Guild Hall'],
  ['tingzhou', '汀州会馆', 'Tingzhou Guild Hall'],
  ['baochuande', '鲍传德庄祠', 'Bao Chuande Shrine'],
  ['taozhenxiao', '陶贞孝祠', 'Tao Zhenxiao Shrine'],
  ['zhangguowei', '张国维祠', 'Zhang Guowei Shrine'],
]
const HALL_SPOTS = [
  ['east-gable', '东山墙', 'east gable'],
  ['west-gable', '西山墙', 'west gable'],
  ['beam', '正厅大梁', 'main beam'],
]

export function settle(town, random) {
  for (const [i, building] of town.buildings.entries()) building.id = `b${i + 1}`
  const people = createPeople(random)
  const houses = numberHouses(town)
  const chen = houses.find((b) => b.front.line.slug === 'shantang' && b.number === 128)
  const chosen = [chen, ...random.shuffle(houses.filter((b) => b !== chen && b.area > 45))].slice(0, HOUSEHOLDS)
  chosen.sort((a, b) => a.front.line.slug.localeCompare(b.front.line.slug, 'en') || a.number - b.number)

  const households = []
  const devices = []
  const homes = []
  const install = (row, building, [suffix, kind, name, nameEn, room, roomEn]) => ({
    id: `${row.id}-${suffix}`,
    kind,
    name,
    nameEn,
    zone: row.zone,
    household: row.id,
    room,
    place: `${row.address} · ${room}`,
    placeEn: `${row.addressEn} · ${roomEn}`,
    lngLat: toLngLat(insideRoof(building, random)),
    gateway: gatewayNear(building.uv),
  })
  for (const building of chosen) {
    const { line } = building.front
    const id = `${line.slug}-${building.number}`
    building.household = id
    const shop = building !== chen && (line.slug === 'shantang' || line.slug === 'xiatang') && random.chance(0.42)
    const row = {
      id,
      zone: zoneOf(building.uv).id,
      address: `${line.name} ${building.number} 号`,
      addressEn: `${building.number} ${line.nameEn}`,
      lngLat: toLngLat(insideRoof(building, random)),
      ...(building === chen ? CHEN_GUIYING : people.household(shop)),
    }
    households.push(row)
    const wanted =
      building === chen
        ? ['smoke', 'gas', 'electrical', 'water', 'door']
        : [
            'smoke',
            ...(random.chance(0.72) ? ['gas'] : []),
            ...(shop && random.chance(0.75) ? ['heat'] : []),
            ...(shop && random.chance(0.35) ? ['flame'] : []),
            ...(random.chance(shop ? 0.9 : 0.46) ? ['electrical'] : []),
            ...(random.chance(0.62) ? ['water'] : []),
            ...(random.chance(0.66) ? ['door'] : []),
          ]
    for (const key of wanted) devices.push(install(row, building, FITTINGS[key]))
    homes.push({ row, building })
  }
  devices.push(...hydrants(), ...watchHalls(town, random))
  const spare = homes
    .filter(({ building }) => building !== chen)
    .sort((a, b) => b.row.party.age - a.row.party.age || a.row.id.localeCompare(b.row.id, 'en'))
  const missing = SENSORS - devices.length
  if (missing < 0 || missing > spare.length) throw new Error(`${devices.length} devices before bedrooms: adjust the shares`)
  town.hall = chooseHall(town)
  const inHall = detectorsOf(town.hall)
  const bedrooms = spare.slice(0, missing).map(({ row, building }) => install(row, building, FITTINGS.bedroom))
  devices.push(...bedrooms.slice(0, -inHall.length), ...inHall)
  const withGas = new Set(devices.filter(({ kind }) => kind === 'gas-detector').map(({ household }) => household))
  const shutOff = random
    .shuffle(homes.filter(({ row }) => withGas.has(row.id)))
    .sort((a, b) => Number(b.building === chen) - Number(a.building === chen))
    .slice(0, GAS_VALVES)
  devices.push(...shutOff.map(({ row, building }) => install(row, building, FITTINGS.valve)), ...gateways(), ...outputs())
  return { households, devices, staff: staff() }
}

/** The largest free roofs near the main street, well apart, are its old halls; each is watched at three spots. */
function watchHalls(town, random) {
  const free = town.buildings.filter((b) => !b.household && isWatched(b.uv) && b.uv[1] > -20 && b.uv[1] < 90)
  const halls = []
  for (const building of free.sort((a, b) => b.area - a.area || a.id.localeCompare(b.id, 'en'))) {
    const alone = halls.every((hall) => Math.hypot(hall.uv[0] - building.uv[0], hall.uv[1] - building.uv[1]) > 38)
    if (alone && halls.length < OLD_HALLS.length) halls.push(building)
  }
  halls.sort((a, b) => a.uv[0] - b.uv[0])
  return halls.flatMap((building, i) => {
    const [slug, name, nameEn] = OLD_HALLS[i]
    Object.assign(building, { name, nameEn })
    return HALL_SPOTS.map(([spot, room, roomEn]) => ({
      id: `${slug}-${spot}`,
      kind: 'structure-monitor',
      name: `${room}结构`,
      nameEn: `Structure ${roomEn}`,
      zone: zoneOf(building.uv).id,
      household: null,
      room,
      place: `${name} · ${room}`,
      placeEn: `${nameEn} · ${roomEn}`,
      lngLat: toLngLat(insideRoof(building, random)),
      gateway: gatewayNear(building.uv),
    }))
  })
}

const staff = () =>
  STAFF.map(({ number, name, nameEn, skills, at: [slug, u] }) => ({
    id: `staff-${number}`,
    number,
    name,
    nameEn,
    skills,
    phone: `100 0001 00${number}`,
    lngLat: toLngLat([u, STREETS[slug].at(u)]),
    onDutyUntil: '06:00',
  }))
