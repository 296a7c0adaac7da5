/** What was heard on the network and is no device of the site yet. */
import { useQuery } from '@tanstack/react-query'
import { useSeat } from '../../state/seat-context.tsx'

const RENEW_MS = 3_000

export const useFound = () => {
  const { client } = useSeat()
  return useQuery({ queryKey: ['found'], queryFn: () => client.devices.found({}), refetchInterval: RENEW_MS })
}
