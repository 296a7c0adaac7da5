/** Why “no alarms” may not mean that all is well: what the console cannot see or keep now, worst first. */
import { useTranslation } from 'react-i18next'
import { useBoard } from '../state/board.ts'
import { useDeviceCounts } from './use-device-counts.ts'

export function useBlindSpots(): string[] {
  const { t } = useTranslation()
  const health = useBoard((board) => board.health)
  const { offline, faulty } = useDeviceCounts()
  const spots: string[] = []
  if (health && !health.store.ok) spots.push(t('wall.quiet.storeFailed'))
  if (health && (health.broker.kind === 'off' || !health.broker.ok)) spots.push(t('wall.quiet.networkOff'))
  if (health?.proof?.state === 'failed') spots.push(t('wall.quiet.chainFailed'))
  if (offline + faulty > 0) spots.push(t('wall.quiet.faults', { offline, faulty }))
  return spots
}
