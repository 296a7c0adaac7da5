/** Scripts and playbooks: what they say, who changed them when and why, a draft with its preview, two versions side by side. */
import { useTranslation } from 'react-i18next'
import { useProcedureList } from '../../state/procedures.ts'
import { useSeatPage } from '../../state/seat-page.ts'
import { EmptyBlock, ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { Compare } from './compare.tsx'
import { DraftDesk } from './draft-desk.tsx'
import { isDrafted, useProcedureDesk } from './procedure-desk.ts'
import { ProcedureList } from './procedure-list.tsx'
import { ProcedureReader } from './procedure-reader.tsx'
import './procedures.css'

export function ProceduresPage() {
  const { t } = useTranslation()
  const { data, isPending, isError, refetch } = useProcedureList()
  const { chosen, version, comparing, draft } = useProcedureDesk()
  useEscape(() => useSeatPage.getState().openPage('watch'))
  return (
    <main className="page procedures" aria-label={t('procedures.page.title')}>
      <section className="procedures__list">
        <div className="page__head">
          <h2>{t('procedures.page.title')}</h2>
        </div>
        {isPending ? <LoadingBlock text={t('common.block.loading')} /> : null}
        {isError && !data ? (
          <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
        ) : null}
        {data ? <ProcedureList items={data.items} /> : null}
      </section>
      {chosen === null ? (
        <section>
          <EmptyBlock title={t('procedures.page.choose')} />
        </section>
      ) : comparing && version !== null ? (
        <Compare key={`${chosen.kind}/${chosen.id}/${version}`} chosen={chosen} version={version} />
      ) : isDrafted(draft, chosen) ? (
        <DraftDesk key={`${chosen.kind}/${chosen.id}`} draft={draft} />
      ) : (
        <ProcedureReader key={`${chosen.kind}/${chosen.id}`} chosen={chosen} version={version} />
      )}
    </main>
  )
}
