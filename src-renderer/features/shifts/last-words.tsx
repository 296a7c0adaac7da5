/** For the quiet screen: what the shift before told this one, and the newest note since. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeatPage } from '../../state/seat-page.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import './shifts.css'
import { useShift } from './use-shift.ts'

const RENEW_MS = 10_000

export function LastWords() {
  const { t } = useTranslation()
  const format = useFormat()
  const openPage = useSeatPage((pages) => pages.openPage)
  const shift = useShift(RENEW_MS).data?.shift
  if (!shift) return null
  const { received, notes } = shift
  const note = notes.at(-1)
  return (
    <Section
      title={t('shifts.last.title')}
      note={received ? t('shifts.last.from', { name: received.from, time: format.shortClock(received.at) }) : null}
    >
      {received?.words ? <p className="last-words">{received.words}</p> : null}
      {note ? (
        <p className="last-words">
          {note.text} <span className="quiet">{`${note.by} ${format.shortClock(note.at)}`}</span>
        </p>
      ) : null}
      {received?.words || note ? null : <p className="quiet">{t('shifts.last.nothing')}</p>}
      <Button look="plain" keyName="H" onClick={() => openPage('shifts')}>
        {t('shifts.last.open')}
      </Button>
    </Section>
  )
}
