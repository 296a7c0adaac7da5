/** Whoever sits down as an operator is on duty; the sound that was tried at the door counts for the shift. */
import { useEffect } from 'react'
import { useSeat } from '../../state/seat-context.tsx'
import { useSession } from '../../state/session.ts'
import { useRenewShift } from './use-shift.ts'

export const useJoin = (sound: boolean): void => {
  const { client } = useSeat()
  const person = useSession(({ identity }) => (identity?.role === 'operator' ? identity.id : null))
  const renew = useRenewShift()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each person, and again when the sound was tried
  useEffect(() => {
    if (person !== null) void client.shifts.join({ sound }).then(renew, () => undefined)
  }, [person, sound])
}
