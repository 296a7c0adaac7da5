/** One step of a playbook in the form: its words, who, before what, how long, and where its answers lead. */
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Playbook, type PlaybookStep, StepActor, StepEvidence, StepGuard } from '../../../src-preload/contract/procedures.types.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { AnswerForm } from './answer-form.tsx'
import { withAnswer, withoutStep, withStepBelow, withStepMoved, withValue } from './draft.rules.ts'
import { useProblem } from './problems.ts'
import { useProcedureDesk } from './procedure-desk.ts'
import { StepChoice } from './step-choice.tsx'
import { WayChoice } from './way-choice.tsx'
import { WordsField } from './words-field.tsx'

interface StepFormProps {
  book: Playbook
  step: PlaybookStep
  index: number
}

export function StepForm({ book, step, index }: StepFormProps) {
  const { t } = useTranslation()
  const change = useProcedureDesk((desk) => desk.change)
  const path = `steps.${index}`
  const problem = useProblem(path)
  /** A change of the whole book; a draft of another kind has no such form. */
  const rebuild = (to: (book: Playbook) => Playbook) => change(null, () => to(book))
  const put = (field: keyof PlaybookStep, value: unknown, place: string | null = null) =>
    change(place, (document) => withValue(document, `${path}.${field}`, value))
  return (
    <Section
      title={`${index + 1}`}
      className={`step-form ${problem?.path === path ? 'step-form--wrong' : ''}`}
      note={
        <span className="step-form__acts">
          {problem?.path === path ? <b>{t(`procedures.problem.${problem.reason}`)}</b> : null}
          <button
            type="button"
            aria-label={t('procedures.act.up')}
            disabled={index === 0}
            onClick={() => rebuild((all) => withStepMoved(all, index, -1))}
          >
            <IconArrowUp size={16} />
          </button>
          <button
            type="button"
            aria-label={t('procedures.act.down')}
            disabled={index === book.steps.length - 1}
            onClick={() => rebuild((all) => withStepMoved(all, index, 1))}
          >
            <IconArrowDown size={16} />
          </button>
          <button
            type="button"
            aria-label={t('procedures.act.remove')}
            disabled={book.steps.length === 1}
            onClick={() => rebuild((all) => withoutStep(all, index))}
          >
            <IconTrash size={16} />
          </button>
        </span>
      }
    >
      <WordsField label={t('procedures.field.words')} path={`${path}.words`} words={step.words} />
      <div className="step-form__facts">
        <label>
          {t('procedures.field.clause')}
          <input
            className="field"
            maxLength={20}
            value={step.clause}
            onChange={(event) => put('clause', event.target.value, `${path}.clause`)}
          />
        </label>
        <StepChoice label={t('procedures.field.who')} value={step.who} onChoose={(value) => put('who', value)}>
          {StepActor.options.map((who) => [who, t(`procedures.who.${who}`)])}
        </StepChoice>
        <StepChoice label={t('procedures.field.guard')} value={step.guard ?? ''} onChoose={(value) => put('guard', value || null)}>
          {[
            ['', t('procedures.field.noGuard')],
            ...StepGuard.options.map((guard): [string, string] => [guard, t(`procedures.guard.${guard}`)]),
          ]}
        </StepChoice>
        <StepChoice label={t('procedures.field.evidence')} value={step.evidence} onChoose={(value) => put('evidence', value)}>
          {StepEvidence.options.map((evidence) => [evidence, t(`procedures.evidence.${evidence}`)])}
        </StepChoice>
        <label>
          {t('procedures.field.minutes')}
          <input
            className="field"
            type="number"
            min={1}
            max={1440}
            value={step.minutes ?? ''}
            onChange={(event) => put('minutes', event.target.value === '' ? null : Number(event.target.value), `${path}.minutes`)}
          />
        </label>
        {step.answers.length === 0 ? (
          <WayChoice book={book} from={index} label={t('procedures.field.next')} path={`${path}.next`} way={step.next} mayGoBelow />
        ) : null}
      </div>
      {step.answers.map((answer, at) => (
        <AnswerForm key={answer.id} book={book} step={index} answer={answer} at={at} />
      ))}
      <div className="step-form__more">
        {step.answers.length < 6 ? (
          <Button look="plain" onClick={() => rebuild((all) => withAnswer(all, index))}>
            {t('procedures.act.addAnswer')}
          </Button>
        ) : null}
        <Button look="plain" onClick={() => rebuild((all) => withStepBelow(all, index))}>
          {t('procedures.act.add')}
        </Button>
      </div>
    </Section>
  )
}
