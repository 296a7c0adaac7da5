/** A line of words, or one that is known and cannot be changed here. */
import { Entry } from './entry.tsx'

interface TextEntryProps {
  label: string
  error: string | null
  value: string
  maxLength: number
  lang?: 'en'
  hasFocus?: boolean
  isFixed?: boolean
  className?: string
  onText: (text: string) => void
}

export function TextEntry({ label, error, value, maxLength, lang, hasFocus = false, isFixed = false, className, onText }: TextEntryProps) {
  return (
    <Entry label={label} error={error} className={className}>
      {(bound) => (
        <input
          {...bound}
          className="field"
          autoComplete="off"
          maxLength={maxLength}
          lang={lang}
          readOnly={isFixed}
          // biome-ignore lint/a11y/noAutofocus: the sheet was opened to write here
          autoFocus={hasFocus}
          value={value}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Entry>
  )
}
