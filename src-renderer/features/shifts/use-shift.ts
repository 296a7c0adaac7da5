/** The running shift and what is open; renewed while it is looked at, and at once after every change made here. Somebody may sign at another seat. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSeat } from '../../state/seat-context.tsx'

export const useShift = (renewMs: number) => {
  const { client } = useSeat()
  return useQuery({ queryKey: ['shifts', 'current'], queryFn: () => client.shifts.current({}), refetchInterval: renewMs })
}

export const useRenewShift = () => {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['shifts'] })
}
