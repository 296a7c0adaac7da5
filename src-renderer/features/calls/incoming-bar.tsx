/** Somebody calls the desk: who by the number, on every page; I picks up. */
import { IconPhoneIncoming } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../../src-preload/contract/calls.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { ringingIn, talkedIn } from '../../state/line-calls.ts'
import { useNow } from '../../state/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { useHotKey } from '../../ui/use-hot-key.ts'
import { useCallActs } from './call-acts.ts'
import './calls.css'
import { IncomingPanel } from './incoming-panel.tsx'
import { useCallerWords } from './use-caller-words.ts'

export function IncomingBar() {
  const acts = useCallActs()
  const calls = useBoard((board) => board.calls)
  const ringing = ringingIn(calls)
  const talked = talkedIn(calls)
  const first = ringing[0]
  useHotKey('i', () => first && void acts.pickUp(first), !talked)
  return (
    <>
      {talked ? <IncomingPanel key={talked.id} call={talked} acts={acts} /> : null}
      {ringing.map((call) => (
        <Ringing key={call.id} call={call} hasKey={!talked && call === first} onPickUp={() => void acts.pickUp(call)} />
      ))}
    </>
  )
}

interface RingingProps {
  call: Call
  /** I picks this one up. */
  hasKey: boolean
  onPickUp: () => void
}

function Ringing({ call, hasKey, onPickUp }: RingingProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const caller = useCallerWords(call)
  return (
    <section className="incoming-bar" role="alert" aria-label={t('calls.incoming.ringing')}>
      <IconPhoneIncoming size={20} aria-hidden="true" />
      <b>{t('calls.incoming.ringing')}</b>
      <span>
        <b>{caller.name}</b>　{caller.where}
      </span>
      <span>{format.minutesSeconds(now - Date.parse(call.ringingAt ?? call.askedAt))}</span>
      <Button look="next" {...(hasKey && { keyName: 'I' })} onClick={onPickUp}>
        {t('calls.incoming.pickUp')}
      </Button>
    </section>
  )
}
