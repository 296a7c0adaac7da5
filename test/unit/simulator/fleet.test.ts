import { describe, expect, it } from 'vitest'
import { DeviceKind, type Limit } from '../../../src-main/domains/devices/device-kind.types.ts'
import { SiteFile } from '../../../src-main/domains/site/site-file.types.ts'
import { createFleet, type Message } from '../../../src-main/simulator/fleet.ts'
import { AT_REST } from '../../../src-main/simulator/outputs.ts'
import { SCENARIOS } from '../../../src-main/simulator/scenarios.ts'
import { SIGNALS } from '../../../src-main/simulator/signals.ts'
import { readFolder, readJson } from '../data/read-json.ts'

const site = SiteFile.parse(readJson('sites/demo.site.json'))
const kinds = new Map(
  readFolder('device-kinds')
    .map(({ content }) => DeviceKind.parse(content))
    .map((kind) => [kind.kind, kind]),
)
/** Gateways only say that they are there. */
const reporting = site.devices.filter(({ kind }) => kind !== 'gateway')
const kindOf = new Map(site.devices.map((device) => [device.id, kinds.get(device.kind)]))

type Timed = Message & { s: number }
function play(scenario: string, seconds: number, seed = 1): Timed[] {
  const fleet = createFleet(site, scenario, seed)
  return Array.from({ length: seconds * 10 }, (_, i) => fleet.step().messages.map((message) => ({ ...message, s: (i + 1) / 10 }))).flat()
}

const isBeyond = (limit: Limit, value: number) =>
  limit.when === 'above' ? value > limit.value : limit.when === 'below' && value < limit.value
/** Limits that a message crosses, leaving out those that have to last. */
const crossed = (message: Message) =>
  (kindOf.get(message.device)?.points ?? []).flatMap((point) => {
    const value = message.values[point.id]
    return value === undefined ? [] : point.limits.filter((limit) => limit.delayMs < 60_000 && isBeyond(limit, value))
  })

describe('the quiet scenario', () => {
  const messages = play('quiet', 366)

  it('lets every device report within six seconds, and then once a minute', () => {
    expect(new Set(messages.filter((m) => m.s <= 6).map((m) => m.device)).size).toBe(reporting.length)
    const perDevice = Map.groupBy(
      messages.filter((m) => m.s > 126 && m.s <= 306),
      (m) => m.device,
    )
    const regular = [...perDevice].filter(([id]) => !id.endsWith('-door'))
    expect(new Set(regular.map(([, list]) => list.length))).toEqual(new Set([3]))
  })

  it('spreads the load evenly over the minute', () => {
    const perSecond = new Map<number, number>()
    for (const message of messages.filter((m) => m.s > 66 && m.s <= 186))
      perSecond.set(Math.ceil(message.s), (perSecond.get(Math.ceil(message.s)) ?? 0) + 1)
    expect(Math.max(...perSecond.values())).toBeLessThan(60)
    expect(Math.min(...perSecond.values())).toBeGreaterThan(10)
  })

  it('reports exactly the points of the kind, in range, beyond no limit', () => {
    const known = [...Object.keys(SIGNALS), ...Object.keys(AT_REST)]
    expect(reporting.filter(({ kind }) => !known.includes(kind))).toEqual([])
    for (const message of messages) {
      const kind = kindOf.get(message.device)
      expect(Object.keys(message.values).sort()).toEqual(kind?.points.map((point) => point.id).sort())
      for (const point of kind?.points ?? []) {
        const value = message.values[point.id] ?? Number.NaN
        expect(value >= point.range[0] && value <= point.range[1], `${message.device} ${point.id} ${value}`).toBe(true)
      }
      expect(crossed(message), message.device).toEqual([])
    }
  })

  it('opens doors now and then and closes them within a minute', () => {
    const doors = Map.groupBy(
      messages.filter((m) => 'open' in m.values),
      (m) => m.device,
    )
    const opened = [...doors.values()].flatMap((list) => list.filter((m, i) => m.values.open === 1 && i + 1 < list.length))
    expect(opened.length).toBeGreaterThan(20)
    for (const list of doors.values()) {
      for (const [i, message] of list.entries()) {
        const next = list[i + 1]
        if (message.values.open === 1 && next) expect([next.values.open, next.s - message.s < 60]).toEqual([0, true])
      }
    }
  })

  it('is the same for the same seed and another for another', () => {
    expect(play('quiet', 70)).toEqual(messages.filter((m) => m.s <= 70))
    expect(play('quiet', 10, 2)).not.toEqual(messages.filter((m) => m.s <= 10))
  })
})

