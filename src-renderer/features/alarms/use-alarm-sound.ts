/** Sounds the worst unaccepted alarm by priority until it is accepted, and tells the core when it was first heard. */
import { useCallback, useEffect, useRef } from 'react'
import { coreNow, useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useNow } from '../../state/use-now.ts'
import { play, repeatMs, type SoundName, useLoudspeaker } from './loudspeaker.ts'
import { isSounding, soundingPriority, unwitnessed, unwitnessedOf } from './sounding.rules.ts'
import { useDeviceSound } from './use-device-sound.ts'

const STEP_MS = 500

export const useAlarmSound = () => {
  const { client } = useSeat()
  const now = useNow(STEP_MS)
  const incidents = useBoard((board) => board.incidents)
  const running = useLoudspeaker(({ state }) => state === 'running')
  const priority = soundingPriority(incidents.values(), now)
  const heard = useRef(new Set<string>())

  const witness = useCallback(
    (fresh: string[]) => {
      if (fresh.length === 0) return
      for (const id of fresh) heard.current.add(id)
      client.alarms.witness({ alarms: fresh, what: 'sounded' }).catch(() => {
        for (const id of fresh) heard.current.delete(id)
      })
    },
    [client],
  )

  useEffect(() => {
    if (priority === null || !running) return
    const sound = async () => {
      if (!(await play(String(priority) as SoundName))) return
      const loud = [...useBoard.getState().incidents.values()].filter((incident) => isSounding(incident, coreNow()))
      witness(unwitnessed(loud, 'soundedAt', heard.current))
    }
    void sound()
    const every = repeatMs(String(priority) as SoundName)
    if (every === null) return
    const timer = setInterval(() => void sound(), every)
    return () => clearInterval(timer)
  }, [priority, running, witness])

  useDeviceSound(
    priority === null,
    useCallback((alarms) => witness(unwitnessedOf(alarms, 'soundedAt', heard.current)), [witness]),
  )
}
