/** Priority as a shape: ◆ ▲ ■ ● and ✕ for a fault. Filled while nobody has it, an outline once in hand. */
export type Rank = 1 | 2 | 3 | 4 | 'fault'

const SHAPES: Record<Rank, string> = {
  1: 'M12 1.5 22.5 12 12 22.5 1.5 12Z',
  2: 'M12 2.5 22.5 21H1.5Z',
  3: 'M3 3H21V21H3Z',
  4: 'M12 3A9 9 0 1 1 12 21 9 9 0 1 1 12 3Z',
  fault: 'M5 5 19 19M19 5 5 19',
}

export const rankColour = (rank: Rank) => (rank === 'fault' ? 'var(--fault)' : `var(--p${rank})`)

interface PrioritySymbolProps {
  rank: Rank
  filled?: boolean
  blink?: boolean
  size?: number
}

export function PrioritySymbol({ rank, filled = false, blink = false, size = 24 }: PrioritySymbolProps) {
  const colour = rankColour(rank)
  const solid = filled && rank !== 'fault'
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" className={blink ? 'symbol--blink' : undefined} aria-hidden="true">
      <path
        d={SHAPES[rank]}
        fill={solid ? colour : 'none'}
        stroke={colour}
        strokeWidth={solid ? 1 : rank === 'fault' ? 3 : 2}
        strokeLinejoin="miter"
      />
    </svg>
  )
}
