/** One key of the page, wherever the keyboard is, but not while somebody writes. */
import { useEffect, useRef } from 'react'

const FIELDS = new Set(['TEXTAREA', 'SELECT', 'INPUT'])

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && (FIELDS.has(target.tagName) || target.isContentEditable) && target.getAttribute('type') !== 'checkbox'

/** `key` in lower case. */
export const useHotKey = (key: string, run: () => void, isOn = true) => {
  const latest = useRef(run)
  latest.current = run
  useEffect(() => {
    if (!isOn) return
    const press = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || event.ctrlKey || event.altKey || event.metaKey || event.repeat || isWriting(event.target))
        return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [key, isOn])
}
