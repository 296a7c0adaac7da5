import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DeviceKind } from '../../../src-main/domains/devices/device-kind.types.ts'
import { SiteFile } from '../../../src-main/domains/site/site-file.types.ts'
import { Linkages } from '../../../src-preload/contract/linkages.types.ts'
import { RESOURCES, readFolder, readJson } from './read-json.ts'
import { WATCHED } from './watched.ts'

type Point = [number, number]
const { outputs } = Linkages.parse(readJson('linkages.json'))
const isOutput = ({ kind }: { kind: string }) => outputs.some((output) => output.kind === kind)
const path = resolve(RESOURCES, 'sites/demo.site.json')
const text = readFileSync(path, 'utf8')
const site = SiteFile.parse(JSON.parse(text))
const layer = (name: string) => site.features.filter((feature) => feature.properties.layer === name)
const count = <T>(rows: T[], keep: (row: T) => boolean) => rows.filter(keep).length

const inRing = (ring: Point[], [x, y]: Point): boolean => {
  let inside = false
  ring.forEach(([xi, yi], i) => {
    const [xj, yj] = ring.at(i - 1) ?? [xi, yi]
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  })
  return inside
}
const inPolygon = ([outer, ...holes]: Point[][], point: Point) =>
  outer !== undefined && inRing(outer, point) && !holes.some((hole) => inRing(hole, point))
const METRES: Point = [95130, 110860]
const metres = ([lng, lat]: Point): Point => [(lng - 120.6) * METRES[0], (lat - 31.32) * METRES[1]]

