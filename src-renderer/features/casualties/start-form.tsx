/** START question by question with 1 yes and 2 no, then tag and injury; Backspace takes the last answer back. */
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TriageCategory } from '../../../src-preload/contract/wire/words.ts'
import { Button } from '../../ui/button.tsx'
import { startAfter } from './start.rules.ts'
import { TriageMark } from './triage-mark.tsx'

export interface TriageEntry {
  tag: string
  category: TriageCategory
  note: string
}

interface StartFormProps {
  /** The tag that is offered. */
  tag: string
  /** A known casualty keeps its tag. */
  isKnown: boolean
  onSave: (entry: TriageEntry) => void
  onCancel: () => void
}

export function StartForm({ tag: offered, isKnown, onSave, onCancel }: StartFormProps) {
  const { t } = useTranslation()
  const [answers, setAnswers] = useState<boolean[]>([])
  const [tag, setTag] = useState(offered)
  const [note, setNote] = useState('')
  const form = useRef<HTMLElement>(null)
  const step = startAfter(answers)
  const question = typeof step === 'string' ? step : null
  const save = () => typeof step !== 'string' && tag.trim() && onSave({ tag: tag.trim(), category: step.category, note: note.trim() })

  // The questions are answered by key, the injury is written.
  useEffect(() => {
    if (question) form.current?.focus()
  }, [question])

  /** What is none of the form's goes on to the panel: Space still accepts the next alarm. */
  const keys = (event: KeyboardEvent) => {
    const { key } = event
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return
    if (key === 'Escape') onCancel()
    else if (question && (key === '1' || key === '2')) setAnswers([...answers, key === '1'])
    else if (question && key === 'Backspace') setAnswers(answers.slice(0, -1))
    else if (key === 'Enter') save()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section ref={form} className="form start" tabIndex={-1} aria-label={t('casualties.add')} onKeyDown={keys}>
      {question ? (
        <>
          <p className="quiet">
            {t('casualties.source')}　{t('casualties.step', { n: answers.length + 1 })}
          </p>
          <p className="start__question" aria-live="polite">
            {t(`casualties.ask.${question}`)}
          </p>
          <div className="form__acts">
            <Button look="judge" tall keyName="1" onClick={() => setAnswers([...answers, true])}>
              {t('casualties.yes')}
            </Button>
            <Button look="judge" tall keyName="2" onClick={() => setAnswers([...answers, false])}>
              {t('casualties.no')}
            </Button>
            {answers.length > 0 ? <Button onClick={() => setAnswers(answers.slice(0, -1))}>{t('casualties.back')}</Button> : null}
            <Button keyName="Esc" onClick={onCancel}>
              {t('common.act.cancel')}
            </Button>
          </div>
        </>
      ) : null}
      {typeof step === 'string' ? null : (
        <>
          <TriageMark category={step.category} />
          <div className="start__fields">
            <label>
              {t('casualties.tag')}
              <input className="field" maxLength={40} disabled={isKnown} value={tag} onChange={(event) => setTag(event.target.value)} />
            </label>
            <label>
              {t('casualties.note')}
              <input
                className="field"
                // biome-ignore lint/a11y/noAutofocus: the questions are answered, this is what is left
                autoFocus
                maxLength={500}
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            </label>
          </div>
          <div className="form__acts">
            <Button look="next" keyName={t('incidents.hint.enter')} onClick={save}>
              {t('casualties.save', { category: t(`casualties.category.${step.category}`) })}
            </Button>
            <Button onClick={() => setAnswers(answers.slice(0, -1))}>{t('casualties.back')}</Button>
            <Button keyName="Esc" onClick={onCancel}>
              {t('common.act.cancel')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
