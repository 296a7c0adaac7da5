/** The limits in force of one device; a changed limit is read again at once. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSeat } from '../../state/seat-context.tsx'
import { type LimitRow, limitRows } from './limits.rules.ts'

export interface DeviceLimitsState {
  rows: LimitRow[]
  isPending: boolean
  isError: boolean
  renew: () => Promise<unknown>
}

export const useLimits = (device: string): DeviceLimitsState => {
  const { client } = useSeat()
  const { data, isPending, isError, refetch } = useQuery({
    queryKey: ['limits', device],
    queryFn: () => client.devices.limits({ id: device }),
  })
  const rows = useMemo(() => limitRows(data?.items ?? []), [data])
  return { rows, isPending, isError: isError && !data, renew: refetch }
}
