/** The call over a line in one row: what it does and for how long, whose voice is heard, keys pressed; or why there is none. */
import { useTranslation } from 'react-i18next'
import type { Call } from '../../../src-preload/contract/calls.contract.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { callOf, endedCallOf, lineFailure } from '../../state/line-calls.ts'
import { useNow } from '../../state/use-now.ts'
import { Button } from '../../ui/button.tsx'
import type { CallActs } from './call-acts.ts'
import { isExhausted } from './phones.rules.ts'
import { useCallFailure } from './use-call-failure.ts'

export function LineCall({ incident, acts }: { incident: Incident; acts: CallActs }) {
  const call = useBoard((board) => callOf(board.calls, incident.id))
  return call ? <Running call={call} incident={incident} acts={acts} /> : <Trouble incident={incident} />
}

function Running({ call, incident, acts }: { call: Call; incident: Incident; acts: CallActs }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const { state, phone, mode, by, digits } = call
  const since = Date.parse((state === 'talking' ? call.answeredAt : state === 'ringing' ? call.ringingAt : null) ?? call.askedAt)
  return (
    <div className={`line-call line-call--${state}`} role="status">
      <i className="line-call__mark" />
      <b>
        {state === 'waiting'
          ? t('calls.desk.queued')
          : t('calls.desk.since', { state: t(`calls.state.${state}`), span: format.minutesSeconds(now - since) })}
      </b>
      <span>
        {phone ? t(`people.phone.${phone.label}`) : null}{' '}
        {state === 'talking' ? t(mode === 'talk' ? 'calls.desk.talking' : 'calls.desk.spoken') : null}
        {by === 'core' && state !== 'talking' ? t('calls.desk.automatic') : null}
      </span>
      {digits ? <b>{t('calls.desk.digits', { digits })}</b> : null}
      <span className="line-call__acts">
        {state === 'waiting' ? null : (
          <Button keyName="T" onClick={() => acts.switchMode(incident)}>
            {t(mode === 'talk' ? 'calls.desk.speak' : 'calls.desk.talk')}
          </Button>
        )}
        <Button keyName="C" onClick={() => acts.toggle(incident)}>
          {t('calls.desk.hangUp')}
        </Button>
      </span>
    </div>
  )
}

/** The first thing that is in the way, in words; nothing where all is well. */
function Trouble({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const failureWords = useCallFailure()
  const down = useBoard((board) => lineFailure(board.health))
  const ended = useBoard((board) => endedCallOf(board.calls, incident.id))
  const words = isExhausted(incident)
    ? t('calls.desk.exhausted')
    : down
      ? t('calls.desk.linesDown', { reason: failureWords(down) })
      : ended?.failure && ended.outcome === 'failed'
        ? t('calls.desk.failed', { reason: failureWords(ended.failure) })
        : null
  return words ? (
    <p className="line-call line-call--trouble" role="status">
      {words}
    </p>
  ) : null
}
