/** V: all walls stay with the selected incident, or follow the worst one again. */
import { useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSelection } from '../../state/selection.ts'
import { useHotKey } from '../../ui/use-hot-key.ts'

export function usePinKey(isOn: boolean): void {
  const { client } = useSeat()
  const selected = useSelection((selection) => selection.incident)
  const pin = () => {
    const walls = [...useBoard.getState().walls.values()].filter(({ online }) => online)
    const isPinned = walls.length > 0 && walls.every(({ pinned }) => pinned === selected)
    // A refusal is seen where it matters: the wall in the list is not pinned.
    for (const { id } of walls) void client.walls.set({ id, pinned: isPinned ? null : selected }).catch(() => undefined)
  }
  useHotKey('v', pin, isOn && selected !== null)
}
