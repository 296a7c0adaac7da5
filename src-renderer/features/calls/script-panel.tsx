/** The scripted call: whom to dial, what to say with names and places filled in, and the answers as big keys. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { answerGiven, blanksOf, fill, forHazard, openingFor, type Stretch } from '../../../src-preload/contract/script-words.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { SayButton } from '../../speech/say-button.tsx'
import { useBoard } from '../../state/board.ts'
import { deviceKindOf } from '../../state/device-kinds.ts'
import { callOf, isAnswerAwaited, isLive } from '../../state/line-calls.ts'
import { useWarningScript } from '../../state/procedures.ts'
import { useNow } from '../../state/use-now.ts'
import { Section } from '../../ui/section.tsx'
import { AnswerKeys } from './answer-keys.tsx'
import type { CallActs } from './call-acts.ts'
import { followUpOf, useCallDesk } from './call-desk.ts'
import { LineCall } from './line-call.tsx'
import { PartyLine } from './party-line.tsx'

interface ScriptPanelProps {
  incident: Incident
  /** Since when a call that was dialled by hand is on, core time in ms. */
  callSince: number | null
  /** Index of the number to dial. */
  phone: number
  onPhone: (index: number) => void
  onAnswer: (key: number) => void
  acts: CallActs
}

export function ScriptPanel({ incident, callSince, phone, onPhone, onAnswer, acts }: ScriptPanelProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const script = useWarningScript(incident.script)
  const device = useBoard((board) => board.devices.get(incident.place.device))
  const lineCall = useBoard((board) => callOf(board.calls, incident.id))
  const isAwaited = useBoard((board) => isAnswerAwaited(board.calls, incident))
  const followUp = useCallDesk((desk) => desk.followUp)
  const refused = useCallDesk((desk) => desk.refused)
  const further = followUpOf(script, incident.id, followUp)
  const isAsking = further !== null && further.answer === null
  const onLine = callSince !== null || isAwaited
  const given = onLine && !isAsking ? undefined : answerGiven(script, incident.calls.at(-1))
  const blanks = blanksOf(script, incident.kind, incident.place, deviceKindOf(device?.kind ?? '')?.spoken, language)
  const sentence =
    further?.answer?.say ??
    (further && isAsking ? further.ask.say : null) ??
    (given?.say ? forHazard(given.say, incident.kind) : openingFor(script, incident.kind, incident.party?.needs ?? []))
  const stretches = fill(sentence[language], blanks)
  const isRunning = lineCall !== undefined && isLive(lineCall)
  const answers = isAsking
    ? further.ask.answers.map(({ key, label }) => ({ key, words: label[language], hint: null }))
    : script.answers.map(({ key, label, hint }) => ({ key, words: label[language], hint: forHazard(hint, incident.kind)[language] }))
  return (
    <Section
      className="script"
      title={t('calls.script.title', { clause: script.clause.replace('N-', '') })}
      note={
        callSince !== null ? (
          <CallClock since={callSince} />
        ) : (
          t(isAsking ? 'calls.desk.followUp' : given ? 'calls.script.next' : 'calls.script.opening')
        )
      }
    >
      <PartyLine
        incident={incident}
        dialing={callSince !== null || isRunning}
        number={isRunning ? lineCall.number : null}
        chosen={phone}
        onChoose={onPhone}
      />
      <LineCall incident={incident} acts={acts} />
      {refused?.incident === incident.id ? <Refused failure={refused.failure} words="calls.refusal" /> : null}
      <div className="script__say">
        “
        {stretches.map((stretch, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one sentence never change places
          <Said key={index} {...stretch} />
        ))}
        ”
        <SayButton name="script" text={stretches.map(({ text }) => text).join('')} hotKey="p" />
      </div>
      <AnswerKeys
        label={t('calls.script.answers')}
        answers={answers}
        given={isAsking ? null : (given?.key ?? null)}
        isNext={onLine || isAsking}
        disabled={!incident.allowed.includes('call')}
        onAnswer={onAnswer}
      />
    </Section>
  )
}

function Said({ text, filled }: Stretch) {
  return filled ? <b className="script__filled">{text}</b> : text
}

function CallClock({ since }: { since: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  return <b className="script__clock">{t('calls.script.onLine', { span: format.minutesSeconds(now - since) })}</b>
}
