/** A door for devices that push: what is posted to `/hooks/<id>` and how points are read out of it. */
import { z } from 'zod'
import { Id } from '../wire/procedure.ts'
import { KebabId, Name, TimeZone } from './fields.ts'

/** Where a value stands: `a.b[0].c`; from the top of the message with `$.` before it, even within one of several items. */
const Path = z
  .string()
  .max(200)
  .regex(/^(\$\.)?[^.[\]]+(\.[^.[\]]+|\[\d{1,4}\])*$/)

const Condition = z.object({
  path: Path,
  equals: z
    .array(z.union([z.string().max(120), z.number(), z.boolean()]))
    .min(1)
    .max(50),
})

export const WebhookPoint = z.object({
  path: Path,
  point: KebabId,
  scale: z.number().default(1),
  offset: z.number().default(0).describe('value = raw × scale + offset'),
  when: z.array(Condition).max(8).default([]).describe('Read only when all of these hold'),
  map: z.record(z.string().max(120), z.number()).optional().describe('Words and their values; any other word says nothing of this point'),
  pulse: z.boolean().default(false).describe('An event without an end: it is reported as over a millisecond later'),
})
export type WebhookPoint = z.infer<typeof WebhookPoint>

export const WebhookConnection = z
  .object({
    driver: z.literal('webhook'),
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,59}$/)
      .describe('Also the last part of the path it is posted to'),
    name: Name,
    secret: z
      .union([z.literal(''), z.string().regex(/^\S{16,200}$/)])
      .nullable()
      .describe(
        'Sent as Bearer token, as X-Watchroom-Secret or as ?secret=; empty keeps the stored one; null for devices that can send none',
      ),
    allowFrom: z
      .array(z.union([z.ipv4(), z.ipv6()]))
      .max(200)
      .default([])
      .describe('The only addresses that may post; empty for any'),
    address: z
      .union([z.object({ path: Path }), z.object({ fixed: Id })])
      .describe('Where the message says which device it is of; its address is `<connection>/<device>`'),
    time: Path.nullable().default(null).describe('Null, or absent from the message: the time of reception counts'),
    timeZone: TimeZone.default('Asia/Shanghai').describe('IANA time zone of times that come without one'),
    via: Id.nullable().default(null).describe('Address of the gateway the devices are behind: `<connection>/<device>`'),
    items: Path.nullable().default(null).describe('A list of events within one message; the other paths start at one of them'),
    points: z.array(WebhookPoint).min(1).max(64),
    respond: z
      .object({ status: z.number().int().min(200).max(299), body: z.string().max(2000) })
      .default({ status: 200, body: 'OK' })
      .describe('What the device waits for'),
  })
  .refine(({ secret, allowFrom }) => secret !== null || allowFrom.length > 0, {
    path: ['allowFrom'],
    message: 'Without a secret the addresses that may post must be listed',
  })
export type WebhookConnection = z.infer<typeof WebhookConnection>
