/** The report in large letters over the map, to be read into a telephone: the number, then one line for each thing rescue asks for. */
import { useTranslation } from 'react-i18next'
import type { ReportLine } from '../../../src-preload/contract/report-text.ts'
import { spacedPhone } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { SayButton } from '../../speech/say-button.tsx'
import { Button } from '../../ui/button.tsx'
import type { Recipient } from './recipients.rules.ts'
import '../../ui/sheet.css'

interface ReadingSheetProps {
  recipient: Recipient
  lines: readonly ReportLine[]
  onRead: () => void
  onClose: () => void
}

export function ReadingSheet({ recipient: { kind, contact }, lines, onRead, onClose }: ReadingSheetProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const name = contact ? format.named(contact) : t(`incidents.recipient.${kind}`)
  const title = t('rescue.report.reading', { name })
  return (
    <section className="reading" aria-label={title}>
      <header className="reading__head">
        <h2>{title}</h2>
        <b>{contact ? spacedPhone(contact.phone) : null}</b>
      </header>
      <dl>
        {lines.map(({ part, text }) => (
          <div key={part}>
            <dt>{t(`rescue.part.${part}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <div className="form__acts">
        <SayButton name={`report/${kind}`} text={lines.map(({ text }) => text).join('')} />
        <Button look="next" tall keyName={t('incidents.hint.enter')} onClick={onRead}>
          {t('rescue.report.readDone')}
        </Button>
        <Button tall keyName="Esc" onClick={onClose}>
          {t('common.act.cancel')}
        </Button>
      </div>
    </section>
  )
}
