/** A number with its unit. */
import { Entry } from './entry.tsx'

interface NumberFieldProps {
  label: string
  unit: string
  value: string
  error: string | null
  hasFocus?: boolean
  onText: (text: string) => void
}

export function NumberField({ label, unit, value, error, hasFocus = false, onText }: NumberFieldProps) {
  return (
    <Entry label={unit ? `${label} ${unit}` : label} error={error}>
      {(bound) => (
        <input
          {...bound}
          className="field"
          inputMode="decimal"
          // biome-ignore lint/a11y/noAutofocus: the operator pressed the button to change this value
          autoFocus={hasFocus}
          value={value}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Entry>
  )
}
