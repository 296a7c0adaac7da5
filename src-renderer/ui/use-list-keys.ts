/** Arrow keys walk a list of buttons and letters act on the chosen one; typing in a field is never taken for it. */
import { useEffect, useRef } from 'react'

const FIELDS = new Set(['INPUT', 'TEXTAREA', 'SELECT'])

interface ListKeys {
  ids: readonly string[]
  chosen: string | null
  onChoose: (id: string) => void
  /** By key, in lower case. */
  acts: Record<string, () => void>
}

export const useListKeys = (keys: ListKeys) => {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { ids, chosen, onChoose, acts } = latest.current
      const { target } = event
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return
      if (target instanceof HTMLElement && FIELDS.has(target.tagName)) return
      // Enter on a button elsewhere presses that button.
      const elsewhere = target instanceof HTMLButtonElement && target.getAttribute('aria-current') !== 'true'
      const key = event.key.toLowerCase()
      const step = key === 'arrowdown' ? 1 : key === 'arrowup' ? -1 : 0
      const next = ids[Math.min(ids.length - 1, Math.max(0, (chosen === null ? -1 : ids.indexOf(chosen)) + step))]
      if (step !== 0 && next !== undefined) onChoose(next)
      else if (acts[key] && !(key === 'enter' && elsewhere) && !event.repeat) acts[key]()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
}
