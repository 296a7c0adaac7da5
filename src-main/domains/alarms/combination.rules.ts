/** Whether alarms of several devices make a combination. Pure. */
import type { AlarmRecord } from './alarms.types.ts'
import type { Combination } from './combination.types.ts'

type Member = Pick<AlarmRecord, 'device' | 'raisedAt'>

export const combinedCondition = ({ id }: Combination): string => `combination:${id}`
export const isCombined = ({ condition }: Pick<AlarmRecord, 'condition'>): boolean => condition.startsWith('combination:')

export const devicesOf = (members: readonly Member[]): number => new Set(members.map(({ device }) => device)).size

/** With the one raised at `newest`, enough different devices were raised within one window. */
export function isMet({ count, windowMs }: Combination, members: readonly Member[], newest: number): boolean {
  const near = members.filter(({ raisedAt }) => Math.abs(raisedAt - newest) <= windowMs)
  return near.some(({ raisedAt: from }) => {
    const together = near.filter(({ raisedAt }) => raisedAt >= from && raisedAt - from <= windowMs)
    return devicesOf(together) >= count
  })
}
