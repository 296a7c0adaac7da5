/** The whole course as the journal has it, oldest first. */
import { useTranslation } from 'react-i18next'
import type { RecordFact } from '../../src-preload/contract/archive-record.types.ts'
import { isTold, useFactWords } from '../i18n/use-fact-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { Rows } from './sheet.tsx'

export function IncidentCourse({ timeline }: { timeline: readonly RecordFact[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useFactWords()
  return (
    <Rows
      title={t('paper.incident.course')}
      heads={[t('paper.column.time'), t('paper.column.what'), t('paper.column.text'), t('paper.column.by')]}
      rows={timeline.filter(isTold).map((entry) => {
        const { what, detail, who } = words(entry)
        return [`${format.day(entry.at)} ${format.clock(entry.at)}`, what, detail, who || t('journal.page.core')]
      })}
    />
  )
}
