/** What the page reads of a procedure, and renews after a change. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSeat } from '../../state/seat-context.tsx'
import type { Chosen } from './procedure-desk.ts'

/** `version` null: the newest. */
export const useProcedure = ({ kind, id }: Chosen, version: number | null) => {
  const { client } = useSeat()
  return useQuery({
    queryKey: ['procedures', kind, id, version],
    queryFn: () => client.procedures.get({ kind, id, ...(version !== null && { version }) }),
  })
}

export const useHistory = ({ kind, id }: Chosen) => {
  const { client } = useSeat()
  return useQuery({ queryKey: ['procedures', kind, id, 'history'], queryFn: () => client.procedures.history({ kind, id }) })
}

export const useRenewProcedures = () => {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['procedures'] })
}
