/** Hears user information transmission devices of fire alarm systems (GB/T 26875.3-2011) over TCP and UDP. */
import type { Gbt26875Connection } from '../../../src-preload/contract/connections/gbt26875.connection.ts'
import type { DriverContext, DriverSession, StationCommand } from '../../domains/devices/devices.ports.ts'
import { openPanels } from '../panels/panel-session.ts'
import { Centre } from './centre.ts'

export interface Gbt26875Session extends DriverSession {
  /**
   * Asks the transmission device at `address`; resolves when it has confirmed or answered. `argument`: for `inspect`
   * (post inspection, 查岗) the minutes within which somebody must answer there, for `setClock` the UTC ms instead of now.
   * Errors: rejects when it is not connected, refuses, or does not answer three times within ten seconds each.
   */
  command(address: string, name: StationCommand, argument?: number): Promise<void>
}

/** Errors: rejects when the port is taken. */
export async function openGbt26875(config: Gbt26875Connection, context: DriverContext): Promise<Gbt26875Session> {
  const centre = new Centre(config, context)
  const session = await openPanels('gbt26875', config, context, centre)
  return { ...session, command: (address, name, argument) => centre.command(address, name, argument) }
}
