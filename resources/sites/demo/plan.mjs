/**
 * The plan of the demo street in local metres: u runs along the canal to the east, v across it to the north.
 * `toGround` bends this straight plan into the gentle curve of the canal; `toLngLat` puts it on the globe (WGS-84).
 */
export const CENTER = [120.6, 31.32]
const METRES_PER_DEGREE_LAT = 110860
const METRES_PER_DEGREE_LNG = 95130

export const toGround = ([u, v]) => [u - 0.16 * v + 4 * Math.sin(v / 85), v + 0.145 * u + 8 * Math.sin(u / 82 + 0.6) + 0.00006 * u * v]

const round7 = (n) => Math.round(n * 1e7) / 1e7
export const toLngLat = (uv) => {
  const [x, y] = toGround(uv)
  return [round7(CENTER[0] + x / METRES_PER_DEGREE_LNG), round7(CENTER[1] + y / METRES_PER_DEGREE_LAT)]
}

/** What is drawn reaches further than what is watched, so that a wide screen shows town to its edges. */
export const DRAWN = { west: -400, east: 400, south: -305, north: 300 }
export const WATCHED = { west: -235, east: 235, south: -205, north: 212 }
export const isWatched = ([u, v]) => u > WATCHED.west && u < WATCHED.east && v > WATCHED.south && v < WATCHED.north

const wave = (height, length, phase) => (x) => height * Math.sin(x / length + phase)

/** Lines along the canal, north to south: `at(u)` is the centre, `half` half the width. */
export const EDGE_NORTH = { at: () => DRAWN.north, half: 0 }
export const EDGE_SOUTH = { at: () => DRAWN.south, half: 0 }
const street = (slug, name, nameEn, v, half, wobble) => ({ slug, name, nameEn, half, at: (u) => v + wobble(u), layer: 'street' })
export const STREETS = {
  yangan: street('yangan', '杨安浜北路', 'Yang’anbang North Rd', 241, 3, wave(2.5, 120, 1)),
  xijie: street('xijie', '西街', 'Xi St', 172, 2.6, wave(3, 110, 2)),
  dongyang: street('dongyang', '东杨安浜', 'East Yang’anbang', 103, 2.5, wave(4, 75, 0.4)),
  shantang: street('shantang', '山塘街', 'Shantang St', 7.5, 3.8, wave(1.2, 60, 0)),
  xiatang: street('xiatang', '下塘弄', 'Xiatang Ln', -80, 2.4, wave(3, 90, 1.6)),
  tanzi: street('tanzi', '潭子里', 'Tanzi Ln', -141, 2.4, wave(3.5, 80, 3)),
  nanhao: street('nanhao', '南浩弄', 'Nanhao Ln', -213, 2.6, wave(3, 120, 0.2)),
}
export const CANAL = {
  name: '山塘河',
  nameEn: 'Shantang Canal',
  at: (u) => -25 + wave(1.5, 130, 1)(u),
  half: (u) => 9 + 0.9 * Math.sin(u / 47),
}
/** The stone bank between water and walls. */
export const BANK = 1.8

/** Lines across, west to east: `at(v)` is the centre. */
const alley = (slug, name, nameEn, u, half, wobble) => ({ slug, name, nameEn, half, at: (v) => u + wobble(v), layer: 'alley' })
const HUIGUAN = alley('huiguan', '会馆弄', 'Huiguan Ln', -268, 1.6, wave(4, 70, 0))
const XIAOZHU = alley('xiaozhu', '小邾弄', 'Xiaozhu Ln', -138, 1.7, wave(3, 60, 1))
const TONGGUI = alley('tonggui', '通贵桥弄', 'Tongguiqiao Ln', -26, 1.8, wave(2.5, 75, 2))
const ZHIJIA = alley('zhijia', '知家栈', 'Zhijiazhan', -2, 1.5, wave(3, 45, 0.5))
const XINGQIAO = alley('xingqiao', '星桥弄', 'Xingqiao Ln', 96, 1.8, wave(3, 65, 0.8))
const YINSHAN = alley('yinshan', '引善桥弄', 'Yinshanqiao Ln', 232, 1.6, wave(4, 80, 1.2))
const BANTANG = alley('bantang', '半塘弄', 'Bantang Ln', 322, 1.6, wave(3, 80, 2.2))
export const CREEK = {
  name: '星桥浜',
  nameEn: 'Xingqiao Creek',
  at: (v) => 152 + wave(4, 60, 0.5)(v),
  half: 6.4 + BANK,
  water: 6.4,
  slug: null,
}
export const EDGE_WEST = { at: () => DRAWN.west, half: 0 }
export const EDGE_EAST = { at: () => DRAWN.east, half: 0 }

