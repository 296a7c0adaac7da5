/** One step of a playbook: what, who, how long, what to leave behind; barred until its guard is ticked; a question with its answers. */
import { IconCamera, IconGauge, IconLock, IconNote, IconShieldCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { maySkip, type RouteStep } from '../../../src-preload/contract/playbook-route.ts'
import type { StepEvidence } from '../../../src-preload/contract/procedures.types.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { SkipForm } from './skip-form.tsx'
import type { PlaybookActs } from './use-playbook-acts.ts'

interface PlaybookStepProps {
  entry: RouteStep
  isNext: boolean
  /** The steps may be changed. */
  isOpen: boolean
  skipping: boolean
  onSkipping: (step: string | null) => void
  acts: PlaybookActs
}

const EVIDENCE: Record<Exclude<StepEvidence, 'none'>, typeof IconCamera> = { note: IconNote, photo: IconCamera, reading: IconGauge }

export function PlaybookStep({ entry, isNext, isOpen, skipping, onSkipping, acts }: PlaybookStepProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { step, record, barredBy } = entry
  const isBarred = barredBy !== null
  const isQuestion = step.answers.length > 0
  const state = record?.state ?? (isBarred ? 'barred' : isNext ? 'next' : 'open')
  const words = (
    <span className="measure__body">
      <span className="measure__words">{step.words[language]}</span> <Facts entry={entry} />
    </span>
  )
  return (
    <li className={`measure measure--${state}`} data-step={step.id} tabIndex={-1} aria-current={isNext ? 'step' : undefined}>
      {isBarred || isQuestion ? (
        <span className="measure__label">
          <span className="measure__mark">{isBarred ? <IconLock size={15} aria-hidden="true" /> : '?'}</span>
          {words}
        </span>
      ) : (
        <label className="measure__label">
          <input
            type="checkbox"
            checked={record?.state === 'done'}
            disabled={!isOpen}
            onChange={(event) => void acts.tick(step.id, event.target.checked)}
          />
          {words}
        </label>
      )}
      <small className="measure__clause">{step.clause.replace('N-', '')}</small>
      {isQuestion ? <Answers entry={entry} isOpen={isOpen && !isBarred} acts={acts} /> : null}
      {isNext && isOpen && !skipping && maySkip(step) ? (
        <button type="button" className="measure__skip" onClick={() => onSkipping(step.id)}>
          {t('procedures.skip.act')} <kbd>Del</kbd>
        </button>
      ) : null}
      {skipping ? (
        <SkipForm
          onSkip={(reason) => void acts.skip(step.id, reason).then((taken) => taken && onSkipping(null))}
          onCancel={() => onSkipping(null)}
        />
      ) : null}
    </li>
  )
}

/** Who does it, how long it takes, what it leaves behind; or what became of it. */
function Facts({ entry: { step, record, barredBy } }: { entry: RouteStep }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (record?.state === 'skipped')
    return (
      <span className="measure__facts">
        {t('procedures.skip.done', { reason: record.reason })}　{record.by}　{format.shortClock(record.at)}
      </span>
    )
  if (record)
    return (
      <span className="measure__facts">
        {record.by}　{format.shortClock(record.at)}
      </span>
    )
  const Evidence = step.evidence === 'none' ? null : EVIDENCE[step.evidence]
  return (
    <span className="measure__facts">
      <span>{t(`procedures.who.${step.who}`)}</span>
      {step.minutes === null ? null : <span>{format.age(step.minutes * 60_000)}</span>}
      {Evidence ? (
        <span>
          <Evidence size={13} aria-hidden="true" /> {t(`procedures.evidence.${step.evidence}`)}
        </span>
      ) : null}
      {step.guard ? (
        <b>
          <IconShieldCheck size={13} aria-hidden="true" /> {t(`procedures.guard.${step.guard}`)}
        </b>
      ) : null}
      {barredBy ? <span>{t(`procedures.barred.${barredBy}`)}</span> : null}
    </span>
  )
}

function Answers({ entry: { step, record }, isOpen, acts }: { entry: RouteStep; isOpen: boolean; acts: PlaybookActs }) {
  const { language } = useFormat()
  return (
    <span className="measure__answers">
      {step.answers.map(({ id, words }, index) => (
        <button
          key={id}
          type="button"
          className="measure__answer"
          aria-pressed={record?.answer === id}
          disabled={!isOpen}
          onClick={() => void acts.decide(step.id, id)}
        >
          <kbd>{index + 1}</kbd> {words[language]}
        </button>
      ))}
    </span>
  )
}
