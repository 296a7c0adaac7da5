/** What an operator does with outputs; why the core did not take the last act is kept beside the buttons. */
import { useMutation } from '@tanstack/react-query'
import type { Action, Output } from '../../../src-preload/contract/outputs.contract.ts'
import { type Failure, failureOf } from '../../client/errors.ts'
import { useSeat } from '../../state/seat-context.tsx'

export interface OutputActs {
  confirm: (actions: readonly Action[]) => void
  /** Drives back what is on, drops what is only proposed. */
  stop: (actions: readonly Action[]) => void
  drive: (output: Output, value: 0 | 1) => void
  failure: Failure | null
}

export const useOutputActs = (): OutputActs => {
  const { client } = useSeat()
  const { mutate, error } = useMutation({
    // Each is an order of its own: one that is refused keeps none of the others back.
    mutationFn: async (orders: Promise<unknown>[]) => {
      const refused = (await Promise.allSettled(orders)).find(({ status }) => status === 'rejected')
      if (refused?.status === 'rejected') throw refused.reason
    },
  })
  return {
    confirm: (actions) => mutate(actions.map(({ id }) => client.outputs.confirm({ action: id }))),
    stop: (actions) => mutate(actions.map(({ id }) => client.outputs.stop({ action: id }))),
    drive: ({ device, point }, value) => mutate([client.outputs.command({ device, point, value })]),
    failure: error ? failureOf(error) : null,
  }
}
