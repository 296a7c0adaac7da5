/** What has to be entered for each family of devices: the form of a connection is made from these tables. */
import type { Connection } from '../../../src-preload/contract/connections/connection.ts'
import type { Entered, FieldKind } from './field-codec.rules.ts'

export type Driver = Connection['driver']
export const DRIVERS = ['gbt26875', 'sia', 'modbus', 'webhook'] as const satisfies readonly Driver[]

export interface Field {
  /** Where its value stands in the connection, e.g. `timeWindow.aheadS`; its words are `network.field.<at>`. */
  at: string
  kind: FieldKind
  options?: readonly string[]
  unit?: string
  /** What stands there in a new connection; nothing when left out. */
  initial?: Entered
  /** Seldom needed: folded away. */
  rare?: boolean
}

/** Many of the same: rows of fields, whose places are within the row. */
export interface Rows {
  at: 'accounts' | 'units' | 'points'
  columns: readonly Field[]
}

interface DriverFields {
  fields: readonly Field[]
  rows?: Rows
}

const NAME: Field = { at: 'name', kind: 'text' }
const transport = (initial: string): Field => ({ at: 'transport', kind: 'choice', options: ['tcp', 'udp', 'both'], initial })

export const FIELDS: Record<Driver, DriverFields> = {
  gbt26875: {
    fields: [
      NAME,
      { at: 'listen', kind: 'text', initial: '0.0.0.0:5200' },
      transport('tcp'),
      { at: 'centre', kind: 'number', initial: '1', rare: true },
      { at: 'zone', kind: 'text', initial: 'Asia/Shanghai', rare: true },
      { at: 'split', kind: 'choice', options: ['lowZone', 'highZone', 'none'], initial: 'lowZone', rare: true },
      { at: 'unitsSilentS', kind: 'number', unit: 's', initial: '90', rare: true },
      { at: 'bit0MeansTest', kind: 'flag', initial: false, rare: true },
    ],
  },
  sia: {
    fields: [
      NAME,
      { at: 'listen', kind: 'text', initial: '0.0.0.0:10000' },
      transport('both'),
      { at: 'acceptUnknownAccounts', kind: 'flag', initial: false },
      { at: 'timeWindow.aheadS', kind: 'number', unit: 's', initial: '20', rare: true },
      { at: 'timeWindow.behindS', kind: 'number', unit: 's', initial: '40', rare: true },
      { at: 'superviseS', kind: 'number', unit: 's', rare: true },
    ],
    rows: {
      at: 'accounts',
      columns: [
        { at: 'account', kind: 'text' },
        { at: 'name', kind: 'text' },
        { at: 'key', kind: 'secret', initial: null },
        { at: 'keyForm', kind: 'choice', options: ['hex', 'ascii'], initial: 'hex' },
      ],
    },
  },
  modbus: {
    fields: [
      NAME,
      { at: 'address', kind: 'text' },
      { at: 'frame', kind: 'choice', options: ['tcp', 'rtuOverTcp'], initial: 'tcp', rare: true },
      { at: 'timeoutMs', kind: 'number', unit: 'ms', initial: '1000', rare: true },
      { at: 'retries', kind: 'number', initial: '2', rare: true },
      { at: 'repeatS', kind: 'number', unit: 's', initial: '60', rare: true },
    ],
    rows: {
      at: 'units',
      columns: [
        { at: 'unit', kind: 'number' },
        { at: 'name', kind: 'text' },
        { at: 'everyMs', kind: 'number', unit: 'ms', initial: '1000' },
        { at: 'map', kind: 'map' },
      ],
    },
  },
  webhook: {
    fields: [
      NAME,
      { at: 'id', kind: 'text' },
      { at: 'secret', kind: 'secret', initial: null },
      { at: 'allowFrom', kind: 'list' },
      { at: 'address.path', kind: 'text' },
      { at: 'address.fixed', kind: 'text' },
      { at: 'time', kind: 'text', rare: true },
      { at: 'timeZone', kind: 'text', initial: 'Asia/Shanghai', rare: true },
      { at: 'items', kind: 'text', rare: true },
      { at: 'via', kind: 'text', rare: true },
      { at: 'respond.status', kind: 'number', initial: '200', rare: true },
      { at: 'respond.body', kind: 'text', initial: 'OK', rare: true },
    ],
    rows: {
      at: 'points',
      columns: [
        { at: 'path', kind: 'text' },
        { at: 'point', kind: 'text' },
        { at: 'scale', kind: 'number', initial: '1' },
        { at: 'offset', kind: 'number', initial: '0' },
        { at: 'map', kind: 'pairs' },
        { at: 'when', kind: 'conditions' },
        { at: 'pulse', kind: 'flag', initial: false },
      ],
    },
  },
}
