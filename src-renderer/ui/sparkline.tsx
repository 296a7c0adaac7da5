/** A short trend with its limit line; the last point is the value shown beside it. */
interface TrendPoint {
  at: number
  value: number
}

interface SparklineProps {
  points: readonly TrendPoint[]
  from: number
  to: number
  limit: number
  limitLabel: string
  fromLabel: string
  toLabel: string
  /** Of the limit, and of the last point unless the value is calm again. */
  colour: string
  calm: boolean
  label: string
}

const WIDTH = 292
const HEIGHT = 70
const PLOT = { left: 28, right: 6, top: 8, bottom: 20 }

export function Sparkline({ points, from, to, limit, limitLabel, fromLabel, toLabel, colour, calm, label }: SparklineProps) {
  const values = points.map((point) => point.value)
  const top = Math.max(limit, ...values) * 1.1 || 1
  const low = Math.min(0, limit, ...values)
  const x = (at: number) => PLOT.left + ((at - from) / Math.max(1, to - from)) * (WIDTH - PLOT.left - PLOT.right)
  const y = (value: number) => HEIGHT - PLOT.bottom - ((value - low) / (top - low)) * (HEIGHT - PLOT.top - PLOT.bottom)
  const shown = points.filter((point) => point.at >= from)
  const last = shown.at(-1)
  const line = shown.map((point) => `${x(point.at).toFixed(1)},${y(point.value).toFixed(1)}`).join(' ')
  const base = HEIGHT - PLOT.bottom
  return (
    <svg className="sparkline" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} role="img" aria-label={label}>
      <line x1={PLOT.left} x2={WIDTH - PLOT.right} y1={base} y2={base} stroke="var(--hairline)" />
      <line x1={PLOT.left} x2={WIDTH - PLOT.right} y1={y(limit)} y2={y(limit)} stroke={colour} strokeDasharray="3 3" />
      <text x={PLOT.left - 4} y={y(limit) + 4} textAnchor="end" fill={colour} fontSize="12">
        {limitLabel}
      </text>
      <text x={PLOT.left} y={HEIGHT - 4} fill="var(--quiet)" fontSize="12">
        {fromLabel}
      </text>
      <text x={WIDTH - PLOT.right} y={HEIGHT - 4} textAnchor="end" fill="var(--quiet)" fontSize="12">
        {toLabel}
      </text>
      <polyline points={line} fill="none" stroke="var(--text)" strokeWidth="1.5" strokeLinejoin="round" />
      {last ? <circle cx={x(last.at)} cy={y(last.value)} r="3.5" fill={calm ? 'var(--text)' : colour} /> : null}
    </svg>
  )
}
