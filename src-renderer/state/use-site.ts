/** The site and its map. It changes only when another plan is put in force. */
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Site } from '../../src-preload/contract/site.contract.ts'
import { useBoard } from './board.ts'
import { useSeat } from './seat-context.tsx'
import { useSession } from './session.ts'

export const useSiteQuery = () => {
  const { client } = useSeat()
  const signedIn = useSession((session) => session.identity !== null)
  const inForce = useBoard((board) => board.health?.site)
  const query = useQuery({
    queryKey: ['site'],
    queryFn: () => client.site.get({}),
    enabled: signedIn,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const { data, refetch } = query
  useEffect(() => {
    // Whoever uses the site asks; one answer is for all.
    if (data && inForce !== undefined && data.version !== inForce) void refetch({ cancelRefetch: false })
  }, [data, inForce, refetch])
  return query
}

export const useSite = (): Site | null => useSiteQuery().data ?? null
