/** A draft: its form, what is wrong with it, undo, and saving it as a new version with the reason. */
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkProcedure } from '../../../src-preload/contract/procedure-check.ts'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { NoteForm } from './note-form.tsx'
import { PlaybookForm } from './playbook-form.tsx'
import { Preview } from './preview.tsx'
import { ProblemsContext } from './problems.ts'
import { type Draft, useProcedureDesk } from './procedure-desk.ts'
import { useRenewProcedures } from './use-procedure.ts'
import { WordsForm } from './words-form.tsx'

export function DraftDesk({ draft }: { draft: Draft }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const renew = useRenewProcedures()
  const { undo, drop, show } = useProcedureDesk()
  const [saving, setSaving] = useState(false)
  const { kind, document, base, past } = draft
  const checked = checkProcedure(kind, document)
  const problems = checked.ok ? [] : checked.problems
  const save = async (note: string) => {
    if (!(await act(() => client.procedures.save({ kind, id: document.id, base, note, document })))) return
    drop()
    show(null)
    await renew()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    undo()
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: undo works from every field within */}
      <section className="draft" onKeyDown={keys}>
        <div className="page__head">
          <h2>{document.name[language] || '…'}</h2>
          <span className="quiet">
            {past.length > 0 ? t('procedures.draft.changed', { count: past.length }) : t('procedures.draft.unchanged')}
          </span>
          <span className="procedures__acts">
            <Button keyName="Ctrl Z" disabled={past.length === 0} onClick={undo}>
              {t('procedures.act.undo')}
            </Button>
            <Button onClick={drop}>{t('procedures.act.cancel')}</Button>
            {saving ? null : (
              <Button look="next" disabled={past.length === 0 || problems.length > 0} onClick={() => setSaving(true)}>
                {t('procedures.act.save')}
              </Button>
            )}
          </span>
        </div>
        {problems.length > 0 ? (
          <p className="draft__problems" role="status">
            {t('procedures.draft.problems', { count: problems.length })}
          </p>
        ) : null}
        {saving ? (
          <NoteForm label={t('procedures.note.label')} onCancel={() => setSaving(false)}>
            {(note) => (
              <Button look="next" disabled={!note || busy || problems.length > 0} onClick={() => void save(note)}>
                {t('procedures.act.save')}
              </Button>
            )}
          </NoteForm>
        ) : null}
        <Refused failure={failure} words="procedures.refusal" />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls can be reached by keyboard */}
        <div className="page__scroll" tabIndex={0}>
          <ProblemsContext value={problems}>
            {kind === 'playbook' ? <PlaybookForm book={document} /> : <WordsForm procedure={draft} />}
          </ProblemsContext>
        </div>
      </section>
      <section className="procedures__side">
        <Preview procedure={draft} />
      </section>
    </>
  )
}
