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
export function expectedIntervalS({
  source,
  definition,
}: {
  source: { source: SourceId } | null
  definition: { intervalS: number }
}): number | null {
  const bySource = source ? INTERVAL_S[source.source] : undefined
  return bySource === undefined ? definition.intervalS : bySource
}

/** A part behind a unit behind a line behind a gateway. */
export const STEPS_MAX = 5

/** After this many of its intervals without a word a device counts as offline. */
const SILENT_INTERVALS = 3
/** Beyond this it is overdue: not yet silent, but a witness that its gateway may be dead. */
const OVERDUE_INTERVALS = 1.2
/** So many, and this share of all who bear witness, silent or overdue: it is the gateway that has died. */
const GATEWAY_MIN = 5
const GATEWAY_SHARE = 0.8

/** A device that was online; its last word in UTC ms, its expected interval in seconds. */
export interface Member {
  id: string
  heardAt: number
  intervalS: number
}

const intervalsSince = ({ heardAt, intervalS }: Member, now: number): number => (now - heardAt) / (intervalS * 1000)

/**
 * Who of the devices behind one gateway is silent, and whether it is the gateway that died. A device that need not have
 * spoken yet is no witness either way; one that has spoken since the others should have is a witness against.
 */
export function silenceOf(members: readonly Member[], now: number): { silent: string[]; isGatewayDead: boolean } {
  const silent = members.filter((member) => intervalsSince(member, now) > SILENT_INTERVALS)
  if (silent.length === 0) return { silent: [], isGatewayDead: false }
  const missing = members.filter((member) => intervalsSince(member, now) > OVERDUE_INTERVALS)
  const quietSince = now - OVERDUE_INTERVALS * 1000 * Math.min(...silent.map(({ intervalS }) => intervalS))
  const heard = members.filter(({ heardAt }) => heardAt > quietSince)
  const isGatewayDead = missing.length >= GATEWAY_MIN && missing.length >= (missing.length + heard.length) * GATEWAY_SHARE
  return { silent: silent.map(({ id }) => id), isGatewayDead }
}
