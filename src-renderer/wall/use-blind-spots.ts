/** Why “no alarms” may not mean that all is well: what the console cannot see or keep now, worst first. */
import { useTranslation } from 'react-i18next'
import { useBoard } from '../state/board.ts'
import { useDeviceCounts } from './use-device-counts.ts'

/** The console's own: no alarm gets through, wherever it is. */
export function useTroubles(): string[] {
  const { t } = useTranslation()
  const health = useBoard((board) => board.health)
  const troubles: string[] = []
  if (health && !health.store.ok) troubles.push(t('wall.quiet.storeFailed'))
  if (health && (health.broker.kind === 'off' || !health.broker.ok)) troubles.push(t('wall.quiet.networkOff'))
  if (health?.proof?.state === 'failed') troubles.push(t('wall.quiet.chainFailed'))
  return troubles
}

/** And devices that say nothing. */
export function useBlindSpots(): string[] {
  const { t } = useTranslation()
  const { offline, faulty } = useDeviceCounts()
  const troubles = useTroubles()
  return offline + faulty > 0 ? [...troubles, t('wall.quiet.faults', { offline, faulty })] : troubles
}
