/** One field of a connection with its words above it and, below, what is wrong with it or how it is written. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bound } from './bound.types.ts'
import type { Field } from './connection-fields.ts'
import type { FieldError } from './connection-form.rules.ts'
import type { Entered } from './field-codec.rules.ts'
import { MapEntry } from './map-entry.tsx'
import { SecretEntry } from './secret-entry.tsx'

export interface FieldEntryProps {
  field: Field
  /** Its place in the words: `network.field.<words>`. */
  words: string
  value: Entered
  error: FieldError | undefined
  /** The core has a secret for it. */
  kept?: boolean
  disabled?: boolean
  onEnter: (value: Entered) => void
}

export function FieldEntry(props: FieldEntryProps) {
  const { field, words, value, error, onEnter } = props
  const { t, i18n } = useTranslation()
  const id = useId()
  const word = (key: string) => (i18n.exists(key) ? t(key as 'network.field.name.label') : '')
  const label = word(`network.field.${words}.label`)
  const hint = word(`network.field.${words}.hint`)
  const bound: Bound = { id, 'aria-invalid': error !== undefined, 'aria-describedby': `${id}note` }
  return (
    <div className={`entry entry--${field.kind}`}>
      {field.kind === 'flag' ? (
        <label className="choice">
          <input {...bound} type="checkbox" checked={value === true} onChange={(event) => onEnter(event.target.checked)} />
          {label}
        </label>
      ) : (
        <>
          <label htmlFor={id}>{field.unit ? t('network.form.withUnit', { label, unit: field.unit }) : label}</label>
          <Control {...props} bound={bound} />
        </>
      )}
      {error || hint ? (
        <p className={error ? 'entry__error' : 'entry__hint'} id={`${id}note`}>
          {error ? <ErrorWords words={words} error={error} hint={hint} /> : hint}
        </p>
      ) : null}
    </div>
  )
}

function Control({ field, words, value, kept = false, disabled = false, onEnter, bound }: FieldEntryProps & { bound: Bound }) {
  const { t } = useTranslation()
  const text = typeof value === 'string' ? value : ''
  switch (field.kind) {
    case 'choice':
      return (
        <select {...bound} className="field" value={text} onChange={(event) => onEnter(event.target.value)}>
          {field.options?.map((option) => (
            <option key={option} value={option}>
              {t(`network.option.${words}.${option}` as 'network.option.transport.tcp')}
            </option>
          ))}
        </select>
      )
    case 'secret':
      return <SecretEntry bound={bound} value={typeof value === 'string' ? value : null} kept={kept} onEnter={onEnter} />
    case 'map':
      return <MapEntry bound={bound} value={text} onEnter={onEnter} />
    default:
      return (
        <input
          {...bound}
          className="field"
          inputMode={field.kind === 'number' ? 'decimal' : undefined}
          autoComplete="off"
          spellCheck={false}
          disabled={disabled}
          value={text}
          onChange={(event) => onEnter(event.target.value)}
        />
      )
  }
}

/** What is wrong, and how it should be written. */
function ErrorWords({ words, error, hint }: { words: string; error: FieldError; hint: string }) {
  const { t } = useTranslation()
  if (error.code === 'rule') return t(`network.rule.${words}` as 'network.rule.zone')
  const wrong = t(`network.wrong.${error.code}`, { bound: error.bound ?? 0 })
  return error.code === 'badValue' && hint ? `${wrong}　${hint}` : wrong
}
