/** The figures of the last 12 hours, asked for again while the wall stands. */
import { useQuery } from '@tanstack/react-query'
import type { Stats } from '../../src-preload/contract/system.contract.ts'
import { useSeat } from '../state/seat-context.tsx'

const AGAIN_MS = 5_000

export function useStats(): Stats | null {
  const { client } = useSeat()
  return useQuery({ queryKey: ['stats'], queryFn: () => client.system.stats({}), refetchInterval: AGAIN_MS }).data ?? null
}
