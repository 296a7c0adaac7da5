/** One entry of the journal in a row: number, time, what, details, who, the head of its hash. */
import { useTranslation } from 'react-i18next'
import type { JournalEntry } from '../../../src-preload/contract/journal.contract.ts'
import type { useFactWords } from '../../i18n/use-fact-words.ts'
import { useFormat } from '../../i18n/use-format.ts'

const HASH_SHOWN = 8

export function FactRow({ entry, words }: { entry: JournalEntry; words: ReturnType<ReturnType<typeof useFactWords>> }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <li className="fact-row">
      <span>{entry.seq}</span>
      <time>
        {format.date(entry.at)} {format.clockTenths(entry.at)}
      </time>
      <b>{words.what}</b>
      <span>{words.detail}</span>
      <span>{words.who || t('journal.page.core')}</span>
      <code title={entry.hash}>{entry.hash.slice(0, HASH_SHOWN)}</code>
    </li>
  )
}
