/** Another playbook for what was found on the spot: people trapped, a suspicious object, a lost child. */
import { useTranslation } from 'react-i18next'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import type { ProcedureSummary } from '../../../src-preload/contract/procedures.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { offeredFor, useProcedureList } from '../../state/procedures.ts'

interface PlaybookChoiceProps {
  incident: Incident
  onUse: (playbook: string) => Promise<boolean>
}

export function PlaybookChoice({ incident, onUse }: PlaybookChoiceProps) {
  const { t } = useTranslation()
  const { data } = useProcedureList()
  const { meant, others } = offeredFor(data?.items ?? [], incident.kind)
  return (
    <label className="playbook__choice">
      {t('procedures.book.other')}
      <select
        className="field"
        value={incident.playbook?.id ?? ''}
        onChange={(event) => {
          void onUse(event.target.value)
          event.target.blur()
        }}
      >
        <Books label={t('procedures.book.meant')} books={meant} />
        <Books label={t('procedures.book.others')} books={others} />
      </select>
    </label>
  )
}

function Books({ label, books }: { label: string; books: readonly ProcedureSummary[] }) {
  const { language } = useFormat()
  return (
    <optgroup label={label}>
      {books.map(({ id, name }) => (
        <option key={id} value={id}>
          {name[language]}
        </option>
      ))}
    </optgroup>
  )
}
