/** The incident after or before the selected one, in the order in which the queue shows them. */
import { useCallback } from 'react'
import { coreNow, useBoard } from '../../state/board.ts'
import { useSelection } from '../../state/selection.ts'
import { shownOrder } from './fold.rules.ts'
import { neighbour } from './queue.rules.ts'

export const useWalk = () =>
  useCallback((step: 1 | -1) => {
    const { incident, select } = useSelection.getState()
    const id = neighbour(shownOrder(useBoard.getState().incidents, coreNow()), incident, step)
    if (id !== null) select(id)
  }, [])
