/** Rings on a manager's phone while something waits for them: one soft tick, and again for the next. */
import { useEffect } from 'react'
import { play, unlock } from '../../features/alarms/loudspeaker.ts'
import { toldAt } from '../../features/watch/escalation.rules.ts'
import { useBoard } from '../../state/board.ts'
import { useSession } from '../../state/session.ts'

export const useManagerRing = (hasApprovals: boolean) => {
  const incidents = useBoard((board) => board.incidents)
  const identity = useSession((session) => session.identity)
  const told = identity ? toldAt(incidents.values(), identity).length : 0
  useEffect(() => {
    const touched = () => void unlock()
    window.addEventListener('pointerdown', touched)
    return () => window.removeEventListener('pointerdown', touched)
  }, [])
  useEffect(() => {
    if (told === 0 && !hasApprovals) return
    void play('3')
    if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(300)
  }, [told, hasApprovals])
}
