/** One incident with everything that happened to it; read again whenever the board says that it changed. */
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useBoard } from './board.ts'
import { useSeat } from './seat-context.tsx'

export const useTimeline = (id: string) => {
  const { client } = useSeat()
  const version = useBoard((board) => board.incidents.get(id))
  const query = useQuery({ queryKey: ['incident', id], queryFn: () => client.incidents.get({ id }) })
  const { refetch } = query
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the incident is the reason to read again
  useEffect(() => void refetch(), [version, refetch])
  return query
}
