/** Why a version is saved or taken again: nothing changes without a reason. */
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

interface NoteFormProps {
  label: string
  onCancel: () => void
  /** The act, given the reason so far. */
  children: (note: string) => ReactNode
}

export function NoteForm({ label, onCancel, children }: NoteFormProps) {
  const { t } = useTranslation()
  const [note, setNote] = useState('')
  return (
    <div className="note-why">
      <label>
        {label}
        <input
          className="field"
          // biome-ignore lint/a11y/noAutofocus: the editor asked to write here
          autoFocus
          maxLength={500}
          placeholder={t('procedures.note.placeholder')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </label>
      {children(note.trim())}
      <Button onClick={onCancel}>{t('common.act.cancel')}</Button>
    </div>
  )
}
