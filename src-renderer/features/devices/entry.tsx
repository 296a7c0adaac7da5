/** A field with its words above it and, below, what is wrong with what was entered. */
import { type ReactNode, useId } from 'react'

interface EntryProps {
  label: string
  error?: string | null
  className?: string
  /** The field, given the id of its words and of the error that describes it. */
  children: (bound: { id: string; 'aria-invalid': boolean; 'aria-describedby': string | undefined }) => ReactNode
}

export function Entry({ label, error = null, className = '', children }: EntryProps) {
  const id = useId()
  const errorId = `${id}error`
  return (
    <div className={`entry ${className}`}>
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': error !== null, 'aria-describedby': error === null ? undefined : errorId })}
      {error === null ? null : (
        <p className="entry__error" id={errorId}>
          {error}
        </p>
      )}
    </div>
  )
}
