/** What was added to a sealed record, and the form that adds more; nothing of it can be taken back. */
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Addendum } from '../../../src-preload/contract/archive-record.types.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'

const TEXT_MAX = 4000

export function Addenda({ incident, addenda }: { incident: string; addenda: readonly Addendum[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <section className="addenda">
      <h2>{t('archive.addendum.title')}</h2>
      <ol>
        {addenda.map(({ number, at, by, text }) => (
          <li key={number}>
            <p className="quiet">
              {format.day(at)} {format.clock(at)}　{by}
            </p>
            <p className="addenda__text">{text}</p>
          </li>
        ))}
      </ol>
      <AddendumForm incident={incident} />
    </section>
  )
}

function AddendumForm({ incident }: { incident: string }) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const queries = useQueryClient()
  const { act, busy, failure } = useAct()
  const [text, setText] = useState('')
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const sealed = await act(() => client.archive.add({ incident, text }))
    if (!sealed) return
    setText('')
    queries.setQueryData(['archive', incident], sealed)
    void queries.invalidateQueries({ queryKey: ['archive', 'search'] })
  }
  return (
    <form onSubmit={(event) => void send(event)}>
      <p className="quiet">{t('archive.addendum.how')}</p>
      <textarea
        className="field"
        rows={3}
        maxLength={TEXT_MAX}
        aria-label={t('archive.addendum.words')}
        placeholder={t('archive.addendum.words')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Refused failure={failure} words="archive.refusal" />
      <Button type="submit" disabled={busy || text.trim() === ''}>
        {t('archive.addendum.add')}
      </Button>
    </form>
  )
}
