/** One recipient: who, what number, and how far the report has come. */
import { useTranslation } from 'react-i18next'
import { spacedPhone } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/button.tsx'
import type { Recipient } from './recipients.rules.ts'

interface RecipientRowProps {
  recipient: Recipient
  isNext: boolean
  isOpen: boolean
  onRead: () => void
  onSend: () => void
  onReceived: () => void
}

export function RecipientRow({ recipient, isNext, isOpen, onRead, onSend, onReceived }: RecipientRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { kind, contact, report } = recipient
  const state = report ? (report.receivedAt ? 'received' : report.how) : 'waiting'
  const at = report && format.shortClock(report.receivedAt ?? report.at)
  return (
    <li className={`recipient ${isNext ? 'recipient--next' : ''}`} data-row={kind} tabIndex={-1}>
      <b>{t(`incidents.recipient.${kind}`)}</b>
      <span className="recipient__name">{contact ? format.named(contact) : null}</span>
      <span className="recipient__phone">{contact ? spacedPhone(contact.phone) : null}</span>
      <span className={`recipient__state recipient__state--${state}`}>
        {recipient.isOwed && kind === 'ambulance' ? t('rescue.report.due') : t(`rescue.report.state.${state}`, { time: at })}
      </span>
      {isOpen ? (
        <span className="recipient__acts">
          {report && !report.receivedAt ? (
            <Button keyName="Y" onClick={onReceived}>
              {t('rescue.report.received')}
            </Button>
          ) : null}
          {contact?.online ? (
            <Button keyName="S" onClick={onSend}>
              {report ? t('rescue.report.again') : t('rescue.report.send')}
            </Button>
          ) : null}
          <Button look={isNext ? 'judge' : 'normal'} keyName={t('incidents.hint.enter')} onClick={onRead}>
            {t('rescue.report.read')}
          </Button>
        </span>
      ) : null}
    </li>
  )
}
