/** The newest raw messages, read on while not paused; the filter is the core's. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { RawMessage } from '../../../src-preload/contract/network.contract.ts'
import type { SourceId } from '../../../src-preload/contract/wire/words.ts'
import { useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { TAIL_KEPT, tailWith } from './tail.rules.ts'

const RENEW_MS = 1_000
/** What another filter read is soon out of date. */
const FORGOTTEN_MS = 5_000

export interface TailFilter {
  source: SourceId | null
  words: string
}

export const useTail = ({ source, words }: TailFilter, paused: boolean) => {
  const { client } = useSeat()
  const queries = useQueryClient()
  // The numbers of messages begin anew with the core.
  const startedAt = useBoard((board) => board.health?.startedAt)
  const queryKey = ['network', 'tail', startedAt, source, words]
  return useQuery({
    queryKey,
    queryFn: async () => {
      const shown = queries.getQueryData<RawMessage[]>(queryKey) ?? []
      const after = shown[0]?.seq
      const fresh = await client.network.messages({
        limit: TAIL_KEPT,
        ...(source && { source }),
        ...(words && { words }),
        ...(after !== undefined && { after }),
      })
      return tailWith(shown, fresh.items)
    },
    // Another filter is read once even while paused.
    enabled: ({ state }) => !paused || state.data === undefined,
    refetchInterval: paused ? false : RENEW_MS,
    gcTime: FORGOTTEN_MS,
    structuralSharing: false,
  })
}
