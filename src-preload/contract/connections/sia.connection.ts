/** A receiver for alarm panels that speak SIA DC-09. */
import { z } from 'zod'
import { Id } from '../wire/procedure.ts'
import { HostPort, Name, Transport } from './fields.ts'

/** Bytes of an AES key. */
const KEY_SIZES = [16, 24, 32]

export const SiaAccount = z
  .object({
    account: z
      .string()
      .regex(/^[0-9A-F]{1,16}$/i)
      .describe('Account number as programmed in the panel'),
    key: z.string().max(64).nullable().default(null).describe('AES key; null for a panel that sends in plain; empty keeps the stored one'),
    keyForm: z.enum(['hex', 'ascii']).default('hex').describe('Hex digits as in the standard, or the characters themselves'),
    name: z.string().trim().max(60).default(''),
  })
  .refine(({ key, keyForm }) => !key || isKey(key, keyForm), { path: ['key'], message: 'A key has 128, 192 or 256 bits' })
export type SiaAccount = z.infer<typeof SiaAccount>

export const SiaConnection = z.object({
  driver: z.literal('sia'),
  id: Id,
  name: Name,
  listen: HostPort.describe('Where the panels call; the standard fixes no port'),
  transport: Transport.default('both'),
  accounts: z.array(SiaAccount).max(1000).default([]),
  acceptUnknownAccounts: z.boolean().default(false).describe('Panels that are not listed are heard when they send in plain'),
  timeWindow: z
    .object({ aheadS: z.number().int().min(0).max(86_400).default(20), behindS: z.number().int().min(0).max(86_400).default(40) })
    .default({ aheadS: 20, behindS: 40 })
    .describe('How far the time of a message may be off before it is turned away with our time'),
  superviseS: z
    .number()
    .int()
    .min(10)
    .max(604_800)
    .nullable()
    .default(null)
    .describe('A panel is offline after this many seconds without a message or link test; null for panels that send no link tests'),
})
export type SiaConnection = z.infer<typeof SiaConnection>

const isKey = (key: string, form: 'hex' | 'ascii'): boolean =>
  form === 'hex'
    ? /^[0-9A-F]*$/i.test(key) && KEY_SIZES.includes(key.length / 2)
    : /^[\x20-\x7e]*$/.test(key) && KEY_SIZES.includes(key.length)
