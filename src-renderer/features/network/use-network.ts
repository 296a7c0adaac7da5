/** The device network as it is now: what runs, what was set up, and how much comes in. */
import { useQuery } from '@tanstack/react-query'
import { useSeat } from '../../state/seat-context.tsx'
import { connectionRows } from './connection-rows.rules.ts'

const RENEW_MS = 2_000

export const useNetwork = () => {
  const { client } = useSeat()
  return useQuery({
    queryKey: ['network', 'lines'],
    queryFn: async () => {
      const [{ lines, traffic }, connections] = await Promise.all([client.network.overview({}), client.network.connections({})])
      return { rows: connectionRows(connections.items, lines, traffic), connections: connections.items, traffic }
    },
    refetchInterval: RENEW_MS,
  })
}
