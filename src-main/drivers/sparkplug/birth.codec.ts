/** What a birth certificate says: the metrics of a node or device, as points, and what must be known of them to command it. */
import { z } from 'zod'
import type { DescribedPoint, Description } from '../../domains/devices/devices.ports.ts'
import { ownPointId } from '../catalog/properties.ts'
import { describedPoint, type Property, pointValue, propertyOf } from '../catalog/property.ts'
import { fitting } from '../common/descriptions.ts'
import { isNumeric, isSwitch, type Message, type Metric, metricValue, propertyOfMetric } from './sparkplug.codec.ts'

/** More are not described: the console keeps no more points of a device. */
const POINTS_MAX = 100
const NAME_MAX = 120

interface BornMetric {
  name: string
  datatype: number
  property: Property
  isWritable: boolean
}

export interface Birth {
  /** By name; null for a metric that is no point. */
  metrics: ReadonlyMap<string, BornMetric | null>
  /** Names by alias. */
  aliases: ReadonlyMap<number, string>
  points: DescribedPoint[]
  vendor: string
  model: string
  /** Metrics that found no place. */
  leftOut: number
}

/** They steer the node or number its sessions. */
const SESSION = /^(bdSeq$|Node Control\/|Device Control\/)/

export function readBirth({ metrics }: Message): Birth {
  const born = new Map<string, BornMetric | null>()
  const aliases = new Map<number, string>()
  const points = new Map<string, DescribedPoint>()
  let leftOut = 0
  for (const metric of metrics) {
    const { name = '', alias } = metric
    if (name === '' || name.length > NAME_MAX) continue
    const found = bornMetric(metric, name, points)
    const isLeftOut = found !== null && points.size === POINTS_MAX
    if (isLeftOut) leftOut++
    else if (found) {
      const { point } = found.property
      points.set(point.id, { ...describedPoint(name, point), range: rangeOf(metric, found), writable: found.isWritable })
    }
    born.set(name, isLeftOut ? null : found)
    if (alias !== undefined) aliases.set(alias, name)
  }
  const text = (name: string) => metrics.find((metric) => metric.name === name)?.stringValue?.slice(0, 100) ?? ''
  const make = { vendor: text('Properties/Hardware Make'), model: text('Properties/Hardware Model') }
  return { metrics: born, aliases, points: [...points.values()], ...make, leftOut }
}

function bornMetric(metric: Metric, name: string, taken: ReadonlyMap<string, DescribedPoint>): BornMetric | null {
  const { datatype = 0 } = metric
  if (SESSION.test(name) || !(isNumeric(datatype) || isSwitch(datatype))) return null
  const sample = metricValue(metric, datatype) ?? (isSwitch(datatype) ? false : Number.NaN)
  const unit = propertyOfMetric(metric, 'engUnit', 'Engineering Unit', 'unit')
  const property = propertyOf(name.split('/').at(-1) ?? name, sample, typeof unit === 'string' ? unit : '')
  if (!property) return null
  const isWritable = propertyOfMetric(metric, 'writable') === true || propertyOfMetric(metric, 'readOnly') === false
  // `Zone 1/Smoke` has taken the point: `Zone 2/Smoke` gets one by its whole name.
  const id = taken.has(property.point.id) ? ownPointId(name) : property.point.id
  return id === null || taken.has(id) ? null : { name, datatype, property: { name, point: { ...property.point, id } }, isWritable }
}

function rangeOf(metric: Metric, { property }: BornMetric): [number, number] | null {
  const low = propertyOfMetric(metric, 'engLow')
  const high = propertyOfMetric(metric, 'engHigh')
  if (typeof low !== 'number' || typeof high !== 'number' || property.point.type === 'switch') return null
  const range: [number, number] = [pointValue(property.point, low), pointValue(property.point, high)]
  return range[0] < range[1] ? range : null
}

/** Kept with the description: a siren may be silent for weeks, and must be commanded before its node is born again. */
const Memory = z.object({
  /** Session of the last birth of a node; null for a device. */
  bdSeq: z.number().nullable(),
  commands: z.array(
    z.object({
      name: z.string(),
      datatype: z.number(),
      point: z.discriminatedUnion('type', [
        z.object({
          type: z.literal('number'),
          id: z.string(),
          isOwn: z.boolean(),
          unit: z.string(),
          scale: z.number(),
          offset: z.number(),
        }),
        z.object({ type: z.literal('switch'), id: z.string(), isOwn: z.boolean(), inverted: z.boolean() }),
      ]),
    }),
  ),
})
export type Memory = z.infer<typeof Memory>

export function memoryOf({ metrics }: Birth, bdSeq: number | null): Memory {
  const writable = [...metrics.values()].filter((metric): metric is BornMetric => metric?.isWritable === true)
  const commands = writable.map(({ name, datatype, property }) => ({ name, datatype, point: property.point }))
  return fitting(commands, (kept) => ({ bdSeq, commands: kept }))
}

export const recall = ({ memory }: Description): Memory => Memory.safeParse(memory).data ?? { bdSeq: null, commands: [] }
