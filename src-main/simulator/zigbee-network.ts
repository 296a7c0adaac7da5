/**
 * A Zigbee network that nobody has registered yet: what Zigbee2MQTT publishes for it on the same broker. Its smoke
 * detector alarms a minute after it appeared. Pure: the same seed gives the same run.
 */
import { createRandom } from './random.ts'

const BASE = 'zigbee2mqtt'
/** Every device reports once in so many seconds, one after another. */
const REPORT_S = 20
/** Smoke in the second and third minute; again every five, for whoever registers it later. */
const SMOKE_S = { from: 60, to: 180, every: 300 }

/** Of its bridge. */
export const ZIGBEE_PRESENCE = { topic: `${BASE}/bridge/state`, online: '{"state":"online"}', offline: '{"state":"offline"}' }

export interface Publication {
  topic: string
  payload: string
  retain: boolean
}

type State = Record<string, number | boolean>
interface ZigbeeDevice {
  ieee: string
  name: string
  model: string
  vendor: string
  description: string
  /** What it can say besides battery and link quality. */
  exposes: object[]
  state: (s: number) => State
}

const binary = (property: string, on: boolean, off: boolean) => ({
  type: 'binary',
  name: property,
  property,
  access: 1,
  value_on: on,
  value_off: off,
})
const numeric = (property: string, unit: string, low: number, high: number) => ({
  type: 'numeric',
  name: property,
  property,
  access: 1,
  unit,
  value_min: low,
  value_max: high,
})

const isSmoking = (s: number) => s % SMOKE_S.every >= SMOKE_S.from && s % SMOKE_S.every < SMOKE_S.to

const DEVICES: ZigbeeDevice[] = [
  {
    ieee: '0x00124b0029f1a001',
    name: '星桥客栈/201/烟感',
    model: 'SD-26',
    vendor: 'Lantern Works',
    description: 'Smoke detector',
    exposes: [binary('smoke', true, false), binary('tamper', true, false), binary('battery_low', true, false)],
    state: (s) => ({ smoke: isSmoking(s), tamper: false, battery_low: false }),
  },
  {
    ieee: '0x00124b0029f1a002',
    name: '星桥客栈/201/窗磁',
    model: 'MC-11',
    vendor: 'Lantern Works',
    description: 'Window contact',
    exposes: [binary('contact', false, true)],
    state: () => ({ contact: true }),
  },
  {
    ieee: '0x00124b0029f1a003',
    name: '星桥客栈/水箱间/水浸',
    model: 'WL-3',
    vendor: 'Lantern Works',
    description: 'Water leak sensor',
    exposes: [binary('water_leak', true, false), binary('battery_low', true, false)],
    state: () => ({ water_leak: false, battery_low: false }),
  },
  {
    ieee: '0x00124b0029f1a004',
    name: '星桥客栈/前台/温湿度',
    model: 'TH-7',
    vendor: 'Reed & Sons',
    description: 'Temperature and humidity sensor',
    exposes: [numeric('temperature', '°C', -40, 80), numeric('humidity', '%', 0, 100)],
    state: (s) => ({ temperature: 21 + Math.round(10 * Math.sin(s / 600)) / 10, humidity: 55 }),
  },
  {
    ieee: '0x00124b0029f1a005',
    name: '星桥客栈/前台/求助按钮',
    model: 'PB-1',
    vendor: 'Reed & Sons',
    description: 'Panic button',
    exposes: [binary('sos', true, false)],
    state: () => ({ sos: false }),
  },
]

const COORDINATOR = { ieee_address: '0x00124b0029f1a000', friendly_name: 'Coordinator', type: 'Coordinator', interview_completed: true }

/** `bridge/devices`: the register of the network. */
const register = () =>
  JSON.stringify([
    COORDINATOR,
    ...DEVICES.map(({ ieee, name, model, vendor, description, exposes }) => ({
      ieee_address: ieee,
      friendly_name: name,
      type: 'EndDevice',
      power_source: 'Battery',
      interview_completed: true,
      definition: {
        model,
        vendor,
        description,
        exposes: [...exposes, numeric('battery', '%', 0, 100), numeric('linkquality', 'lqi', 0, 255)],
      },
    })),
  ])

export function createZigbeeNetwork(seed: number) {
  const random = createRandom(seed)
  const batteries = new Map(DEVICES.map(({ ieee }) => [ieee, Math.round(random.between(72, 100))]))
  const stateOf = ({ ieee, name, state }: ZigbeeDevice, s: number): Publication => ({
    topic: `${BASE}/${name}`,
    payload: JSON.stringify({ ...state(s), battery: batteries.get(ieee), linkquality: Math.round(random.between(70, 160)) }),
    retain: false,
  })

  return {
    /** Published once, when it has connected. */
    introduction: (): Publication[] => [
      { topic: `${BASE}/bridge/devices`, payload: register(), retain: true },
      ...DEVICES.map(({ name }) => ({ topic: `${BASE}/${name}/availability`, payload: '{"state":"online"}', retain: true })),
    ],
    /** Published `s` whole seconds later. */
    at: (s: number): Publication[] => DEVICES.filter((_, i) => s % REPORT_S === i).map((device) => stateOf(device, s)),
  }
}
