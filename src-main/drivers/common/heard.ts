/** What every family says in the same way. */
import type { Refused, Report } from '../../domains/devices/devices.ports.ts'

/** Characters of an address. */
export const ADDRESS_MAX = 120

export const refused = (reason: Refused['reason'], device: string | null): Refused => ({
  type: 'refused',
  reason,
  device: device?.slice(0, ADDRESS_MAX) ?? null,
})

/**
 * Nothing without values; what is no finite number is none. The points in `momentary` have no end of their own, like a
 * button pressed: they are 0 again a millisecond later, and the alarm they raise waits to be acknowledged.
 */
export function reportsOf(said: Omit<Report, 'type'>, momentary: Iterable<string> = []): Report[] {
  const values = new Map([...said.values].filter(([, value]) => Number.isFinite(value)))
  if (values.size === 0) return []
  const report: Report = { type: 'report', ...said, values }
  const over = new Map([...momentary].map((point) => [point, 0]))
  return over.size === 0 ? [report] : [report, { ...report, at: report.at === null ? null : report.at + 1, values: over }]
}
