/** Marks as the map of the desk takes them, and what may be done with them. */
import { useMemo } from 'react'
import type { MarkLayer } from '../../map/marks/mark-overlay.tsx'
import { useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSelection } from '../../state/selection.ts'
import { useAct } from '../../state/use-act.ts'
import { useMarkDesk } from './mark-desk.ts'

export function useMarks() {
  const { client } = useSeat()
  const { act, failure } = useAct()
  const marks = useBoard((board) => board.marks)
  const incident = useSelection((selection) => selection.incident)
  const { placing, chosen, choose } = useMarkDesk()

  const layer = useMemo((): MarkLayer => {
    const place = (lngLat: [number, number]) => {
      if (!placing) return
      useMarkDesk.setState({ placing: null })
      void act(() => client.marks.put({ ...placing, lngLat, incident })).then(
        (mark) => mark && useMarkDesk.setState({ last: { did: 'put', mark } }),
      )
    }
    return { marks: [...marks.values()], chosen, onChoose: choose, onPlace: placing ? place : null }
  }, [marks, chosen, choose, placing, client, act, incident])

  const remove = (id: string) => {
    const mark = marks.get(id)
    // What was done before is not undone while this is under way.
    useMarkDesk.setState({ last: null })
    void act(() => client.marks.remove({ id })).then(
      (taken) => taken && mark && useMarkDesk.setState({ chosen: null, last: { did: 'removed', mark } }),
    )
  }
  const undo = () => {
    const { last } = useMarkDesk.getState()
    if (!last) return
    const { id, kind, lngLat, text, incident: of } = last.mark
    const back = last.did === 'put' ? () => client.marks.remove({ id }) : () => client.marks.put({ kind, lngLat, text, incident: of })
    void act<unknown>(back).then((taken) => taken && useMarkDesk.setState({ last: null, chosen: null }))
  }
  return { layer, remove, undo, failure }
}
