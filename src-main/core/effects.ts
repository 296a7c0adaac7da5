/** Does in the world what a commit asked for; run at least once, so every effect carries an id of its own. */
import type { Effect } from '../kernel/work.ts'
import type { DeviceNetwork } from './device-network.ts'

/** Errors: rejects when it could not be done; the outbox tries again. */
export async function perform({ id, kind, payload }: Effect, { lines, registry }: DeviceNetwork): Promise<void> {
  switch (kind) {
    case 'mqtt.publish':
      return lines.publish(String(payload.topic), JSON.stringify(payload.message))
    case 'device.write': {
      const entry = registry.get(String(payload.device))
      if (!entry) throw new Error(`The device ${payload.device} is no longer on the site`)
      const { source, address } = entry.source ?? { source: 'watchroom' as const, address: `${entry.site}/${entry.id}` }
      return lines.write({ id, source, address, point: String(payload.point), value: Number(payload.value) })
    }
    default:
      throw new Error(`No way to perform ${kind}`)
  }
}
