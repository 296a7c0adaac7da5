/** The device network of a drill: nothing leaves it, the staff who are sent answer as the script says, and outputs obey. */
import type { DriverSession, WriteCommand } from '../domains/devices/devices.ports.ts'

export interface DrillOrder {
  incident: string
  staff: string
}

export class DrillNetwork implements DriverSession {
  readonly source = 'mqtt'
  readonly url = 'drill:'
  readonly #ordered: (order: DrillOrder) => void
  readonly #driven: (command: WriteCommand) => void

  constructor(ordered: (order: DrillOrder) => void, driven: (command: WriteCommand) => void) {
    this.#ordered = ordered
    this.#driven = driven
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

  async write(command: WriteCommand): Promise<void> {
    this.#driven(command)
  }

  async stop(): Promise<void> {}
}
