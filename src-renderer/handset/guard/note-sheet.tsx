/** A few words for the desk and the record. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Sheet } from './sheet.tsx'

const MOST = 500

export function NoteSheet({ onNote, onClose }: { onNote: (text: string) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const write = useRef<HTMLTextAreaElement>(null)
  // The sheet is open by now, and the person chose to write.
  useEffect(() => write.current?.focus(), [])
  const send = () => {
    onNote(text.trim())
    onClose()
  }
  return (
    <Sheet title={t('handset.note.title')} onClose={onClose}>
      <textarea
        ref={write}
        className="field"
        rows={4}
        maxLength={MOST}
        aria-label={t('handset.note.label')}
        placeholder={t('handset.note.label')}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button look="next" className="wide-key" disabled={text.trim() === ''} onClick={send}>
        {t('handset.note.send')}
      </Button>
    </Sheet>
  )
}
