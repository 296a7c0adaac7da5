/** Where a step or an answer leads: to a later step, never back, or to the end. */
import { useTranslation } from 'react-i18next'
import type { Playbook } from '../../../src-preload/contract/procedures.types.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { withValue } from './draft.rules.ts'
import { useProblem } from './problems.ts'
import { useProcedureDesk } from './procedure-desk.ts'
import { StepChoice } from './step-choice.tsx'

/** Values of the list that are no step. */
const BELOW = ' below'
const END = ' end'

interface WayChoiceProps {
  book: Playbook
  from: number
  label: string
  path: string
  way: string | null | undefined
  /** Only a step without answers simply goes on. */
  mayGoBelow?: boolean
}

export function WayChoice({ book, from, label, path, way, mayGoBelow = false }: WayChoiceProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const change = useProcedureDesk((desk) => desk.change)
  const problem = useProblem(path)
  const ways = book.steps.map((step, index) => ({ step, index })).filter(({ step, index }) => index > from || step.id === way)
  const choose = (value: string) =>
    change(null, (document) => withValue(document, path, value === BELOW ? undefined : value === END ? null : value))
  return (
    <StepChoice
      label={label}
      value={way === undefined ? BELOW : (way ?? END)}
      invalid={problem && t(`procedures.problem.${problem.reason}`)}
      onChoose={choose}
    >
      {[
        ...(mayGoBelow ? [[BELOW, t('procedures.field.below')] as const] : []),
        ...ways.map(({ step, index }) => [step.id, `${index + 1}　${step.words[language]}`] as const),
        [END, t('procedures.field.end')] as const,
      ]}
    </StepChoice>
  )
}
