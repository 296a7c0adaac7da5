/** The open alarms of devices, read again often, and at once when the board says that a device came or went. */
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Alarm } from '../../../src-preload/contract/alarms.contract.ts'
import { useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { partsOf } from './alarm-list.rules.ts'

const RENEW_MS = 2_000
const MOST = 1_000

const toParts = ({ items, next }: { items: Alarm[]; next: string | null }) => ({ parts: partsOf(items), isCut: next !== null })

export const useDeviceAlarms = () => {
  const { client } = useSeat()
  const links = useBoard(({ health }) => (health ? `${health.devices.online} ${health.devices.faulty}` : ''))
  const query = useQuery({
    queryKey: ['alarms', 'device'],
    queryFn: () => client.alarms.list({ open: true, kind: 'device', limit: MOST }),
    select: toParts,
    refetchInterval: RENEW_MS,
  })
  const { refetch } = query
  // biome-ignore lint/correctness/useExhaustiveDependencies: devices that came or went are the reason to read again
  useEffect(() => void refetch(), [links, refetch])
  return query
}
