/** The running shift and what is open; renewed while it is looked at, and at once after every change made here. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSeat } from '../../state/seat-context.tsx'

const RENEW_MS = 10_000

export const useShift = () => {
  const { client } = useSeat()
  return useQuery({ queryKey: ['shifts', 'current'], queryFn: () => client.shifts.current({}), refetchInterval: RENEW_MS })
}

export const useRenewShift = () => {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['shifts'] })
}
