/** The scripted call: whom to dial, what to say with names and places filled in, and the answers as big keys. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { ScriptAnswer } from '../../../src-preload/contract/procedures.types.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { deviceKindOf } from '../../state/device-kinds.ts'
import { useWarningScript } from '../../state/procedures.ts'
import { useNow } from '../../state/use-now.ts'
import { Section } from '../../ui/section.tsx'
import { PartyLine } from './party-line.tsx'
import { answerGiven, blanksOf, fill, forHazard, openingFor, type Stretch } from './script.rules.ts'

interface ScriptPanelProps {
  incident: Incident
  /** Since when the call is on the line, core time in ms. */
  callSince: number | null
  /** Index of the number to dial. */
  phone: number
  onPhone: (index: number) => void
  onAnswer: (answer: ScriptAnswer) => void
}

export function ScriptPanel({ incident, callSince, phone, onPhone, onAnswer }: ScriptPanelProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const script = useWarningScript(incident.script)
  const device = useBoard((board) => board.devices.get(incident.place.device))
  const spoken = deviceKindOf(device?.kind ?? '')?.spoken
  const blanks = blanksOf(script, incident.kind, incident.place, spoken, language)
  const given = callSince === null ? answerGiven(script, incident.calls.at(-1)) : undefined
  const sentence = given?.say ? forHazard(given.say, incident.kind) : openingFor(script, incident.kind, incident.party?.needs ?? [])
  const onLine = callSince !== null
  return (
    <Section
      className="script"
      title={t('calls.script.title', { clause: script.clause.replace('N-', '') })}
      note={onLine ? <CallClock since={callSince} /> : given ? t('calls.script.next') : t('calls.script.opening')}
    >
      <PartyLine incident={incident} dialing={onLine} chosen={phone} onChoose={onPhone} />
      <p className="script__say">
        “
        {fill(sentence[language], blanks).map((stretch, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one sentence never change places
          <Said key={index} {...stretch} />
        ))}
        ”
      </p>
      <ul className="script__answers" aria-label={t('calls.script.answers')}>
        {script.answers.map((answer) => (
          <li key={answer.key}>
            <button
              type="button"
              className={`answer ${onLine ? 'answer--next' : ''} ${given?.key === answer.key ? 'answer--given' : ''}`}
              aria-keyshortcuts={String(answer.key)}
              disabled={!incident.allowed.includes('call')}
              onClick={() => onAnswer(answer)}
            >
              <span className="answer__key">{answer.key}</span>
              <span className="answer__words">
                <b>{answer.label[language]}</b>
                <span>{forHazard(answer.hint, incident.kind)[language]}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
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
