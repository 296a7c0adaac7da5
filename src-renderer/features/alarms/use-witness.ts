/** Tells the core when alarms were painted: two frames after they came, so that they really are on the glass. */
import { useEffect, useMemo, useRef } from 'react'
import type { Alarm } from '../../../src-preload/contract/alarms.contract.ts'
import { useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { openAlarms, unwitnessedOf } from './sounding.rules.ts'

export const useShown = (alarms: readonly Alarm[]) => {
  const { client } = useSeat()
  const shown = useRef(new Set<string>())

  useEffect(() => {
    const fresh = unwitnessedOf(alarms, 'shownAt', shown.current)
    if (fresh.length === 0) return
    for (const id of fresh) shown.current.add(id)
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        client.alarms.witness({ alarms: fresh, what: 'shown' }).catch(() => {
          for (const id of fresh) shown.current.delete(id)
        })
      }),
    )
  }, [alarms, client])
}

/** The incidents of the board are on every page: in the queue, or as the worst of them in the banner. */
export const useWitness = () => {
  const incidents = useBoard((board) => board.incidents)
  useShown(useMemo(() => openAlarms(incidents.values()), [incidents]))
}
