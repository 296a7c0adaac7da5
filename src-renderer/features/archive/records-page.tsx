/** The records: the archive with its search, and beside it a record, the journal, or what false alarms lead back to. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import './archive.css'
import { useArchiveDesk } from './archive-desk.ts'
import { CausesPanel } from './causes-panel.tsx'
import { JournalList } from './journal-list.tsx'
import { RecordDetail } from './record-detail.tsx'
import { RecordList } from './record-list.tsx'
import { RecordSearch } from './record-search.tsx'

/** `onPrint`: the incident's report as a document. */
export function RecordsPage({ onPrint }: { onPrint: (incident: string) => void }) {
  const { t } = useTranslation()
  const { chosen, beside, show, choose } = useArchiveDesk()
  return (
    <main className="page" aria-label={t('journal.page.title')}>
      <section className="page__list" aria-label={t('archive.page.records')}>
        <div className="page__head">
          <h2>{t('archive.page.records')}</h2>
          <fieldset className="spans page__count" aria-label={t('archive.page.views')}>
            {(['journal', 'causes'] as const).map((each) => (
              <Button key={each} aria-pressed={chosen === null && beside === each} onClick={() => show(each)}>
                {t(`archive.page.${each}`)}
              </Button>
            ))}
          </fieldset>
        </div>
        <RecordSearch />
        <RecordList />
      </section>
      {chosen !== null ? (
        <RecordDetail key={chosen} incident={chosen} onBack={() => choose(null)} onPrint={onPrint} />
      ) : beside === 'causes' ? (
        <CausesPanel />
      ) : (
        <JournalList />
      )}
    </main>
  )
}
