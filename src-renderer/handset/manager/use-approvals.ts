/** Outputs that wait for a person, grouped as the desk confirms them. */
import { useMemo } from 'react'
import { type ActionGroup, groupsOf, mayDrop } from '../../features/outputs/action.rules.ts'
import { useBoard } from '../../state/board.ts'

export const useApprovals = (): ActionGroup[] => {
  const actions = useBoard((board) => board.actions)
  return useMemo(
    () => groupsOf([...actions.values()].filter(mayDrop), (device) => useBoard.getState().devices.get(device)?.kind ?? device),
    [actions],
  )
}
