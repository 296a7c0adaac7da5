/** What the layers, blocks and kinds of drawings and tables are called, in Chinese and English, and what they are here. */
import { MapLayer } from '../../../src-preload/contract/site.contract.ts'

/** What comes first wins: a stair is not a house, a valve of the water main is no water. */
const WORDS: readonly [layer: MapLayer, chinese: string, english: string][] = [
  ['hydrant', '消火栓|消防栓', 'HYDRANT|HYDT|FHYD'],
  ['aed', '除颤', 'AED|DEFIBRILLATOR'],
  ['camera', '摄像|监控', 'CAMERA|CCTV'],
  ['broadcast', '广播|喇叭|扬声', 'BROADCAST|SPEAKER|PAGING'],
  ['valve', '阀', 'VALVE|VALV'],
  ['assembly', '集合点|集结点|避难|疏散场地', 'ASSEMBLY|MUSTER'],
  ['checkpoint', '巡更|巡检|巡查|打卡', 'CHECKPOINT|PATROL'],
  ['post', '岗亭|岗位|保安|值班', 'POST|GUARD|SECURITY'],
  ['exit', '出口|疏散门', 'EXIT|EGRESS'],
  ['gate', '大门|闸机|闸口|检票|道闸|入口', 'GATE|TURNSTILE|ENTRANCE'],
  ['stairs', '楼梯|扶梯|台阶|梯段', 'STAIR|STAIRS|STRS|ESCALATOR|STEPS'],
  ['wall', '墙|窗|幕墙|栏杆|围栏|隔断|柱', 'WALL|FENCE|WINDOW|GLAZ|COLUMN|COLS|PARTITION|RAILING'],
  ['opening', '门', 'DOOR|OPENING'],
  ['stand', '看台|座席|观众席', 'STAND|TRIBUNE|SEAT|SEATING|BLEACHER'],
  ['zone', '分区|网格|区域|防区', 'ZONE|SECTOR|GRID'],
  ['room', '房间|空间|户型|包厢', 'ROOM|SPACE|AREA|UNIT'],
  ['bridge', '桥', 'BRIDGE'],
  ['bank', '驳岸|河岸|岸线', 'BANK|EMBANKMENT|QUAY'],
  ['canal', '河|湖|水系|水面|水体|池塘', 'CANAL|WATER|RIVER|LAKE|POND'],
  ['tree', '树', 'TREE'],
  ['park', '绿地|绿化|公园|草坪|花园', 'PARK|GREEN|LAWN|GARDEN|PLANT|PLNT'],
  ['lane', '排队|通道|车道', 'LANE|QUEUE'],
  ['alley', '巷|弄|胡同', 'ALLEY'],
  ['path', '步道|人行|小路|园路', 'PATH|FOOTPATH|WALK|WALKWAY|SIDEWALK|FOOTWAY'],
  ['street', '道路|马路|街|路网', 'ROAD|STREET|DRIVEWAY'],
  ['building', '建筑|房屋|楼栋|楼宇', 'BUILDING|BLDG|HOUSE|FOOTPRINT'],
]

/** What is a surface when its border is drawn as a closed line. */
export const SURFACES: readonly MapLayer[] = [
  'building',
  'room',
  'stairs',
  'stand',
  'zone',
  'canal',
  'park',
  'bridge',
  'broadcast',
  'assembly',
]

/** An English word stands by itself or in the plural: `A-WALL-FULL` is a wall, `WALLPAPER` none. */
const PATTERNS = WORDS.map(([layer, chinese, english]) => ({
  layer,
  pattern: new RegExp(`${chinese}|(?<![A-Z])(?:${english})S?(?![A-Z])`, 'i'),
}))

/** Null: no word of it is known. */
export function layerOfWords(words: string | undefined): MapLayer | null {
  if (words === undefined) return null
  const own = MapLayer.safeParse(words.trim().toLowerCase())
  return own.success ? own.data : (PATTERNS.find(({ pattern }) => pattern.test(words))?.layer ?? null)
}
