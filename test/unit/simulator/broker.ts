/** A real broker on a free port that keeps what was published to it. */
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { Aedes } from 'aedes'
import { until } from '../../support/until.ts'

interface Received {
  topic: string
  device: string
  last: string
  payload: string
  qos: number
  retain: boolean
}

export async function startBroker() {
  const broker = await Aedes.createBroker()
  const received: Received[] = []
  broker.on('publish', (packet, client) => {
    if (!client) return
    const [, , device = '', last = ''] = packet.topic.split('/')
    received.push({ topic: packet.topic, device, last, payload: packet.payload.toString(), qos: packet.qos, retain: packet.retain })
  })
  const subscribed: string[] = []
  broker.on('subscribe', (subscriptions) => subscribed.push(...subscriptions.map(({ topic }) => topic)))
  const server = createServer(broker.handle)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    /** The console orders something of a device that listens already or will. */
    async order(device: string, payload: string): Promise<void> {
      const topic = `watchroom/shantang/${device}/commands`
      await until(`${device} to listen`, () => subscribed.includes(topic))
      broker.publish({ cmd: 'publish', topic, payload, qos: 1, dup: false, retain: false }, () => {})
    },
    readings: () => received.filter((packet) => packet.last === 'readings'),
    async close() {
      await new Promise<void>((resolve) => broker.close(() => resolve()))
      server.close()
    },
  }
}
