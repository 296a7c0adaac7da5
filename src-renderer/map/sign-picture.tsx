/** A sign of the map in a list: the same shape in the same frame. */
import { GLYPH_GRID, SIGN_GLYPHS } from './map-images.ts'
import { frameOf, type Sign } from './signs.rules.ts'

/** The frame leaves this much around the glyph, in its own units. */
const AROUND = 6

export function SignPicture({ sign, size = 20 }: { sign: Sign; size?: number }) {
  const side = GLYPH_GRID + 2 * AROUND
  return (
    <svg
      className="sign-picture"
      width={size}
      height={size}
      viewBox={`${-AROUND} ${-AROUND} ${side} ${side}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {frameOf(sign) === 'circle' ? (
        <circle cx={GLYPH_GRID / 2} cy={GLYPH_GRID / 2} r={side / 2 - 1} strokeWidth={1.4} />
      ) : (
        <rect x={1 - AROUND} y={1 - AROUND} width={side - 2} height={side - 2} rx={4} strokeWidth={1.4} />
      )}
      <path d={SIGN_GLYPHS[sign]} />
    </svg>
  )
}
