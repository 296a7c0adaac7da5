/** How much of a deadline is left, as a bar that shrinks to the left. */
interface DeadlineBarProps {
  /** 1 at the start, 0 when due. */
  left: number
  colour?: string
  thick?: boolean
}

export function DeadlineBar({ left, colour = 'var(--bar)', thick = false }: DeadlineBarProps) {
  const part = Math.min(1, Math.max(0, left))
  return (
    <div className={`deadline-bar ${thick ? 'deadline-bar--thick' : ''}`} aria-hidden="true">
      <span style={{ transform: `scaleX(${part})`, background: colour }} />
    </div>
  )
}
