/** One MQTT connection of somebody on the device network: keeps trying, says once when it cannot, may leave a last will. */
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from 'mqtt'

/** So many unacknowledged messages are kept while the broker is away; later ones are lost, as on a real gateway. */
const KEPT = 5000
/** A broker that does not answer is not waited for any longer. */
const LEAVE_MS = 1000

/** A retained topic that says whether somebody is there: said on each connect, and taken back by the last will. */
interface Presence {
  topic: string
  online: string
  offline: string
}

export interface ConnectionOptions {
  mqttUrl: string
  presence?: Presence
  /** Told once each time the connection is lost or cannot be made. */
  onTrouble?: (error: Error) => void
}

export function openConnection({ mqttUrl, presence, onTrouble }: ConnectionOptions) {
  const will = presence && { topic: presence.topic, payload: presence.offline, qos: 1 as const, retain: true }
  const client = connect(mqttUrl, { reconnectPeriod: 1000, will })
  let outstanding = 0
  let troubled = false
  client.on('error', (error) => {
    if (!troubled) onTrouble?.(error)
    troubled = true
  })
  client.on('connect', () => {
    troubled = false
    if (presence) void publish(presence.topic, presence.online, true)
  })

  /** Resolves when the broker has acknowledged; false when the message was lost. */
  const publish = async (topic: string, payload: string, retain = false): Promise<boolean> => {
    if (outstanding >= KEPT) return false
    outstanding += 1
    try {
      await client.publishAsync(topic, payload, { qos: 1, retain })
      return true
    } catch {
      // Given up because the connection was closed under it.
      return false
    } finally {
      outstanding -= 1
    }
  }

  return {
    publish,
    whenConnected: (start: () => void): void => void client.once('connect', start),
    /** Also after the connection was lost and made again. */
    subscribe(topics: string[], hear: (topic: string, payload: Buffer) => void): void {
      client.on('message', hear)
      if (topics.length > 0) client.subscribe(topics, { qos: 1 })
    },
    /** Signs off: no last will. */
    async leave(): Promise<void> {
      if (client.connected) await Promise.race([client.endAsync(), sleep(LEAVE_MS, undefined, { ref: false })])
      else await client.endAsync(true)
      client.stream.destroy()
    },
    /** Breaks off, as when the power goes. */
    cut: (): Promise<void> => client.endAsync(true),
  }
}
