/** One answer to a question of a playbook, and the later step it leads to. */
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Playbook, StepAnswer } from '../../../src-preload/contract/procedures.types.ts'
import { withoutAnswer } from './draft.rules.ts'
import { useProcedureDesk } from './procedure-desk.ts'
import { WayChoice } from './way-choice.tsx'
import { WordsField } from './words-field.tsx'

interface AnswerFormProps {
  book: Playbook
  /** Index of the question. */
  step: number
  answer: StepAnswer
  at: number
}

export function AnswerForm({ book, step, answer, at }: AnswerFormProps) {
  const { t } = useTranslation()
  const change = useProcedureDesk((desk) => desk.change)
  const path = `steps.${step}.answers.${at}`
  return (
    <div className="answer-form">
      <WordsField label={`${t('procedures.field.answer')} ${at + 1}`} path={`${path}.words`} words={answer.words} />
      <WayChoice book={book} from={step} label={t('procedures.field.next')} path={`${path}.next`} way={answer.next} />
      <button type="button" aria-label={t('procedures.act.remove')} onClick={() => change(null, () => withoutAnswer(book, step, at))}>
        <IconTrash size={16} />
      </button>
    </div>
  )
}
