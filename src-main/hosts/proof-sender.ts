/** Sends the marked readings of the chain's proof as a device of the network would: over a connection of its own. */
import mqtt from 'mqtt'
import type { SendProof } from '../core/proof.ts'

const CONNECT_MS = 5_000

export const proofSender =
  (url: string): SendProof =>
  async (topic, payload) => {
    const client = await mqtt.connectAsync(url, { connectTimeout: CONNECT_MS, reconnectPeriod: 0, clean: true })
    try {
      await client.publishAsync(topic, payload, { qos: 1 })
    } finally {
      await client.endAsync(true)
    }
  }
