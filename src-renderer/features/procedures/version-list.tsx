/** Who changed it when and why; an older version can be read, compared and taken again. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../../i18n/refused.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useAct } from '../../state/use-act.ts'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/section.tsx'
import { NoteForm } from './note-form.tsx'
import { type Chosen, useProcedureDesk } from './procedure-desk.ts'
import { useHistory, useRenewProcedures } from './use-procedure.ts'

export function VersionList({ chosen, mayRestore }: { chosen: Chosen; mayRestore: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { act, busy, failure } = useAct()
  const renew = useRenewProcedures()
  const { version: shown, draft, show } = useProcedureDesk()
  const [restoring, setRestoring] = useState<number | null>(null)
  const items = useHistory(chosen).data?.items ?? []
  const newest = items[0]?.version
  const restore = async (version: number, note: string) => {
    if (!(await act(() => client.procedures.restore({ ...chosen, version, note })))) return
    setRestoring(null)
    show(null)
    await renew()
  }
  return (
    <Section title={t('procedures.version.title')} count={items.length}>
      <ol className="versions">
        {items.map(({ version, at, by, note }) => (
          <li key={version} aria-current={(shown ?? newest) === version ? 'true' : undefined}>
            <b>{t('procedures.version.number', { version })}</b>
            <span className="quiet">
              {by === null || at === null ? t('procedures.version.delivered') : `${by}　${format.day(at)} ${format.shortClock(at)}`}
            </span>
            <span className="versions__acts">
              {version === newest ? (
                <span className="quiet">{t('procedures.version.current')}</span>
              ) : (
                <>
                  <button type="button" onClick={() => show(version)}>
                    {t('procedures.version.open')}
                  </button>
                  <button type="button" onClick={() => show(version, true)}>
                    {t('procedures.version.compare')}
                  </button>
                  {mayRestore && draft === null ? (
                    <button type="button" onClick={() => setRestoring(version)}>
                      {t('procedures.version.restore')}
                    </button>
                  ) : null}
                </>
              )}
            </span>
            {note ? <p className="versions__note">{note}</p> : null}
            {restoring === version ? (
              <div className="versions__note">
                <NoteForm label={t('procedures.note.restore', { version })} onCancel={() => setRestoring(null)}>
                  {(words) => (
                    <Button look="next" disabled={!words || busy} onClick={() => void restore(version, words)}>
                      {t('procedures.act.restore')}
                    </Button>
                  )}
                </NoteForm>
              </div>
            ) : null}
          </li>
        ))}
      </ol>
      <Refused failure={failure} words="procedures.refusal" />
    </Section>
  )
}
