/** A touch or a key brings the commander's controls; without one they go away again, and after a while the person too. */
import { useEffect } from 'react'
import { useSeat } from '../../state/seat-context.tsx'
import { CLOSE_MS, closeSheet, SIGN_OUT_MS, signOutHere, useCommander } from './commander.ts'

const LOOK_MS = 1_000
/** Keys that bring nothing by themselves. */
const SILENT_KEYS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'F5', 'F11', 'F12', 'Escape'])

export function useTouches(): void {
  const { client } = useSeat()
  useEffect(() => {
    const touch = () => useCommander.setState({ isOpen: true, touchedAt: Date.now() })
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape') closeSheet()
      else if (!SILENT_KEYS.has(event.key)) touch()
    }
    const look = () => {
      const { isOpen, person, touchedAt } = useCommander.getState()
      const idle = Date.now() - touchedAt
      if (isOpen && idle > CLOSE_MS) closeSheet()
      if (person && idle > SIGN_OUT_MS) void signOutHere(client)
    }
    const timer = setInterval(look, LOOK_MS)
    window.addEventListener('pointerdown', touch)
    window.addEventListener('keydown', press)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pointerdown', touch)
      window.removeEventListener('keydown', press)
    }
  }, [client])
}
