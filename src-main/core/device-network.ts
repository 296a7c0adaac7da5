/** The device side of the core: what stands on the site, what is heard of it, and whether it can be heard. */

import type { Deadlines } from '../domains/deadlines/deadlines.ports.ts'
import type { DeviceKind, PointKind } from '../domains/devices/device-kind.types.ts'
import type { OrderAnswer, Position } from '../domains/devices/devices.ports.ts'
import { DevicesService } from '../domains/devices/devices.service.ts'
import { DevicesStore } from '../domains/devices/devices.store.ts'
import type { AcceptedReading, DeviceEntry } from '../domains/devices/devices.types.ts'
import { FoundService } from '../domains/devices/found.service.ts'
import { InspectorService } from '../domains/devices/inspector.service.ts'
import { type RegistryNeeds, RegistryService } from '../domains/devices/registry.service.ts'
import { RegistryStore } from '../domains/devices/registry.store.ts'
import { ServiceModes } from '../domains/devices/service-modes.service.ts'
import { networkId, SupervisionService } from '../domains/devices/supervision.service.ts'
import { ConnectionsService } from '../domains/network/connections.service.ts'
import { connectionsStore } from '../domains/network/connections.store.ts'
import type { SiteService } from '../domains/site/site.service.ts'
import type { SiteFile } from '../domains/site/site-file.types.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Work } from '../kernel/work.ts'
import type { Sqlite } from '../store/open.ts'
import { Lines } from './lines.ts'

export interface DeviceNetworkNeeds {
  work: Work
  clock: Clock
  db: Sqlite
  site: SiteService
  kinds: ReadonlyMap<string, DeviceKind>
  catalogue: readonly PointKind[]
  deadlines: Deadlines
  checkOverrides: RegistryNeeds['checkOverrides']
  alarms: () => {
    judge(entry: DeviceEntry, reading: AcceptedReading): void
    modeChanged(entry: DeviceEntry): void
    limitsChanged(entry: DeviceEntry): void
    deviceRemoved(device: string): void
    coverChanged(entries: readonly DeviceEntry[]): void
  }
  /** Outputs wait for their feedback. */
  heard: (reading: AcceptedReading) => void
  position: (position: Position) => void
  /** False: there is no such order to this person. */
  answer: (answer: OrderAnswer) => boolean
}

export type DeviceNetwork = ReturnType<typeof createDeviceNetwork>

export function createDeviceNetwork({
  work,
  clock,
  db,
  site,
  kinds,
  catalogue,
  deadlines,
  checkOverrides,
  alarms,
  heard,
  position,
  answer,
}: DeviceNetworkNeeds) {
  const store = new DevicesStore(db)
  const registryStore = new RegistryStore(db)
  const linesStore = connectionsStore(db)
  /** Devices whose gateway died or came back in this unit of work. */
  const covered = work.list<string>()
  const coverChanged = (entries: readonly DeviceEntry[]): void => {
    covered.push(...entries.map(({ id }) => id))
    alarms().coverChanged(entries)
  }
  const found: FoundService = new FoundService(work, {
    at: (address) => registry.at(address),
    get size() {
      return registry.size
    },
  })
  const registry: RegistryService = new RegistryService({
    work,
    site: site.file.id,
    kinds,
    catalogue,
    isZone: (id) => site.isZone(id),
    isHousehold: (id) => site.isHousehold(id),
    needsOf: (household) => site.needsOf(household),
    description: (address) => found.description(address),
    limitsChanged: (entry) => alarms().limitsChanged(entry),
    pathChanged: (entries) => coverChanged(entries.flatMap((entry) => [entry, ...supervision.behind(entry)])),
    removing: (device) => {
      alarms().deviceRemoved(device)
      supervision.forget(device)
      modes.forget(device)
    },
    checkOverrides,
  })
  const supervision: SupervisionService = new SupervisionService({
    work,
    registry,
    observe: (entry, point, value) => devices.observe(entry, point, value),
    mono: () => clock.mono(),
    networkOf: (entry) => registry.get(networkId(entry)) ?? registry.register(networkDraft(site.file, entry), 'core'),
    coverChanged,
  })
  const modes: ServiceModes = new ServiceModes({ work, deadlines, registry, modeChanged: (entry) => alarms().modeChanged(entry) })
  const inspector = new InspectorService()
  const devices: DevicesService = new DevicesService({
    work,
    registry,
    supervision,
    found,
    inspector,
    judge: (entry, reading) => {
      alarms().judge(entry, reading)
      heard(reading)
    },
    isStored: (device, point, at) => store.has(device, point, at),
    position,
    answer,
  })
  const connections = new ConnectionsService(work)

  return {
    store,
    registry,
    devices,
    supervision,
    modes,
    found,
    inspector,
    connections,
    covered,
    lines: new Lines(),
    /** Everything that was known when the last core ended. */
    load(): void {
      for (const row of registryStore.overlay(site.file.devices)) registry.load(row)
      registryStore.modes.load(modes.modes)
      registryStore.found.load(found.records)
      linesStore.load(connections.connections)
      for (const point of store.newest(registry.rows.keys())) {
        devices.load(point)
        if (!OBSERVED.has(point.point)) supervision.spokeBefore(point.device)
      }
      for (const { device, ...link } of store.links()) supervision.links.load(device, link)
    },
    flush(): void {
      registryStore.flush(registry.rows)
      registryStore.modes.flush(modes.modes)
      registryStore.found.flush(found.records)
      linesStore.flush(connections.connections)
      store.flush(devices.readings, supervision.links, devices.rejected, devices.pictures)
    },
    stored: () => store.keep(),
    undone: () => store.undo(),
    /** Who has fallen silent since a monotonic time, as an input for the loop; null when nobody has. */
    noticeSilence(since: number): (() => void) | null {
      const silence = supervision.silent(clock.mono(), since)
      return silence.devices.length + silence.gateways.length > 0 ? () => supervision.markSilent(silence) : null
    },
  }
}

/** Points that the core observes itself: they are no word of the device. */
const OBSERVED = new Set(['online', 'clock-drift', 'unconfirmed'])

/** A device that stands for a whole network, at the middle of the site. */
const networkDraft = ({ zones, center }: SiteFile, entry: DeviceEntry) => ({
  id: networkId(entry),
  kind: 'gateway',
  name: '设备网络',
  nameEn: 'Device network',
  zone: zones[0]?.id ?? entry.zone,
  household: null,
  room: null,
  place: `设备网络 · ${entry.source?.source ?? 'MQTT'}`,
  placeEn: `Device network · ${entry.source?.source ?? 'MQTT'}`,
  lngLat: center,
  source: null,
  gateway: null,
})
