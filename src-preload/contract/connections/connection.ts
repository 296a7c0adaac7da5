/** A connection to devices that people set up in the console, by driver. */
import { z } from 'zod'
import { Gbt26875Connection } from './gbt26875.connection.ts'
import { ModbusConnection } from './modbus.connection.ts'
import { SiaConnection } from './sia.connection.ts'
import { WebhookConnection } from './webhook.connection.ts'

export const Connection = z.discriminatedUnion('driver', [Gbt26875Connection, SiaConnection, ModbusConnection, WebhookConnection])
export type Connection = z.infer<typeof Connection>
