/** `A` moves the order in hand on, `G` opens the teams; never while somebody types. */
import { useEffect, useRef } from 'react'

const FIELDS = new Set(['INPUT', 'TEXTAREA', 'SELECT'])

export const useDispatchKeys = (keys: { a: () => void; g: () => void }) => {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing || event.defaultPrevented) return
      if (target instanceof HTMLElement && FIELDS.has(target.tagName) && target.getAttribute('type') !== 'checkbox') return
      const key = event.key.toLowerCase()
      if (key !== 'a' && key !== 'g') return
      event.preventDefault()
      latest.current[key]()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
