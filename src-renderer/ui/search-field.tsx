/** A field to search in: `/` brings the keyboard here from anywhere on the page. */
import { type KeyboardEventHandler, useEffect, useRef } from 'react'

interface SearchFieldProps {
  label: string
  className: string
  value: string
  onText: (words: string) => void
  onKeyDown?: KeyboardEventHandler<HTMLInputElement>
}

const isField = (target: EventTarget | null) => target instanceof HTMLElement && target.matches('input, textarea, select')

export function SearchField({ label, className, value, onText, onKeyDown }: SearchFieldProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || isField(event.target)) return
      event.preventDefault()
      field.current?.focus()
    }
    window.addEventListener('keydown', focus)
    return () => window.removeEventListener('keydown', focus)
  }, [])
  return (
    <input
      ref={field}
      type="search"
      className={`field ${className}`}
      aria-keyshortcuts="/"
      maxLength={200}
      placeholder={label}
      aria-label={label}
      value={value}
      onChange={(event) => onText(event.target.value)}
      onKeyDown={onKeyDown}
    />
  )
}
