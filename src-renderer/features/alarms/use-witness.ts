/** Tells the core when alarms were painted: two frames after they came, so that they really are on the glass. */
import { useEffect, useRef } from 'react'
import { useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { unwitnessed } from './sounding.rules.ts'

export const useWitness = () => {
  const { client } = useSeat()
  const incidents = useBoard((board) => board.incidents)
  const shown = useRef(new Set<string>())

  useEffect(() => {
    const fresh = unwitnessed(incidents.values(), 'shownAt', shown.current)
    if (fresh.length === 0) return
    for (const id of fresh) shown.current.add(id)
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        client.alarms.witness({ alarms: fresh, what: 'shown' }).catch(() => {
          for (const id of fresh) shown.current.delete(id)
        })
      }),
    )
  }, [incidents, client])
}
