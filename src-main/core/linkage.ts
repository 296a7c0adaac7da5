/** The linkage side of the core: what drives the outputs of the site, and the way an order takes to the network. */
import type { Linkages } from '../../src-preload/contract/linkages.types.ts'
import type { Deadlines } from '../domains/deadlines/deadlines.ports.ts'
import type { IncidentsService } from '../domains/incidents/incidents.service.ts'
import { ActionsService } from '../domains/linkage/actions.service.ts'
import type { LinkageDevices } from '../domains/linkage/linkage.ports.ts'
import { LinkageService } from '../domains/linkage/linkage.service.ts'
import type { IdSource } from '../kernel/ids.ts'
import type { Effect, Work } from '../kernel/work.ts'
import type { DeviceNetwork } from './device-network.ts'

export interface LinkageNeeds {
  work: Work
  ids: IdSource
  deadlines: Deadlines
  linkages: Linkages
  network: DeviceNetwork
  incidents: IncidentsService
  /** Sends an order. Errors: rejects when the network did not take it. */
  send: (order: Effect) => Promise<void>
  /** Feeds an input into the loop. */
  push: (run: () => void) => void
}

export type Linkage = ReturnType<typeof createLinkage>

export function createLinkage({ work, ids, deadlines, linkages, network, incidents, send, push }: LinkageNeeds) {
  const { registry, devices: readings, supervision, modes, found } = network
  const devices: LinkageDevices = {
    get: (device) => registry.get(device),
    entries: () => registry.entries(),
    ofKind: (kind) => registry.ofKind(kind),
    value: (device, point) => readings.point(device, point)?.value,
    isHeard: (device) => supervision.state(device, false, false) !== 'offline',
    modeOf: (device) => modes.modeOf(device),
    isWritable: ({ source }, point) =>
      source !== null && found.description(source)?.points.some(({ id, writable }) => id === point && writable) === true,
    observe: (entry, point, value) => readings.observe(entry, point, value),
  }
  const actions = new ActionsService({
    work,
    ids,
    deadlines,
    linkages,
    devices,
    incidents: {
      isOpen: (id) => incidents.isOpen(id),
      isAlarming: (id) => incidents.isOpen(id) && incidents.incidents.get(id)?.context.normal === false,
    },
  })

  return {
    linkages,
    devices,
    actions,
    rules: new LinkageService({ work, linkages, devices, actions }),
    /** An order that was overtaken is not sent any more; the others say whether the network took them. Errors: as `send`. */
    async deliver(order: Effect): Promise<void> {
      if (!actions.mayStillSend(order)) return push(() => actions.withdrawn(order))
      try {
        await send(order)
      } catch (error) {
        push(() => actions.delivered(order.id, false))
        throw error
      }
      push(() => actions.delivered(order.id, true))
    },
  }
}
