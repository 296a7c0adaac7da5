/** One of several, or all: how a list is narrowed. */
interface ChoiceProps {
  label: string
  all: string
  value: string | null
  options: readonly (readonly [value: string, words: string])[]
  onChoose: (value: string | null) => void
}

export function Choice({ label, all, value, options, onChoose }: ChoiceProps) {
  return (
    <select
      className={`field ${value === null ? '' : 'field--narrows'}`}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChoose(event.target.value || null)}
    >
      <option value="">{all}</option>
      {options.map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </select>
  )
}
