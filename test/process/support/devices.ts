/** The demo site's devices as the tests speak for them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import mqtt, { type MqttClient } from 'mqtt'
import { onTestFinished } from 'vitest'
import type { SiteFile } from '../../../src-main/domains/site/site-file.types.ts'
import { ROOT } from '../../../src-main/launch/prepare.mjs'

export const SITE: SiteFile = JSON.parse(readFileSync(join(ROOT, 'resources/sites/demo.site.json'), 'utf8'))
export const SMOKE_DETECTORS = SITE.devices.filter(({ kind }) => kind === 'smoke-detector')
export const KITCHEN = 'shantang-128-kitchen-smoke'

export const readingsTopic = (device: string): string => `watchroom/${SITE.id}/${device}/readings`

/** A client that connects again by itself and sends what was not acknowledged once more, like a good gateway. */
export function gateway(url: string): MqttClient {
  const client = mqtt.connect(url, { reconnectPeriod: 100, connectTimeout: 2000, clean: false, clientId: `gateway-${Math.random()}` })
  client.on('error', () => {})
  onTestFinished(() => client.endAsync(true))
  return client
}

/** Resolves once the broker has acknowledged; mqtt.js gives some up when the link goes, and they are sent again. */
export async function deliver(client: MqttClient, topic: string, payload: string | Buffer): Promise<void> {
  for (;;) {
    try {
      await client.publishAsync(topic, payload, { qos: 1 })
      return
    } catch {
      await sleep(50)
    }
  }
}
