/** The call that came in, with the sentences of A.2 one after another, and what may come of it: an incident, a call back; I goes to the sentences. */
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Call } from '../../../src-preload/contract/calls.contract.ts'
import { ANY_HOTLINE, fill } from '../../../src-preload/contract/script-words.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { usePhrases, useWarningScript } from '../../state/procedures.ts'
import { useSelection } from '../../state/selection.ts'
import { useNow } from '../../state/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { useRowKeys } from '../../ui/use-row-keys.ts'
import type { CallActs } from './call-acts.ts'
import { useCallDesk } from './call-desk.ts'
import { OpenForm } from './open-form.tsx'
import { useCallerWords } from './use-caller-words.ts'
import '../../ui/sheet.css'

const SCRIPT = { id: 'warning', version: 1 }

export function IncomingPanel({ call, acts }: { call: Call; acts: CallActs }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { language } = format
  const now = useNow(1_000)
  const caller = useCallerWords(call)
  const list = usePhrases('incoming')
  const { service } = useWarningScript(SCRIPT)
  const select = useSelection((selection) => selection.select)
  const refused = useCallDesk((desk) => desk.refused)
  const [said, setSaid] = useState(list.phrases[0]?.id ?? '')
  const [isOpening, setOpening] = useState(false)
  const phrase = list.phrases.find(({ id }) => id === said) ?? list.phrases[0]
  const next = (phrase?.next ?? []).flatMap((id) => list.phrases.find((each) => each.id === id) ?? [])
  const act = (key: string, row: string): boolean => {
    if (key === 'enter') setSaid(row)
    else if (key === 'o') setOpening(true)
    else if (key === 'c') void acts.hangUp(call)
    else return false
    return true
  }
  const { list: rows, onKeyDown, go } = useRowKeys<HTMLUListElement>({ enter: 'i', first: next[0]?.id, act })
  // biome-ignore lint/correctness/useExhaustiveDependencies: what may be said next is under the fingers after each sentence
  useEffect(() => go(next[0]?.id), [said])
  const blanks = { service: service[language], hotline: ANY_HOTLINE[language], place: '', device: '', hazard: '', symptom: '' }
  return (
    <section className="reading incoming" aria-label={t('calls.incoming.talking')}>
      <header className="reading__head">
        <h2>
          {caller.name} <small className="quiet">{caller.where}</small>
        </h2>
        <b>{format.minutesSeconds(now - Date.parse(call.answeredAt ?? call.askedAt))}</b>
      </header>
      <p className="quiet">
        {t('calls.incoming.script', { clause: list.clause.replace('N-', '') })}　{phrase?.occasion[language]}
      </p>
      <p className="incoming__say">
        “
        {fill(phrase?.say[language] ?? '', blanks)
          .map(({ text }) => text)
          .join('')}
        ”
      </p>
      {refused?.incident === call.incident ? <Refused failure={refused.failure} words="calls.refusal" /> : null}
      {isOpening ? (
        <OpenForm household={call.household} caller={caller.name} onClose={() => setOpening(false)} />
      ) : (
        <>
          <p className="quiet">{t('calls.incoming.next')}</p>
          <ul ref={rows} onKeyDown={onKeyDown} className="incoming__next">
            {next.map(({ id, occasion, say }) => (
              <li key={id} data-row={id} tabIndex={-1}>
                <button type="button" onClick={() => setSaid(id)}>
                  <b>{occasion[language]}</b> <span>{say[language]}</span>
                </button>
              </li>
            ))}
          </ul>
          <p className="row-keys">{t('calls.incoming.key')}</p>
          <div className="form__acts">
            <Button look={phrase?.then === 'openIncident' ? 'next' : 'normal'} keyName="O" onClick={() => setOpening(true)}>
              {t('calls.incoming.open')}
            </Button>
            {call.incident ? <Button onClick={() => select(call.incident)}>{t('calls.incoming.jump')}</Button> : null}
            <Button look={phrase?.then === 'callBack' ? 'next' : 'normal'} onClick={() => void acts.callBack(call)}>
              {t('calls.incoming.callBack')}
            </Button>
            <Button keyName="C" onClick={() => void acts.hangUp(call)}>
              {t('calls.desk.hangUp')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
