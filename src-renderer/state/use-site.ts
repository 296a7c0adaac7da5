/** The site and its map; it does not change while a seat is open. */
import { useQuery } from '@tanstack/react-query'
import type { Site } from '../../src-preload/contract/site.contract.ts'
import { useSeat } from './seat-context.tsx'
import { useSession } from './session.ts'

export const useSiteQuery = () => {
  const { client } = useSeat()
  const signedIn = useSession((session) => session.identity !== null)
  return useQuery({ queryKey: ['site'], queryFn: () => client.site.get({}), enabled: signedIn, staleTime: Number.POSITIVE_INFINITY })
}

export const useSite = (): Site | null => useSiteQuery().data ?? null
