/** A listener for user information transmission devices of fire alarm systems, GB/T 26875.3-2011. */
import { z } from 'zod'
import { Id } from '../wire/procedure.ts'
import { HostPort, Name, TimeZone, Transport } from './fields.ts'

export const Gbt26875Connection = z.object({
  driver: z.literal('gbt26875'),
  id: Id,
  name: Name,
  listen: HostPort.describe('Where the transmission devices call; the standard fixes no port'),
  transport: Transport.default('tcp'),
  centre: z.number().int().min(0).max(0xffff_ffff_ffff).default(1).describe('Address of this centre, as set at the devices'),
  zone: TimeZone.default('Asia/Shanghai').describe('IANA time zone of the device clocks'),
  split: z
    .enum(['lowZone', 'highZone', 'none'])
    .default('lowZone')
    .describe('Which half of the component address is the zone; none shows it as one number'),
  bit0MeansTest: z.boolean().default(false).describe('State bit 0 = 0 is shown as test beside the alarm; most devices leave it at 0'),
  unitsSilentS: z
    .number()
    .int()
    .min(10)
    .max(3600)
    .default(90)
    .describe('A device that sends heartbeats is offline after this many seconds without one: three of its intervals'),
})
export type Gbt26875Connection = z.infer<typeof Gbt26875Connection>
