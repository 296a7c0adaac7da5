/** A playbook as a form: its name, what it is for, and its steps in their order. */
import { useTranslation } from 'react-i18next'
import type { Playbook } from '../../../src-preload/contract/procedures.types.ts'
import { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { Section } from '../../ui/section.tsx'
import { withValue } from './draft.rules.ts'
import { useProcedureDesk } from './procedure-desk.ts'
import { StepForm } from './step-form.tsx'
import { WordsField } from './words-field.tsx'

export function PlaybookForm({ book }: { book: Playbook }) {
  const { t } = useTranslation()
  return (
    <>
      <Section title={t('procedures.field.head')} note={book.clause.replace('N-', '')} className="section--first">
        <WordsField label={t('procedures.field.name')} path="name" words={book.name} />
        <WordsField label={t('procedures.field.original')} path="original" words={book.original} />
        <HazardChoice field="hazards" chosen={book.hazards} />
        <HazardChoice field="offered" chosen={book.offered} />
      </Section>
      {book.steps.map((step, index) => (
        <StepForm key={step.id} book={book} step={step} index={index} />
      ))}
    </>
  )
}

function HazardChoice({ field, chosen }: { field: 'hazards' | 'offered'; chosen: readonly HazardKind[] }) {
  const { t } = useTranslation()
  const change = useProcedureDesk((desk) => desk.change)
  const toggle = (hazard: HazardKind) => {
    const next = HazardKind.options.filter((each) => chosen.includes(each) !== (each === hazard))
    change(null, (document) => withValue(document, field, next))
  }
  return (
    <fieldset className="hazard-choice" aria-label={t(`procedures.field.${field}`)}>
      <span>{t(`procedures.field.${field}`)}</span>
      <div>
        {HazardKind.options.map((hazard) => (
          <label key={hazard}>
            <input type="checkbox" checked={chosen.includes(hazard)} onChange={() => toggle(hazard)} />
            {t(`incidents.hazard.${hazard}`)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
