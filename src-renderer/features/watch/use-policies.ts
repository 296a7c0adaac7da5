/** What the page reads of the policies, and renews after a change. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSeat } from '../../state/seat-context.tsx'

export const usePolicies = () => {
  const { client } = useSeat()
  return useQuery({ queryKey: ['policies'], queryFn: () => client.policies.get({}) })
}

export const usePoliciesHistory = () => {
  const { client } = useSeat()
  return useQuery({ queryKey: ['policies', 'history'], queryFn: () => client.policies.history({}) })
}

export const useRenewPolicies = () => {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ['policies'] })
}