describe('the demo site', () => {
  it('is exactly what its maker makes, below 1.5 MB, one row per line', () => {
    const made = execFileSync(process.execPath, [resolve(RESOURCES, 'sites/make-demo.mjs'), '--print'], { maxBuffer: 8e6 }).toString()
    expect(made === text, 'run `node resources/sites/make-demo.mjs` and commit the result').toBe(true)
    expect(text.length).toBeLessThan(1_500_000)
    expect(text.split('\n').length).toBeGreaterThan(site.features.length + site.devices.length + site.households.length)
  })

  it('has 400 households, 1,600 sensors with 8 gateways, 72 outputs and 6 on-site staff in 6 zones (N-4.2.3)', () => {
    const gateways = count(site.devices, ({ kind }) => kind === 'gateway')
    const outputs = count(site.devices, isOutput)
    expect([site.households.length, site.staff.length, site.zones.length]).toEqual([400, 6, 6])
    expect([site.devices.length - gateways - outputs, gateways, outputs]).toEqual([1600, 8, 72])
    for (const rows of [site.households, site.devices, site.staff, site.zones, layer('building').map((f) => f.properties)]) {
      const ids = (rows as { id: string }[]).map((row) => row.id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('refers only to zones, households and device kinds that exist, and has devices of every group of clause N-5.1.1.1', () => {
    const zones = new Set(site.zones.map((zone) => zone.id))
    const households = new Map(site.households.map((household) => [household.id, household]))
    const groups = new Map(
      readFolder('device-kinds')
        .map(({ content }) => DeviceKind.parse(content))
        .map(({ kind, group }) => [kind, group]),
    )
    for (const row of [...site.households, ...site.devices]) expect(zones.has(row.zone), row.id).toBe(true)
    for (const device of site.devices) {
      expect(groups.has(device.kind), device.id).toBe(true)
      if (device.household) expect(device.place.startsWith(`${households.get(device.household)?.address} · `), device.id).toBe(true)
    }
    expect(new Set(site.devices.map((device) => groups.get(device.kind)))).toEqual(new Set([...WATCHED, 'device']))
    expect(new Set(layer('zone').map((feature) => feature.properties.id))).toEqual(zones)
  })

  it('watches every household by a smoke detector in the kitchen, and the street by 20 hydrants', () => {
    for (const household of site.households) expect(site.devices.some((d) => d.id === `${household.id}-kitchen-smoke`)).toBe(true)
    expect(count(site.devices, (d) => d.kind === 'hydrant-pressure')).toBe(20)
    expect(count(site.devices, (d) => d.kind === 'structure-monitor')).toBeGreaterThan(10)
  })

  it('reaches every sensor through a gateway near it, so that none carries more than a quarter of them', () => {
    const gateways = new Map(site.devices.filter(({ kind }) => kind === 'gateway').map((device) => [device.id, device]))
    const sensors = site.devices.filter((device) => device.kind !== 'gateway' && !isOutput(device))
    for (const sensor of sensors) {
      const [x, y] = metres(sensor.lngLat)
      const [east, north] = metres(gateways.get(sensor.gateway ?? '')?.lngLat ?? [0, 0])
      expect(Math.hypot(east - x, north - y), sensor.id).toBeLessThan(200)
    }
    for (const id of gateways.keys())
      expect(
        count(sensors, ({ gateway }) => gateway === id),
        id,
      ).toBeLessThan(sensors.length / 4)
  })

  it('can warn, light, open and cool every grid, and shut off the gas where it is watched, in some dozens of homes', () => {
    for (const { id } of site.zones) {
      const kinds = site.devices.filter(({ zone, household, kind }) => zone === id && household === null && isOutput({ kind }))
      expect(kinds.map(({ kind }) => kind).sort()).toEqual(['door-release', 'fire-broadcast', 'light', 'siren', 'sprinkler'])
    }
    const valves = site.devices.filter(({ kind }) => kind === 'gas-valve')
    expect(valves.map(({ household }) => household)).toContain('shantang-128')
    for (const { household } of valves) expect(site.devices.some(({ id }) => id === `${household}-kitchen-gas`)).toBe(true)
    expect(valves.length).toBeGreaterThan(24)
  })

  it('knows Chen Guiying of 山塘街 128 号: 72, alone, hard of hearing', () => {
    const household = site.households.find((row) => row.id === 'shantang-128')
    expect(household).toMatchObject({ address: '山塘街 128 号', addressEn: '128 Shantang St', people: 1 })
    expect(household?.party).toMatchObject({ name: '陈桂英', age: 72, needs: ['elderly', 'livesAlone', 'hardOfHearing'] })
    expect(site.devices.find((d) => d.id === 'shantang-128-kitchen-smoke')).toMatchObject({
      place: '山塘街 128 号 · 厨房',
      kind: 'smoke-detector',
    })
  })

  it('uses only telephone numbers that no exchange assigns', () => {
    const numbers = [
      ...site.households.flatMap((row) => row.party.phones.map((phone) => phone.number)),
      ...site.staff.map((row) => row.phone),
    ]
    for (const number of numbers) expect(number).toMatch(/^(100 000[01]|0512 0000) \d{4}$/)
    expect(count(site.households, (row) => row.needHelp > row.people)).toBe(0)
  })

  it('puts every device of a household under its own roof', () => {
    const roofs = new Map(layer('building').map((feature) => [feature.properties.household, feature.geometry.coordinates as Point[][]]))
    for (const device of site.devices.filter((d) => d.household)) {
      expect(inPolygon(roofs.get(device.household) ?? [], device.lngLat), device.id).toBe(true)
    }
  })

  it('builds no house in the water, in a park or in a street, and none into another', () => {
    const houses = layer('building').filter((feature) => !String(feature.properties.id).startsWith('pavilion'))
    const corners = houses.map((feature) => (feature.geometry.coordinates as Point[][])[0] ?? [])
    const open = [...layer('canal'), ...layer('bridge'), ...layer('park')].map((feature) => feature.geometry.coordinates as Point[][])
    const lines = [...layer('street'), ...layer('alley')].map((feature) => ({
      half: Number(feature.properties.width) / 2,
      points: (feature.geometry.coordinates as Point[]).map(metres),
    }))
    const tooNear = (point: Point, half: number, points: Point[]) =>
      points.slice(1).some((b, i) => {
        const a = points[i] ?? b
        const length = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
        const t = Math.max(0, Math.min(1, ((point[0] - a[0]) * (b[0] - a[0]) + (point[1] - a[1]) * (b[1] - a[1])) / length))
        return Math.hypot(point[0] - a[0] - t * (b[0] - a[0]), point[1] - a[1] - t * (b[1] - a[1])) < half - 0.4
      })
    const boxes = corners.map((ring) => {
      const xs = ring.map((p) => p[0])
      const ys = ring.map((p) => p[1])
      return { ring, west: Math.min(...xs), east: Math.max(...xs), south: Math.min(...ys), north: Math.max(...ys) }
    })
    const wrong: string[] = []
    for (const box of boxes) {
      for (const corner of box.ring) {
        if (open.some((polygon) => inPolygon(polygon, corner))) wrong.push(`in water, bridge or park: ${corner}`)
        if (lines.some(({ half, points }) => tooNear(metres(corner), half, points))) wrong.push(`in a street: ${corner}`)
        for (const other of boxes) {
          if (other === box || corner[0] < other.west || corner[0] > other.east || corner[1] < other.south || corner[1] > other.north)
            continue
          if (inRing(other.ring, corner)) wrong.push(`in another house: ${corner}`)
        }
      }
    }
    expect(wrong).toEqual([])
  })
})
