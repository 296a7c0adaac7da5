/** The console's own condition, put together from its parts. */
import type { Health } from '../../src-preload/contract/system.contract.ts'
import { iso, isoOrNull } from '../kernel/clock.ts'
import type { Calls } from './calls.ts'
import type { DeviceNetwork } from './device-network.ts'
import type { Handsets } from './handsets.ts'
import type { CorePorts } from './ports.ts'
import type { ChainProof } from './proof.ts'

export interface HealthSources {
  ports: Pick<CorePorts, 'version' | 'speech'>
  startedAt: number
  /** Version of the plan in force. */
  site: number
  store: Health['store']
  network: DeviceNetwork
  counts: Health['devices']
  proof: ChainProof
  calls: Calls
  handsets: Handsets
}

export const coreHealth = ({ ports, startedAt, site, store, network, counts, proof, calls, handsets }: HealthSources): Health => ({
  version: ports.version,
  startedAt: iso(startedAt),
  site,
  store,
  broker: {
    kind: network.lines.broker.kind,
    ok: network.lines.broker.session?.isConnected() ?? false,
    lastMessageAt: isoOrNull(network.devices.lastMessageAt),
  },
  devices: counts,
  intake: { ...network.devices.counts, rejected: { ...network.devices.counts.rejected } },
  proof: proof.view(),
  telephone: calls.health(),
  handsets: handsets.health(),
  speech: ports.speech && { ok: ports.speech.isWell?.() ?? true },
})
