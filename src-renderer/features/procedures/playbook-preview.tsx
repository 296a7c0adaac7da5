/** A playbook as it will be worked through: answers lead on, guards bar, nothing is sent. */
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepRecord } from '../../../src-preload/contract/incident-parts.types.ts'
import { type RouteStep, routeOf } from '../../../src-preload/contract/playbook-route.ts'
import type { Playbook } from '../../../src-preload/contract/procedures.types.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Section } from '../../ui/section.tsx'

const done = (step: string, answer: string | null): StepRecord => ({
  step,
  state: 'done',
  at: new Date(0).toISOString(),
  by: '',
  reason: null,
  answer,
})

export function PlaybookPreview({ playbook }: { playbook: Playbook }) {
  const { t } = useTranslation()
  const [records, setRecords] = useState<readonly StepRecord[]>([])
  const route = routeOf(playbook, records)
  const put = (step: string, answer: string | null, isDone: boolean) =>
    setRecords([...records.filter((each) => each.step !== step), ...(isDone ? [done(step, answer)] : [])])
  const again =
    records.length > 0 ? (
      <button type="button" className="link" onClick={() => setRecords([])}>
        {t('procedures.preview.again')}
      </button>
    ) : null
  return (
    <Section title={t('procedures.preview.title')} note={again ?? t('procedures.preview.try')} className="section--first">
      <ol className="walk">
        {route.steps.map((entry) => (
          <WalkStep key={entry.step.id} entry={entry} onPut={put} />
        ))}
      </ol>
      {route.isUndecided ? <p className="quiet">{t('procedures.book.undecided')}</p> : null}
    </Section>
  )
}

interface WalkStepProps {
  entry: RouteStep
  onPut: (step: string, answer: string | null, isDone: boolean) => void
}

function WalkStep({ entry: { step, record, barredBy }, onPut }: WalkStepProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <li className={barredBy ? 'quiet' : undefined}>
      <span className="walk__step">
        {barredBy ? (
          <IconLock size={15} aria-label={t(`procedures.barred.${barredBy}`)} />
        ) : (
          <input
            type="checkbox"
            aria-label={step.words[language]}
            checked={record !== undefined}
            disabled={step.answers.length > 0}
            onChange={(event) => onPut(step.id, null, event.target.checked)}
          />
        )}
        <span>
          {step.words[language] || '…'} <small className="walk__who">{t(`procedures.who.${step.who}`)}</small>
        </span>
      </span>
      {step.answers.length > 0 ? (
        <span className="walk__answers">
          {step.answers.map(({ id, words }) => (
            <button key={id} type="button" aria-pressed={record?.answer === id} onClick={() => onPut(step.id, id, true)}>
              {words[language] || '…'}
            </button>
          ))}
        </span>
      ) : null}
    </li>
  )
}
