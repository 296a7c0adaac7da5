/** The buttons of the panel's head: the next step filled, judgements of equal weight, each with its key. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { isJudgement, type NextStep } from '../features/incidents/next-step.rules.ts'
import { Refusal } from '../features/incidents/refusal.tsx'
import { Button } from '../ui/button.tsx'
import { HoldButton } from '../ui/hold-button.tsx'
import { type ActName, actChoice, type CallSituation } from './act-choice.rules.ts'
import { usePanel } from './panel-state.ts'
import type { Acts } from './use-acts.ts'

const KEYS: Partial<Record<ActName, string>> = {
  call: 'C',
  hangUp: 'C',
  dispatch: 'D',
  confirmFalse: 'F',
  report: 'R',
  evacuate: 'E',
  clear: 'X',
  note: 'N',
  silence: 'M',
}

interface ActRowProps {
  incident: Incident
  step: NextStep | null
  acts: Acts
  call: CallSituation
  onReport: () => void
}

export function ActRow({ incident, step, acts, call, onReport }: ActRowProps) {
  const { t } = useTranslation()
  const heldKey = usePanel((panel) => panel.heldKey)
  const { main, others } = actChoice(incident, step, call)
  const judged = isJudgement(incident, step) || main.length > 1
  const press: Record<ActName, () => void> = {
    accept: acts.acceptThis,
    silence: acts.silence,
    call: acts.call,
    hangUp: acts.call,
    dispatch: acts.dispatch,
    arrive: acts.arrive,
    confirmReal: acts.confirmReal,
    confirmFalse: acts.confirmFalse,
    handle: acts.handle,
    report: onReport,
    evacuate: acts.evacuate,
    secure: acts.secure,
    clear: acts.clear,
    advise: acts.advise,
    reportCause: acts.cause,
    archive: acts.archive,
    note: acts.note,
  }
  const keyOf = (act: ActName, isMain: boolean) => {
    if (act === 'accept') return t('incidents.hint.space')
    if (isMain && step !== null && act === main[0]) return t('incidents.hint.enter')
    return KEYS[act]
  }
  const button = (act: ActName, isMain: boolean) => {
    const look = !isMain || step === null ? 'normal' : judged ? 'judge' : 'next'
    const keyName = keyOf(act, isMain)
    if (act === 'report' || act === 'evacuate')
      return (
        <HoldButton
          key={act}
          tall
          className={isMain ? `button--${look} act--main` : ''}
          keyName={isMain && !judged ? t('incidents.hint.holdKey', { key: KEYS[act] }) : KEYS[act]}
          keyHeld={heldKey === act}
          title={t('incidents.hint.hold')}
          onHeld={press[act]}
        >
          {t(`incidents.command.${act}`)}
        </HoldButton>
      )
    return (
      <Button key={act} tall look={look} className={isMain ? 'act--main' : ''} keyName={keyName} onClick={press[act]}>
        {t(`incidents.command.${act}`)}
      </Button>
    )
  }
  return (
    <>
      <div className="acts">
        {main.map((act) => button(act, true))}
        {others.map((act) => button(act, false))}
      </div>
      <Refusal incident={incident.id} />
    </>
  )
}