describe('the kitchen fire', () => {
  const smoke = play('kitchen-fire', 320).filter((m) => m.device === 'shantang-128-kitchen-smoke')

  it('grows over the limit soon after 8 s, stays for minutes, and is over after four', () => {
    const above = smoke.filter((m) => (m.values.smoke ?? 0) > 0.15)
    const [first, last] = [above[0]?.s ?? 0, above.at(-1)?.s ?? 0]
    expect(first).toBeGreaterThan(8)
    expect(first).toBeLessThan(18)
    expect(last - first).toBeGreaterThan(180)
    expect(last).toBeLessThan(250)
    expect(above.length).toBe(smoke.filter((m) => m.s >= first && m.s <= last).length)
    expect(smoke.at(-1)?.values.smoke).toBeLessThan(0.1)
  })

  it('disturbs nobody else', () => {
    const beyond = play('kitchen-fire', 320).filter((m) => crossed(m).length > 0)
    expect(new Set(beyond.map((m) => m.device))).toEqual(new Set(['shantang-128-kitchen-smoke']))
  })
})

describe('the other scenarios', () => {
  const disturbed = (scenario: string, seconds: number) => {
    const limits = play(scenario, seconds).flatMap((m) => crossed(m).map((limit) => ({ device: m.device, ...limit })))
    return {
      devices: new Set(limits.map((l) => l.device)).size,
      hazards: new Set(limits.map((l) => l.hazard)),
      priorities: new Set(limits.map((l) => l.priority)),
    }
  }

  it('gas-leak passes the low and the high limit of one detector', () => {
    expect(disturbed('gas-leak', 330)).toEqual({ devices: 1, hazards: new Set(['gas']), priorities: new Set([1, 2]) })
  })

  it('busy has incidents of many kinds, and a door and a tap that stay open', () => {
    const { devices, hazards, priorities } = disturbed('busy', 420)
    expect(devices).toBe(10)
    expect(hazards).toEqual(new Set(['smoke', 'heat', 'flame', 'gas', 'electrical', 'hydrant', 'structure']))
    expect(priorities).toEqual(new Set([1, 2, 3]))
    const long = play('busy', 420).filter((m) => m.s > 10 && (m.values.open === 1 || (m.values.flow ?? 0) > 15))
    expect([...Map.groupBy(long, (m) => m.device).values()].filter((list) => list.length > 100)).toHaveLength(2)
  })

  it('flood disturbs some 180 devices within two minutes', () => {
    expect(disturbed('flood', 150).devices).toBeGreaterThan(150)
  })

  it('stay within the ranges of the points', () => {
    for (const scenario of Object.keys(SCENARIOS)) {
      for (const message of play(scenario, 200)) {
        for (const point of kindOf.get(message.device)?.points ?? []) {
          const value = message.values[point.id] ?? 0
          if (value < point.range[0] || value > point.range[1]) throw new Error(`${scenario}: ${message.device} ${point.id} ${value}`)
        }
      }
    }
  })

  it('name what there is when asked for something else', () => {
    expect(() => createFleet(site, 'earthquake', 1)).toThrow(/no scenario “earthquake”; there are quiet, kitchen-fire/)
  })
})
