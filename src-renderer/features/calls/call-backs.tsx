/** Whom the desk has promised to call back, the next one first; a due one stands out, and without a line a person dials it. */
import { IconPhoneCall } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../../src-preload/contract/calls.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { callBacks } from '../../state/line-calls.ts'
import { useNow } from '../../state/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { useCallActs } from './call-acts.ts'
import './calls.css'
import { useCallerWords } from './use-caller-words.ts'

/** More would cover the map; the rest follow when these are done. */
const MOST_SHOWN = 3

export function CallBacks() {
  const { t } = useTranslation()
  const calls = useBoard((board) => board.calls)
  const promised = callBacks(calls)
  if (promised.length === 0) return null
  return (
    <section className="call-backs" aria-label={t('calls.back.title')}>
      <b>{t('calls.back.count', { count: promised.length })}</b>
      <ul>
        {promised.slice(0, MOST_SHOWN).map((call) => (
          <CallBack key={call.id} call={call} />
        ))}
      </ul>
    </section>
  )
}

function CallBack({ call }: { call: Call }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const acts = useCallActs()
  const caller = useCallerWords(call)
  const isDue = Date.parse(call.dueAt) <= now
  return (
    <li className={isDue ? 'call-back call-back--due' : 'call-back'}>
      <IconPhoneCall size={16} aria-hidden="true" />
      <b>{caller.name}</b>
      <span className="quiet">{caller.where}</span>
      <span>{isDue ? t('calls.back.due') : t('calls.back.at', { time: format.shortClock(call.dueAt) })}</span>
      <Button look={isDue ? 'judge' : 'normal'} onClick={() => void acts.ringNow(call)}>
        {t('calls.back.call')}
      </Button>
      <Button look="plain" onClick={() => void acts.hangUp(call)}>
        {t('calls.back.drop')}
      </Button>
    </li>
  )
}
