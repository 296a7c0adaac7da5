/** Changes to the device network; what runs is read again at once, and why something was refused is kept. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { failureOf } from '../../client/errors.ts'

export const useNetworkAct = () => {
  const queries = useQueryClient()
  const { mutate, isPending, isSuccess, error } = useMutation({
    mutationFn: (order: () => Promise<unknown>) => order(),
    onSettled: () => queries.invalidateQueries({ queryKey: ['network', 'lines'] }),
  })
  return {
    give: (order: () => Promise<unknown>, done?: () => void) => mutate(order, { onSuccess: done }),
    isBusy: isPending,
    isDone: isSuccess,
    failure: error === null ? null : failureOf(error),
  }
}
