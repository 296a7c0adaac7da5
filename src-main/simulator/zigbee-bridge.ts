/** Publishes the Zigbee network in real time, over a connection of its own as Zigbee2MQTT has. */
import { openConnection } from './connection.ts'
import { createZigbeeNetwork, type Publication, ZIGBEE_PRESENCE } from './zigbee-network.ts'

export function startZigbeeBridge(mqttUrl: string, seed: number): { stop(): Promise<void> } {
  const network = createZigbeeNetwork(seed)
  const connection = openConnection({ mqttUrl, presence: ZIGBEE_PRESENCE })
  let timer: NodeJS.Timeout | undefined
  connection.whenConnected(() => {
    let s = 0
    const publish = (publications: Publication[]) => {
      for (const { topic, payload, retain } of publications) void connection.publish(topic, payload, retain)
    }
    publish([...network.introduction(), ...network.at(s)])
    timer = setInterval(() => publish(network.at(++s)), 1000)
  })
  return {
    async stop() {
      clearInterval(timer)
      await connection.leave()
    },
  }
}
