/** A button in the bar with a panel under it. Escape or its own button closes it; alarms stay beside it. */
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useEscape } from '../../ui/use-escape.ts'

interface PopoverProps {
  title: string
  icon: ReactNode
  /** Beside the icon, e.g. how many. */
  badge: string
  children: ReactNode
}

export function Popover({ title, icon, badge, children }: PopoverProps) {
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  return (
    <div className="popover">
      <button
        type="button"
        className="bar__text"
        title={title}
        aria-label={badge ? `${title} ${badge}` : title}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        {icon}
        {badge}
      </button>
      {isOpen ? (
        <Panel id={id} title={title} onClose={() => setOpen(false)}>
          {children}
        </Panel>
      ) : null}
    </div>
  )
}

function Panel({ id, title, onClose, children }: { id: string; title: string; onClose: () => void; children: ReactNode }) {
  const panel = useRef<HTMLElement>(null)
  useEscape(onClose)
  // Whoever opened it goes on by keyboard.
  useEffect(() => panel.current?.querySelector<HTMLElement>('input, select, button')?.focus(), [])
  return (
    <section ref={panel} id={id} className="popover__panel" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
