/** Words in both languages, side by side; each field says what is wrong with it. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Words } from '../../../src-preload/contract/procedures.types.ts'
import { withValue } from './draft.rules.ts'
import { useProblem } from './problems.ts'
import { useProcedureDesk } from './procedure-desk.ts'

interface WordsFieldProps {
  label: string
  path: string
  words: Words
}

export function WordsField({ label, path, words }: WordsFieldProps) {
  return (
    <div className="words-field">
      <span>{label}</span>
      <LanguageField label={label} path={path} language="zh-CN" text={words['zh-CN']} />
      <LanguageField label={label} path={path} language="en" text={words.en} />
    </div>
  )
}

interface LanguageFieldProps {
  label: string
  path: string
  language: keyof Words
  text: string
}

function LanguageField({ label, path, language, text }: LanguageFieldProps) {
  const { t } = useTranslation()
  const change = useProcedureDesk((desk) => desk.change)
  const field = `${path}.${language}`
  const problem = useProblem(field)
  const note = useId()
  return (
    <span className="words-field__language">
      <textarea
        className="field"
        lang={language}
        rows={1}
        maxLength={1000}
        aria-label={`${label} ${t(`procedures.field.${language}`)}`}
        aria-invalid={problem !== undefined}
        aria-describedby={problem ? note : undefined}
        value={text}
        onChange={(event) => change(field, (document) => withValue(document, field, event.target.value))}
      />
      {problem ? (
        <span id={note} className="words-field__problem">
          {t(`procedures.problem.${problem.reason}`)}
        </span>
      ) : null}
    </span>
  )
}
