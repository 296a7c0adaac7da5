/**
 * What the families call a property, and what it is here: point of the catalogue, unit, polarity.
 * It is read from discovery data and property names, never from lists of models, so that unseen devices fit too.
 */
import type { DescribedPoint } from '../../domains/devices/devices.ports.ts'

interface CatalogPoint {
  point: string
  unit: string
  type: 'number' | 'switch'
  /** A switch that says 1 where ours says 0. */
  inverted: boolean
}

const on = (point: string, inverted = false): CatalogPoint => ({ point, unit: '', type: 'switch', inverted })
const number = (point: string, unit: string): CatalogPoint => ({ point, unit, type: 'number', inverted: false })

/** By property name in lower case without separators: `carbon_monoxide`, `CarbonMonoxide` → `carbonmonoxide`. */
const PROPERTIES: Record<string, CatalogPoint> = {
  smoke: on('smoke-alarm'),
  smokealarm: on('smoke-alarm'),
  smokestatus: on('smoke-alarm'),
  gas: on('gas-alarm'),
  gasalarm: on('gas-alarm'),
  gasstatus: on('gas-alarm'),
  carbonmonoxide: on('co-alarm'),
  co: number('co', 'ppm'),
  heat: on('heat-alarm'),
  flame: on('flame-alarm'),
  waterleak: on('water-leak'),
  leak: on('water-leak'),
  leakagestatus: on('water-leak'),
  moisture: on('water-leak'),
  contact: on('open', true),
  garagedoorcontact: on('open', true),
  door: on('open'),
  opening: on('open'),
  garagedoor: on('open'),
  window: on('open'),
  magnetstatus: on('open'),
  vibration: on('vibration'),
  occupancy: on('presence'),
  presence: on('presence'),
  motion: on('presence'),
  sos: on('panic'),
  panic: on('panic'),
  emergency: on('panic'),
  tamper: on('tamper'),
  tamperstatus: on('tamper'),
  batterylow: on('battery-low'),
  test: on('test'),
  faultstate: on('fault'),
  fault: on('fault'),
  trouble: on('fault'),
  problem: on('fault'),
  acconnected: on('mains-fail', true),
  externalpowersource: on('mains-fail', true),
  battery: number('battery', '%'),
  linkquality: number('link-quality', 'lqi'),
  rssi: number('signal', 'dBm'),
  temperature: number('temperature', '°C'),
  humidity: number('humidity', '%'),
  smokedensitydbm: number('smoke', 'dB/m'),
  gasvalue: number('gas', '%LEL'),
  power: number('power', 'W'),
  current: number('current', 'A'),
  voltage: number('voltage', 'V'),
  energy: number('energy', 'kWh'),
  illuminance: number('illuminance', 'lx'),
  anglex: number('tilt-x', '°'),
  angley: number('tilt-y', '°'),
  anglez: number('tilt-z', '°'),
  peoplecountall: number('people', ''),
  totalcounterin: number('in-total', ''),
  totalcounterout: number('out-total', ''),
  siren: on('on'),
  alarm: on('alarm'),
  state: on('on'),
  temp: number('temperature', '°C'),
  tempcsht: number('temperature', '°C'),
  humsht: number('humidity', '%'),
  batterypercent: number('battery', '%'),
  batterypercentage: number('battery', '%'),
  dooropenstatus: on('open'),
  waterleakstatus: on('water-leak'),
  pir: on('presence'),
  pirstatus: on('presence'),
  currentsensorstatus: on('fault'),
  temperaturesensorstatus: on('fault'),
  totalin: number('in-total', ''),
  totalout: number('out-total', ''),
  peopletotalin: number('in-total', ''),
  peopletotalout: number('out-total', ''),
  line1totalin: number('in-total', ''),
  line1totalout: number('out-total', ''),
  total: number('total', 'm³'),
  settlement: number('settlement', 'mm'),
  displacement: number('displacement', 'mm'),
  crack: number('crack', 'mm'),
  loadcurrent: number('load-current', 'A'),
  smokestate: on('smoke-alarm'),
  gasstate: on('gas-alarm'),
  doorstate: on('open'),
  illuminancelux: number('illuminance', 'lx'),
}

/** A name in lower case without separators. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '')

export const catalogPoint = (property: string): CatalogPoint | undefined =>
  Object.hasOwn(PROPERTIES, plainName(property)) ? PROPERTIES[plainName(property)] : undefined

/** A point id of its own for a property the catalogue does not know; null when nothing is left of the name. */
export function ownPointId(property: string): string | null {
  const id = property
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 60)
    .replace(/-$/, '')
  return id || null
}

/** Most telling first: a smoke alarm with a thermometer is a smoke alarm. */
const TELLING: [string[], string][] = [
  [['smoke', 'smoke-alarm'], 'smoke-detector'],
  [['co', 'co-alarm'], 'co-detector'],
  [['gas', 'gas-alarm'], 'gas-detector'],
  [['flame', 'flame-alarm'], 'flame-detector'],
  [['heat-alarm'], 'heat-detector'],
  [['water-leak'], 'water-leak-sensor'],
  [['residual-current', 'arcs'], 'electrical-fire-monitor'],
  [['tilt-x', 'tilt-y', 'settlement', 'crack', 'displacement'], 'structure-monitor'],
  [['panic'], 'panic-button'],
  [['open'], 'door-contact'],
  [['in-total', 'people'], 'people-counter'],
  [['pressure'], 'hydrant-pressure'],
  [['total', 'flow'], 'water-meter'],
  [['on'], 'output'],
  [['locked', 'door-forced', 'door-held'], 'access-door'],
  [['intrusion', 'presence'], 'intrusion-detector'],
  [['humidity', 'air-pressure'], 'environment-sensor'],
]

/** Kind of `resources/device-kinds` that these points suggest, or null. */
export function kindOf(points: readonly Pick<DescribedPoint, 'id'>[]): string | null {
  const ids = new Set(points.map(({ id }) => id))
  return TELLING.find(([telling]) => telling.some((id) => ids.has(id)))?.[1] ?? null
}
