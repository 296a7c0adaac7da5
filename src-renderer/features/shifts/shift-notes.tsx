/** What the next shift has to know, written down as it happens. */
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShiftNote } from '../../../src-preload/contract/shifts.contract.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { useRenewShift } from './use-shift.ts'

export function NoteForm() {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const renew = useRenewShift()
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  // Whoever opens the page by its key writes at once.
  useEffect(() => field.current?.focus(), [])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await act(() => client.shifts.note({ text })))) return
    setText('')
    await renew()
  }
  return (
    <form className="note-form" onSubmit={submit}>
      <input
        ref={field}
        className="field"
        aria-label={t('shifts.note.label')}
        placeholder={t('shifts.note.placeholder')}
        required
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" disabled={busy || text.trim() === ''}>
        {t('shifts.note.save')}
      </Button>
      <Refused failure={failure} words="shifts.refusal" />
    </form>
  )
}

export function NoteList({ notes }: { notes: readonly ShiftNote[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (notes.length === 0) return <p className="quiet">{t('shifts.note.none')}</p>
  return (
    <ul className="shift-notes">
      {notes.map(({ at, by, text }) => (
        <li key={`${at} ${text}`}>
          <time>{format.shortClock(at)}</time>
          <p>{text}</p>
          <span className="quiet">{by}</span>
        </li>
      ))}
    </ul>
  )
}
