/** The metrics of a message, by what the birth certificate says of them. */
import { pointValue } from '../catalog/property.ts'
import type { Birth } from './birth.codec.ts'
import { type Message, metricValue } from './sparkplug.codec.ts'

/** Values of one time. */
export interface Reading {
  /** UTC ms. */
  at: number | null
  isHistory: boolean
  values: Map<string, number>
}

/** `areAliasesSure`: nothing was missed since the birth; an alias may mean something else after another. */
export function readMetrics(
  { timestamp, metrics }: Message,
  birth: Birth,
  areAliasesSure: boolean,
): { readings: Reading[]; isUnderstood: boolean } {
  const readings = new Map<string, Reading>()
  let isUnderstood = true
  for (const metric of metrics) {
    const name = metric.name || (areAliasesSure ? birth.aliases.get(metric.alias ?? -1) : undefined)
    const born = name === undefined ? undefined : birth.metrics.get(name)
    if (born === undefined) isUnderstood = false
    const value = born && metricValue(metric, metric.datatype ?? born.datatype)
    if (!born || value === null || value === undefined) continue
    const at = metric.timestamp ?? timestamp ?? null
    const isHistory = metric.isHistorical === true
    const reading = readings.get(`${at}/${isHistory}`) ?? { at, isHistory, values: new Map() }
    reading.values.set(born.property.point.id, pointValue(born.property.point, value))
    readings.set(`${at}/${isHistory}`, reading)
  }
  return { readings: [...readings.values()], isUnderstood }
}
