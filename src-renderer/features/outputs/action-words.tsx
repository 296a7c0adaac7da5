/** What is said of an action, with the seconds its feedback still has. */
import { useTranslation } from 'react-i18next'
import type { Action } from '../../../src-preload/contract/outputs.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useNow } from '../../state/use-now.ts'
import { DeadlineBar } from '../../ui/deadline-bar.tsx'
import { phraseOf } from './action.rules.ts'
import { interlockReason } from './linkages.ts'

export function ActionWords({ action }: { action: Action }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const comma = language === 'en' ? '; ' : '；'
  const phrase = phraseOf(action)
  return (
    <>
      {t(`outputs.phrase.${phrase}`, {
        name: action.confirmedBy.map(({ name }) => name).join(comma),
        reason: action.blockedBy.map((interlock) => interlockReason(interlock, language)).join(comma),
      })}
      {action.feedback ? <Countdown feedback={action.feedback} /> : null}
    </>
  )
}

function Countdown({ feedback }: { feedback: NonNullable<Action['feedback']> }) {
  const format = useFormat()
  const now = useNow(100)
  const left = Date.parse(feedback.dueAt) - now
  return (
    <>
      {' '}
      {format.remaining(left)}
      <DeadlineBar left={left / (Date.parse(feedback.dueAt) - Date.parse(feedback.startedAt))} />
    </>
  )
}
