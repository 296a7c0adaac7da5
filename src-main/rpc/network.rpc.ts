/** Binds the device network's procedures. */
import type { Connection } from '../../src-preload/contract/connections/connection.ts'
import type { Line, RawMessage, Traffic } from '../../src-preload/contract/network.contract.ts'
import type { SourceId } from '../../src-preload/contract/wire/words.ts'
import type { StationCommand } from '../domains/devices/devices.ports.ts'
import { withoutSecrets } from '../domains/network/connections.rules.ts'
import { type ContractServer, me } from './contract-server.ts'

export interface NetworkApi {
  change<T>(run: () => T): Promise<T>
  network: {
    connections: {
      connections: { values(): Iterable<Connection>; get(id: string): Connection | undefined }
      put(connection: Connection, by: string): void
      commanded(id: string, address: string, command: StationCommand, by: string): void
      remove(id: string, by: string): void
    }
    lines: {
      view(): Line[]
      command(id: string, address: string, name: StationCommand, argument?: number): Promise<void>
    }
  }
  views: {
    devices: {
      traffic(): Traffic[]
      messages(filter: { source?: SourceId; words?: string; after?: number; limit: number }): RawMessage[]
    }
  }
}

export const networkRpc = (os: ContractServer['network'], { change, network, views }: NetworkApi) => {
  const { connections, lines } = network
  const done = { ok: true as const }
  return {
    overview: os.overview.handler(() => ({
      lines: lines.view(),
      traffic: views.devices.traffic(),
    })),
    messages: os.messages.handler(({ input }) => ({ items: views.devices.messages(input), next: null })),
    connections: os.connections.handler(() => ({ items: [...connections.connections.values()].map(withoutSecrets), next: null })),
    connect: os.connect.handler(async ({ input, context }) => {
      await change(() => connections.put(input, me(context).name))
      return done
    }),
    command: os.command.handler(async ({ input: { id, address, command, minutes }, context }) => {
      await change(() => connections.commanded(id, address, command, me(context).name))
      await lines.command(id, address, command, command === 'inspect' ? minutes : undefined)
      return done
    }),
    disconnect: os.disconnect.handler(async ({ input, context }) => {
      await change(() => connections.remove(input.id, me(context).name))
      return done
    }),
  }
}
