/** The whole course as the journal has it, and the seal of an archived record. */
import { useTranslation } from 'react-i18next'
import type { JournalEntry } from '../../src-preload/contract/journal.contract.ts'
import { isTold, useFactWords } from '../i18n/use-fact-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { Rows } from './sheet.tsx'

export function IncidentCourse({ timeline }: { timeline: readonly JournalEntry[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useFactWords()
  const told = timeline.filter(isTold).toSorted((a, b) => a.seq - b.seq)
  return (
    <Rows
      title={t('paper.incident.course')}
      heads={[t('paper.column.time'), t('paper.column.what'), t('paper.column.text'), t('paper.column.by')]}
      rows={told.map((entry) => {
        const { what, detail, who } = words(entry)
        return [`${format.day(entry.at)} ${format.clock(entry.at)}`, what, detail, who || t('journal.page.core')]
      })}
    />
  )
}

/** The entry that closed the record, whose hash covers every entry before it. */
export function Seal({ timeline }: { timeline: readonly JournalEntry[] }) {
  const { t } = useTranslation()
  const last = timeline.reduce<JournalEntry | null>((newest, entry) => (newest && newest.seq > entry.seq ? newest : entry), null)
  return last ? t('paper.sheet.seal', { seq: last.seq, hash: last.hash }) : null
}
