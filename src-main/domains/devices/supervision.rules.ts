/** Which silence means what. Pure. */
import type { SourceId } from '../../../src-preload/contract/wire/words.ts'

/**
 * Longest normal silence in seconds where the network sets it rather than the kind of device: batteries on Zigbee and
 * LoRaWAN report once a day. Null: devices speak only when something happens, and their gateway or network says
 * whether they are there.
 */
const INTERVAL_S: Partial<Record<SourceId, number | null>> = {
  zigbee2mqtt: 90_000,
  chirpstack: 90_000,
  tasmota: 600,
  homeassistant: null,
  sparkplug: null,
  frigate: null,
  gbt26875: null,
  sia: null,
}

/** Seconds; null when its silence means nothing. */
export function expectedIntervalS({ source, definition }: { source: { source: SourceId } | null; definition: { intervalS: number } }): number | null {
  const bySource = source ? INTERVAL_S[source.source] : undefined
  return bySource === undefined ? definition.intervalS : bySource
}

/** After this many of its intervals without a word a device counts as offline. */
const SILENT_INTERVALS = 3
/** Beyond this it is overdue: not yet silent, but a witness that its gateway may be dead. */
const OVERDUE_INTERVALS = 1.2
/** So many, and this share of all behind one gateway, silent or overdue: it is the gateway that has died. */
const GATEWAY_MIN = 5
const GATEWAY_SHARE = 0.8

export type Hearing = 'heard' | 'overdue' | 'silent'

/** `heardAt` and `now` in UTC ms, the expected interval in seconds. */
export function hearing(heardAt: number, now: number, intervalS: number): Hearing {
  const intervals = (now - heardAt) / (intervalS * 1000)
  if (intervals > SILENT_INTERVALS) return 'silent'
  return intervals > OVERDUE_INTERVALS ? 'overdue' : 'heard'
}

/** `total` devices behind a gateway that were online; `missing` of them are silent or overdue. */
export const isGatewayDead = (total: number, missing: number): boolean => missing >= GATEWAY_MIN && missing >= total * GATEWAY_SHARE
