/** A QR code, dark on light in every theme: cameras want it so. */
import { create } from 'qrcode'
import { useMemo } from 'react'

/** Light modules around it, as the standard asks. */
const QUIET = 4

interface QrCodeProps {
  text: string
  /** What it is, for those who do not see it. */
  label: string
  className?: string
}

export function QrCode({ text, label, className = '' }: QrCodeProps) {
  const { size, path } = useMemo(() => drawn(text), [text])
  return (
    <svg className={`qr ${className}`} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function drawn(text: string): { size: number; path: string } {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const path = [...data]
    .map((dark, index) => (dark ? `M${(index % size) + QUIET} ${Math.floor(index / size) + QUIET}h1v1h-1z` : ''))
    .join('')
  return { size: size + 2 * QUIET, path }
}
