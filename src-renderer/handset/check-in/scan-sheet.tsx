/** Reads what a checkpoint says: by the camera, from an NFC tag where the phone can, or typed. */
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Sheet } from '../guard/sheet.tsx'
import { hasNfc, useNfc } from './use-nfc.ts'
import { useScanner } from './use-scanner.ts'

const MOST = 200

interface ScanSheetProps {
  onText: (text: string, how: 'qr' | 'nfc' | 'typed') => void
  onClose: () => void
}

export function ScanSheet({ onText, onClose }: ScanSheetProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const video = useRef<HTMLVideoElement>(null)
  const say = (how: 'qr' | 'nfc' | 'typed') => (said: string) => {
    const text = said.trim().slice(0, MOST)
    if (text !== '') onText(text, how)
  }
  const isScanning = useScanner(video, say('qr'))
  useNfc(say('nfc'))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    say('typed')(typed)
  }
  return (
    <Sheet title={t('handset.checkIn.title')} onClose={onClose}>
      <p className="quiet-words" role="status">
        {t(isScanning ? 'handset.checkIn.aim' : 'handset.checkIn.noCamera')}
        {hasNfc ? `　${t('handset.checkIn.nfc')}` : null}
      </p>
      <video ref={video} className="scanner" hidden={!isScanning} muted playsInline />
      <form className="typed" onSubmit={submit}>
        <input
          className="field"
          maxLength={MOST}
          aria-label={t('handset.checkIn.typed')}
          placeholder={t('handset.checkIn.typed')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button type="submit" disabled={typed.trim() === ''}>
          {t('handset.checkIn.send')}
        </Button>
      </form>
    </Sheet>
  )
}
