/** What a person can do with alarms of devices; the list is read again at once, and why something was refused is kept. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { failureOf } from '../../client/errors.ts'
import { useSeat } from '../../state/seat-context.tsx'

export const useAlarmActs = () => {
  const { client } = useSeat()
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: (order: () => Promise<unknown>) => order(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['alarms'] }),
  })
  const underway = useRef(false)
  underway.current = isPending
  const give = (order: () => Promise<unknown>, done?: () => void) => {
    if (!underway.current) mutate(order, { onSuccess: done })
  }
  return {
    acknowledge: (ids: readonly string[]) => {
      if (ids.length > 0) give(() => Promise.all(ids.map((id) => client.alarms.acknowledge({ id }))))
    },
    shelve: (id: string, until: number, reason: string, done: () => void) =>
      give(() => client.alarms.shelve({ id, until: new Date(until).toISOString(), reason }), done),
    unshelve: (id: string) => give(() => client.alarms.unshelve({ id })),
    isBusy: isPending,
    refused: error === null ? null : failureOf(error),
  }
}

export type AlarmActs = ReturnType<typeof useAlarmActs>
