/** The queue as it is shown now: held still while somebody points at it, folded in a flood. */
import { useRef } from 'react'
import { useBoard } from '../../state/board.ts'
import { useNow } from '../../state/use-now.ts'
import { useTouched } from '../../ui/use-touched.ts'
import { type Flood, floodAt } from './flood.rules.ts'
import { foldedRows, heldRows, type QueueRow } from './fold.rules.ts'
import { heldOrder, type QueueOrder, queueOrder } from './queue.rules.ts'

const OPEN_PARTS = ['waiting', 'inHand', 'returned'] as const
type OpenRows = Record<(typeof OPEN_PARTS)[number], QueueRow[]>

export const useQueue = () => {
  const incidents = useBoard((board) => board.incidents)
  const now = useNow(1_000)
  const { touched, release, handlers } = useTouched()
  const shown = useRef<{ order: QueueOrder; flood: Flood | null; rows: OpenRows } | null>(null)
  const fresh = queueOrder(incidents.values())
  const held = touched ? shown.current : null
  const { order, waitingBelow } = held ? heldOrder(held.order, fresh) : { order: fresh, waitingBelow: 0 }
  const flood = held ? held.flood : floodAt(incidents.values(), now)

  const rowsOf = (part: keyof OpenRows): QueueRow[] => {
    if (held) return heldRows(held.rows[part], (id) => incidents.has(id))
    return flood ? foldedRows(part, order[part], incidents) : order[part]
  }
  const rows: OpenRows = { waiting: rowsOf('waiting'), inHand: rowsOf('inHand'), returned: rowsOf('returned') }
  shown.current = { order, flood, rows }
  const quiet = OPEN_PARTS.every((part) => order[part].length === 0)
  return { incidents, fresh, order, rows, quiet, flood, waitingBelow, touched, release, handlers }
}
