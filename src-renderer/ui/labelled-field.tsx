/** A field with its words above it, which must be filled in. */
import type { InputHTMLAttributes } from 'react'

interface LabelledFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  label: string
  value: string
  onText: (text: string) => void
}

export function LabelledField({ label, onText, ...rest }: LabelledFieldProps) {
  return (
    <label>
      {label}
      <input className="field" required onChange={(event) => onText(event.target.value)} {...rest} />
    </label>
  )
}
