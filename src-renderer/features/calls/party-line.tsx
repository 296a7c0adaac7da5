/** The person concerned: name, what to mind, and the number to dial, covered until it is needed. */
import { IconInfoCircle, IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { adviceFor } from '../../../src-preload/contract/script-words.ts'
import { maskedPhone, spacedPhone } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useWarningScript } from '../../state/procedures.ts'

interface PartyLineProps {
  incident: Incident
  dialing: boolean
  /** The number on the line, where it is another than the chosen one. */
  number: string | null
  /** Index of the number to dial. */
  chosen: number
  onChoose: (index: number) => void
}

export function PartyLine({ incident, dialing, number, chosen, onChoose }: PartyLineProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const script = useWarningScript(incident.script)
  const [revealed, setRevealed] = useState<string | null>(null)
  const { party } = incident
  if (!party) return <p className="party__none">{t('people.party.none')}</p>
  const onLine = number === null ? undefined : party.phones.find((each) => each.number.replace(/\D/g, '') === number.replace(/\D/g, ''))
  const phone = onLine ?? party.phones[chosen]
  const open = dialing || revealed === phone?.number
  const facts = [
    ...(party.age === null ? [] : [t('people.party.age', { age: party.age })]),
    ...party.needs.filter((need) => need !== 'elderly').map((need) => t(`people.need.${need}`)),
  ]
  const advice = adviceFor(script, party.needs, format.language)
  return (
    <div className="party">
      <p className="party__line">
        <b>{format.named(party)}</b>
        <span className="party__facts">{facts.join(format.language === 'en' ? ', ' : '，')}</span>
        {phone ? (
          <>
            <button
              type="button"
              className={`party__phone ${dialing ? 'party__phone--dialing' : ''}`}
              aria-label={open ? spacedPhone(phone.number) : t('people.party.reveal')}
              onClick={() => setRevealed(revealed === phone.number ? null : phone.number)}
            >
              <IconPhone size={dialing ? 18 : 14} aria-hidden="true" />
              {open ? spacedPhone(phone.number) : maskedPhone(phone.number)}
            </button>
            {party.phones.length > 1 && number === null ? (
              <button
                type="button"
                className="party__other"
                title={t('calls.script.other')}
                onClick={() => onChoose((chosen + 1) % party.phones.length)}
              >
                {t(`people.phone.${phone.label}`)} {chosen + 1}/{party.phones.length}
              </button>
            ) : null}
          </>
        ) : (
          <span>{t('people.party.noPhone')}</span>
        )}
      </p>
      {advice.length > 0 ? (
        <p className="party__advice">
          <IconInfoCircle size={15} aria-hidden="true" />
          <span>{advice.join(format.language === 'en' ? '; ' : '；')}</span>
        </p>
      ) : null}
    </div>
  )
}
