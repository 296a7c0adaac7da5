/** One version to read, with what it comes to for a case of one's choice, and its history. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { openPaper } from '../../state/paper.ts'
import { useSession } from '../../state/session.ts'
import { ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { OutlineTable } from './outline-table.tsx'
import { Preview } from './preview.tsx'
import { type Chosen, useProcedureDesk } from './procedure-desk.ts'
import { useOutline } from './use-outline.ts'
import { useProcedure } from './use-procedure.ts'
import { VersionList } from './version-list.tsx'

export function ProcedureReader({ chosen, version }: { chosen: Chosen; version: number | null }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const outline = useOutline()
  const { draft, edit, show } = useProcedureDesk()
  const role = useSession((session) => session.identity?.role)
  const { data, isError, refetch } = useProcedure(chosen, version)
  const mayEdit = role === 'commander' || role === 'admin'
  if (!data)
    return (
      <section>
        {isError ? (
          <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
        ) : (
          <LoadingBlock text={t('common.block.loading')} />
        )}
      </section>
    )
  return (
    <>
      <section>
        <div className="page__head">
          <h2>{data.procedure.document.name[language]}</h2>
          <span className="quiet">{t('procedures.version.number', { version: data.version })}</span>
          <span className="procedures__acts">
            {version === null ? null : <Button onClick={() => show(null)}>{t('procedures.version.newest')}</Button>}
            <Button onClick={() => openPaper({ kind: 'procedure', id: `${chosen.kind}/${chosen.id}/${data.version}` })}>
              {t('procedures.act.print')}
            </Button>
            {mayEdit && version === null ? (
              <Button
                look="next"
                disabled={draft !== null}
                title={draft ? t('procedures.draft.other') : undefined}
                onClick={() => edit(data)}
              >
                {t('procedures.act.edit')}
              </Button>
            ) : null}
          </span>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls can be reached by keyboard */}
        <div className="page__scroll" tabIndex={0}>
          <OutlineTable parts={outline(data.procedure)} />
        </div>
      </section>
      <section className="procedures__side">
        <Preview procedure={data.procedure} />
        <VersionList chosen={chosen} mayRestore={mayEdit} />
        {mayEdit ? null : <p className="quiet">{t('procedures.page.reader')}</p>}
      </section>
    </>
  )
}
