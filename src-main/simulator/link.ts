/** The simulator's only way out: an MQTT client that speaks the native profile as devices do. */
import { connect } from 'mqtt'
import type { Values } from './signals.ts'

/** So many unacknowledged messages are kept while the broker is away; later ones are lost, as on a real gateway. */
const KEPT = 5000

export interface LinkOptions {
  mqttUrl: string
  site: string
  /** The one device that speaks here: its last will says `offline`. A gateway of many leaves none. */
  onlyDevice?: string
  /** Told once each time the link is lost or cannot be made. */
  onTrouble?: (error: Error) => void
}

export function openLink({ mqttUrl, site, onlyDevice, onTrouble }: LinkOptions) {
  const topic = (device: string, last: string) => `watchroom/${site}/${device}/${last}`
  const will = onlyDevice ? { topic: topic(onlyDevice, 'status'), payload: 'offline', qos: 1 as const, retain: true } : undefined
  const client = connect(mqttUrl, { reconnectPeriod: 1000, will })
  let outstanding = 0
  let troubled = false
  client.on('error', (error) => {
    if (!troubled) onTrouble?.(error)
    troubled = true
  })
  client.on('connect', () => {
    troubled = false
  })

  const publish = async (where: string, payload: string, retain: boolean): Promise<boolean> => {
    if (outstanding >= KEPT) return false
    outstanding += 1
    try {
      await client.publishAsync(where, payload, { qos: 1, retain })
      return true
    } catch {
      // Given up because the link was closed under it.
      return false
    } finally {
      outstanding -= 1
    }
  }

  return {
    whenConnected: (start: () => void): void => void client.once('connect', start),
    /** Resolves when the broker has acknowledged; false when the message was lost. */
    sendReadings: (device: string, at: number, values: Values) =>
      publish(topic(device, 'readings'), JSON.stringify({ at, ...values }), false),
    sendOnline: (device: string) => publish(topic(device, 'status'), 'online', true),
    close: () => client.endAsync(true),
  }
}
