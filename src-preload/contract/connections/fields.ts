/** What connections of several kinds are made of. */
import { z } from 'zod'

export const Name = z.string().trim().min(1).max(60)

/** IPv6 in brackets; port 0 picks a free one to listen on. */
export const HostPort = z.string().regex(/^([\w.-]{1,255}|\[[\da-f:.]{2,45}\]):\d{1,5}$/i)

/** Of a `HostPort`, without the brackets. */
export function hostAndPort(address: string): { host: string; port: number } {
  const colon = address.lastIndexOf(':')
  return { host: address.slice(0, colon).replace(/^\[|\]$/g, ''), port: Number(address.slice(colon + 1)) }
}

export const Transport = z.enum(['tcp', 'udp', 'both'])

/** IANA name. */
export const TimeZone = z.string().max(60).refine(isTimeZone)

/** Ids of points and of parts of a unit, e.g. `cable-temperature`. */
export const KebabId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60)

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }) !== null
  } catch {
    return false
  }
}
