/** A connection that speaks the native profile, as devices do. */
import { type ConnectionOptions, openConnection } from './connection.ts'
import { Order } from './outputs.ts'
import type { Values } from './signals.ts'

interface LinkOptions extends Omit<ConnectionOptions, 'presence'> {
  site: string
  /** Whose connection this is, a gateway's or the only device's: when it breaks, the broker says that it is offline. */
  owner?: string
}

export type Link = ReturnType<typeof openLink>

export function openLink({ site, owner, ...options }: LinkOptions) {
  const topic = (device: string, leaf: string) => `watchroom/${site}/${device}/${leaf}`
  const presence = owner ? { topic: topic(owner, 'status'), online: 'online', offline: 'offline' } : undefined
  const { publish, subscribe, ...connection } = openConnection({ ...options, presence })

  const sendResult = (device: string, result: { id: string; ok: boolean; error?: string }) =>
    publish(topic(device, 'results'), JSON.stringify(result))

  return {
    ...connection,
    /** Resolves when the broker has acknowledged; false when the message was lost. */
    sendReadings: (device: string, at: number, values: Values) => publish(topic(device, 'readings'), JSON.stringify({ at, ...values })),
    sendOnline: (device: string) => publish(topic(device, 'status'), 'online', true),
    sendDone: (device: string, id: string) => sendResult(device, { id, ok: true }),
    /** Takes the console's orders for these devices; what cannot be carried out is answered at once. */
    takeOrders(devices: string[], take: (device: string, order: Order) => void): void {
      const owners = new Map(devices.map((device) => [topic(device, 'commands'), device]))
      subscribe([...owners.keys()], (to, payload) => {
        const device = owners.get(to)
        if (!device) return
        const command = parse(payload)
        const order = Order.safeParse(command)
        if (order.success) take(device, order.data)
        else void sendResult(device, { id: idOf(command), ok: false, error: 'only “on” can be set, to 0 or 1' })
      })
    },
  }
}

function parse(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'))
  } catch {
    return null
  }
}

const idOf = (command: unknown): string =>
  typeof command === 'object' && command !== null && 'id' in command ? String(command.id).slice(0, 64) : ''