const northBank = { at: (u) => CANAL.at(u) + CANAL.half(u) + BANK, half: 0, slug: null }
const southBank = { at: (u) => CANAL.at(u) - CANAL.half(u) - BANK, half: 0, slug: null }
const NORTH = [EDGE_WEST, HUIGUAN, XIAOZHU, TONGGUI, XINGQIAO, YINSHAN, BANTANG, EDGE_EAST]
const BY_WATER = [EDGE_WEST, HUIGUAN, XIAOZHU, TONGGUI, XINGQIAO, CREEK, YINSHAN, BANTANG, EDGE_EAST]
const SOUTH = [EDGE_WEST, HUIGUAN, XIAOZHU, ZHIJIA, XINGQIAO, CREEK, YINSHAN, BANTANG, EDGE_EAST]

/** Rows of blocks between two lines along the canal, cut by the lines across it. */
export const ROWS = [
  { north: EDGE_NORTH, south: STREETS.yangan, across: NORTH },
  { north: STREETS.yangan, south: STREETS.xijie, across: NORTH },
  { north: STREETS.xijie, south: STREETS.dongyang, across: NORTH },
  { north: STREETS.dongyang, south: STREETS.shantang, across: NORTH },
  { north: STREETS.shantang, south: northBank, across: NORTH },
  { north: southBank, south: STREETS.xiatang, across: BY_WATER },
  { north: STREETS.xiatang, south: STREETS.tanzi, across: SOUTH },
  { north: STREETS.tanzi, south: STREETS.nanhao, across: SOUTH },
  { north: STREETS.nanhao, south: EDGE_SOUTH, across: SOUTH },
]

/** Named alleys with the lines they run between. */
export const ALLEYS = [
  { line: HUIGUAN, from: DRAWN.south, to: DRAWN.north },
  { line: XIAOZHU, from: DRAWN.south, to: DRAWN.north },
  { line: TONGGUI, from: STREETS.xiatang.at(-26), to: DRAWN.north },
  { line: ZHIJIA, from: DRAWN.south, to: STREETS.xiatang.at(-2) },
  { line: XINGQIAO, from: DRAWN.south, to: DRAWN.north },
  { line: YINSHAN, from: DRAWN.south, to: DRAWN.north },
  { line: BANTANG, from: DRAWN.south, to: DRAWN.north },
]
export const BRIDGES = [
  { line: XIAOZHU, name: '彩云桥', nameEn: 'Caiyun Bridge' },
  { line: TONGGUI, name: '通贵桥', nameEn: 'Tonggui Bridge' },
  { line: XINGQIAO, name: '星桥', nameEn: 'Xing Bridge' },
  { line: YINSHAN, name: '引善桥', nameEn: 'Yinshan Bridge' },
]
export const CREEK_BRIDGES = [
  { street: STREETS.xiatang, name: '下塘桥', nameEn: 'Xiatang Bridge' },
  { street: STREETS.tanzi, name: '潭子桥', nameEn: 'Tanzi Bridge' },
  { street: STREETS.nanhao, name: '南浩桥', nameEn: 'Nanhao Bridge' },
]
/** Parks fill part of a block: row index, and between which values of u. */
export const PARKS = [
  { row: 2, from: 97.8, to: 158, name: '星桥园', nameEn: 'Xingqiao Garden' },
  { row: 7, from: 22, to: 94, name: '潭子园', nameEn: 'Tanzi Garden' },
]

/** Six grids: three bands from north to south, each cut where 通贵桥弄 runs. `capacity`: people on a feast day, in streets and gardens. */
const SPLIT = TONGGUI
const bands = [
  { north: () => WATCHED.north + 20, south: STREETS.dongyang.at, capacity: 3000 },
  { north: STREETS.dongyang.at, south: CANAL.at, capacity: 4500 },
  { north: CANAL.at, south: () => WATCHED.south - 30, capacity: 3000 },
]
export const ZONES = bands.flatMap((band, i) => [
  {
    id: `grid-${2 * i + 1}`,
    name: `${2 * i + 1} 网格`,
    nameEn: `Grid ${2 * i + 1}`,
    capacity: band.capacity,
    band,
    from: WATCHED.west - 20,
    to: null,
  },
  {
    id: `grid-${2 * i + 2}`,
    name: `${2 * i + 2} 网格`,
    nameEn: `Grid ${2 * i + 2}`,
    capacity: band.capacity,
    band,
    from: null,
    to: WATCHED.east + 20,
  },
])
export const SPLIT_LINE = SPLIT
export const zoneOf = ([u, v]) => {
  const band = v > STREETS.dongyang.at(u) ? 0 : v > CANAL.at(u) ? 1 : 2
  return ZONES[2 * band + (u < SPLIT.at(v) ? 0 : 1)]
}
