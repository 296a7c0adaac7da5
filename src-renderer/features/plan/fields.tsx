/** Fields of the editor: writing on in one is one step of undo; an empty one takes the value away. */
import { useId } from 'react'
import { usePlanDesk } from './plan-desk.ts'

interface TextFieldProps {
  label: string
  value: string | undefined | null
  maxLength?: number
  onText: (text: string | undefined) => void
}

export function TextField({ label, value, maxLength = 80, onText }: TextFieldProps) {
  const settle = usePlanDesk((desk) => desk.settle)
  return (
    <label>
      {label}
      <input
        className="field"
        maxLength={maxLength}
        value={value ?? ''}
        onChange={(event) => onText(event.target.value || undefined)}
        onBlur={settle}
      />
    </label>
  )
}

interface NumberFieldProps {
  label: string
  value: number | undefined | null
  min: number
  max: number
  step?: number
  /** With a slider below, for what is better seen than known. */
  isSlider?: boolean
  onNumber: (value: number | undefined) => void
}

export function NumberField({ label, value, min, max, step = 1, isSlider = false, onNumber }: NumberFieldProps) {
  const settle = usePlanDesk((desk) => desk.settle)
  const id = useId()
  const take = (text: string) => {
    const number = Number(text)
    if (text === '') onNumber(undefined)
    else if (Number.isFinite(number)) onNumber(Math.min(max, Math.max(min, number)))
  }
  return (
    <div className="number-field">
      <label htmlFor={id}>{label}</label>
      {isSlider ? (
        <input
          type="range"
          aria-label={label}
          min={min}
          max={max}
          step={step}
          value={value ?? min}
          onChange={(event) => take(event.target.value)}
          onPointerUp={settle}
          onBlur={settle}
        />
      ) : null}
      <input
        id={id}
        className="field"
        type="number"
        min={min}
        max={max}
        step={step}
        value={value ?? ''}
        onChange={(event) => take(event.target.value)}
        onBlur={settle}
      />
    </div>
  )
}
