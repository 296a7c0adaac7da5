/** Hears alarm panels that speak SIA DC-09 over TCP and UDP. */
import type { SiaConnection } from '../../../src-preload/contract/connections/sia.connection.ts'
import type { DriverContext, DriverSession } from '../../domains/devices/devices.ports.ts'
import { openPanels } from '../panels/panel-session.ts'
import { Receiver } from './receiver.ts'

/** Errors: rejects when the port is taken. */
export const openSia = (config: SiaConnection, context: DriverContext): Promise<DriverSession> =>
  openPanels('sia', config, context, new Receiver(config, context))
