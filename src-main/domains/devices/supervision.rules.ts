/** Which silence means what. Pure. */

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
