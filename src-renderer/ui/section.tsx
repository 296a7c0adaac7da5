/** One part of a panel: a quiet title, an optional count and a note at its right, a hairline above. */
import type { ReactNode } from 'react'

interface SectionProps {
  title: string
  count?: number | string
  note?: ReactNode
  className?: string
  children?: ReactNode
}

export function Section({ title, count, note, className = '', children }: SectionProps) {
  return (
    <section className={`section ${className}`} aria-label={title}>
      <div className="section__head">
        <h2>
          {title}
          {count === undefined ? null : <b>{count}</b>}
        </h2>
        {note ? <span>{note}</span> : null}
      </div>
      {children}
    </section>
  )
}
