/** Checkpoints of a patrol: scanned, held to a tag or typed; and where the person was today. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HandsetPicture } from '../../../src-preload/contract/handset.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/button.tsx'
import { useHandsetDesk } from '../handset-context.tsx'
import { ScanSheet } from './scan-sheet.tsx'

interface CheckInsProps {
  checkIns: HandsetPicture['checkIns']
  here: [number, number] | null
}

export function CheckIns({ checkIns, here }: CheckInsProps) {
  const { t } = useTranslation()
  const { press } = useHandsetDesk()
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const [taken, setTaken] = useState<string | null>(null)
  return (
    <section className="part">
      <h2>{t('handset.checkIn.title')}</h2>
      {taken === null ? null : <p role="status">{t('handset.checkIn.taken', { text: taken })}</p>}
      <Button className="wide-key" look="judge" onClick={() => setOpen(true)}>
        {t('handset.checkIn.open')}
      </Button>
      {checkIns.length === 0 ? <p className="quiet-words">{t('handset.checkIn.none')}</p> : null}
      <ul className="rows">
        {checkIns.map((checkIn) => (
          <li key={`${checkIn.text} ${checkIn.at}`} className="rows__pair">
            <span>{format.named(checkIn) || checkIn.text}</span>
            <time dateTime={checkIn.at}>{format.clock(checkIn.at)}</time>
          </li>
        ))}
      </ul>
      {isOpen ? (
        <ScanSheet
          onText={(text, how) => {
            press({ kind: 'checkIn', text, how, lngLat: here })
            navigator.vibrate?.(120)
            setTaken(text)
            setOpen(false)
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </section>
  )
}
