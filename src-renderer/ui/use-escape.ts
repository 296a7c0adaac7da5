/** Escape closes what was opened last: each open thing on the page puts itself on top of those before it. */
import { useEffect, useRef } from 'react'

const open: { close: () => void }[] = []

const press = (event: KeyboardEvent) => {
  const top = open.at(-1)
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented || !top) return
  // Only here: Escape at the watch would fold the incident panel.
  event.preventDefault()
  event.stopPropagation()
  top.close()
}

export const useEscape = (close: () => void) => {
  const latest = useRef(close)
  latest.current = close
  useEffect(() => {
    const layer = { close: () => latest.current() }
    if (open.push(layer) === 1) document.addEventListener('keydown', press)
    return () => {
      open.splice(open.indexOf(layer), 1)
      if (open.length === 0) document.removeEventListener('keydown', press)
    }
  }, [])
}
