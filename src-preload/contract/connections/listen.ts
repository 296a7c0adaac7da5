/** Where a connection waits for devices that call in. */
import { z } from 'zod'

/** `HOST:PORT`; IPv6 in brackets; port 0 picks a free one. */
export const Listen = z.string().regex(/^([\w.-]{1,255}|\[[\da-f:.]{2,45}\]):\d{1,5}$/i)
export const Transport = z.enum(['tcp', 'udp', 'both'])
