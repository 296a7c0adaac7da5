/** The device network of a drill: nothing leaves it, and the staff who are sent answer as the script says. */
import type { DriverSession } from '../domains/devices/devices.ports.ts'

export interface DrillOrder {
  incident: string
  staff: string
}

export class DrillNetwork implements DriverSession {
  readonly source = 'mqtt'
  readonly url = 'drill:'
  readonly #ordered: (order: DrillOrder) => void

  constructor(ordered: (order: DrillOrder) => void) {
    this.#ordered = ordered
  }

  isConnected(): boolean {
    return true
  }

  peers() {
    return []
  }

  async publish(topic: string, payload: string): Promise<void> {
    const staff = /\/staff\/([^/]+)\/orders$/.exec(topic)?.[1]
    if (staff === undefined) return
    const { incident } = JSON.parse(payload) as { incident: string }
    this.#ordered({ incident, staff })
  }

  /** Outputs are not driven in a drill; the order counts as sent. */
  async write(): Promise<void> {}

  async stop(): Promise<void> {}
}
