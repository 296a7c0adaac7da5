/** A choice from a closed list, with its name above it. */
interface StepChoiceProps {
  label: string
  value: string
  invalid?: string
  onChoose: (value: string) => void
  children: readonly (readonly [value: string, words: string])[]
}

export function StepChoice({ label, value, invalid, onChoose, children }: StepChoiceProps) {
  return (
    <label>
      {label}
      <select className="field" aria-invalid={invalid !== undefined} value={value} onChange={(event) => onChoose(event.target.value)}>
        {children.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
      {invalid ? <span className="words-field__problem">{invalid}</span> : null}
    </label>
  )
}
