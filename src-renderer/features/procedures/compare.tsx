/** An older version beside the one in use: only what differs. */
import { useTranslation } from 'react-i18next'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { differencesOf, type Line } from './outline.rules.ts'
import { type Chosen, useProcedureDesk } from './procedure-desk.ts'
import { useOutline } from './use-outline.ts'
import { useProcedure } from './use-procedure.ts'
import { VersionList } from './version-list.tsx'

export function Compare({ chosen, version }: { chosen: Chosen; version: number }) {
  const { t } = useTranslation()
  const outline = useOutline()
  const show = useProcedureDesk((desk) => desk.show)
  const older = useProcedure(chosen, version)
  const newest = useProcedure(chosen, null)
  const failed = older.isError || newest.isError
  if (!older.data || !newest.data)
    return (
      <section>
        {failed ? (
          <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => show(null)} />
        ) : (
          <LoadingBlock text={t('common.block.loading')} />
        )}
      </section>
    )
  const differences = differencesOf(outline(older.data.procedure), outline(newest.data.procedure))
  return (
    <>
      <section>
        <div className="page__head">
          <h2>{t('procedures.compare.title', { from: version, to: newest.data.version })}</h2>
          <span className="procedures__acts">
            <Button onClick={() => show(null)}>{t('procedures.act.close')}</Button>
          </span>
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls can be reached by keyboard */}
        <div className="page__scroll" tabIndex={0}>
          {differences.length === 0 ? <EmptyBlock title={t('procedures.compare.same')} /> : null}
          <table className="outline outline--compare">
            <thead>
              <tr>
                <th scope="col" aria-label={t('procedures.field.words')} />
                <th scope="col">{t('procedures.version.number', { version })}</th>
                <th scope="col">{t('procedures.version.number', { version: newest.data.version })}</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ key, label, before, after }) => (
                <tr key={key}>
                  <td>{label}</td>
                  <Side line={before} other={after} look="removed" />
                  <Side line={after} other={before} look="added" />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="procedures__side">
        <VersionList chosen={chosen} mayRestore={false} />
      </section>
    </>
  )
}

/** Only the language that differs is shown where the other is as it was; and where it leads, when that is all. */
function Side({ line, other, look }: { line: Line | null; other: Line | null; look: 'removed' | 'added' }) {
  const { t } = useTranslation()
  if (!line) return <td className="quiet">{t(look === 'added' ? 'procedures.compare.removed' : 'procedures.compare.added')}</td>
  const texts = (['zh-CN', 'en'] as const).flatMap((language) =>
    line.words[language] === other?.words[language] ? [] : line.words[language],
  )
  const way = line.way?.to === other?.way?.to ? [] : [`→ ${line.way?.shown || t('procedures.field.below')}`]
  return (
    <td className={`outline__${look}`}>
      {[...new Set([...texts, ...way])].map((text) => (
        <p key={text}>{text}</p>
      ))}
    </td>
  )
}
