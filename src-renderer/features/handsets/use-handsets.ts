/** Paired phones and check-ins, renewed while they are looked at. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSeat } from '../../state/seat-context.tsx'

const RENEW_MS = 2_000
const CHECK_INS_SHOWN = 50

export const useHandsets = () => {
  const { client } = useSeat()
  return useQuery({ queryKey: ['handsets'], queryFn: () => client.handsets.list({}), refetchInterval: RENEW_MS })
}

export const useCheckIns = () => {
  const { client } = useSeat()
  return useQuery({
    queryKey: ['handsets', 'checkIns'],
    queryFn: () => client.handsets.checkIns({ limit: CHECK_INS_SHOWN }),
    refetchInterval: RENEW_MS,
  })
}

export const useRenewHandsets = () => {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['handsets'] })
}
