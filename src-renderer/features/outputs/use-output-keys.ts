/** `L` held confirms what waits first, `S` stops what is on; only while the section is shown and nobody types. */
import { useEffect, useRef, useState } from 'react'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) && target.getAttribute('type') !== 'checkbox'

export const useOutputKeys = (onStop: () => void) => {
  const [confirmHeld, setConfirmHeld] = useState(false)
  const stop = useRef(onStop)
  stop.current = onStop
  useEffect(() => {
    const down = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      if (key === 'l') setConfirmHeld(true)
      if (key === 's') stop.current()
    }
    const release = () => setConfirmHeld(false)
    window.addEventListener('keydown', down)
    window.addEventListener('keyup', release)
    window.addEventListener('blur', release)
    return () => {
      window.removeEventListener('keydown', down)
      window.removeEventListener('keyup', release)
      window.removeEventListener('blur', release)
    }
  }, [])
  return { confirmHeld, release: () => setConfirmHeld(false) }
}
