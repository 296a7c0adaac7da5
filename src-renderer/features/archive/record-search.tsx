/** What is looked for in the archive: words, kind, zone, outcome, cause, operator, days. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Outcome } from '../../../src-preload/contract/figures.contract.ts'
import { CauseCategory } from '../../../src-preload/contract/incident-parts.types.ts'
import { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSite } from '../../state/use-site.ts'
import { Button } from '../../ui/button.tsx'
import { NO_SEARCH, useArchiveDesk } from './archive-desk.ts'

export function RecordSearch() {
  const { t } = useTranslation()
  const format = useFormat()
  const site = useSite()
  const { client } = useSeat()
  const { search, narrow } = useArchiveDesk()
  const owners = useQuery({ queryKey: ['archive', 'owners'], queryFn: () => client.archive.owners({}) }).data?.owners ?? []
  const isNarrow = JSON.stringify(search) !== JSON.stringify(NO_SEARCH)
  return (
    <search className="record-search">
      <SearchField />
      <Choice
        label={t('archive.search.kind')}
        all={t('archive.search.allKinds')}
        value={search.kind}
        options={HazardKind.options.map((kind) => [kind, t(`incidents.kind.${kind}`)])}
        onChoose={(kind) => narrow({ kind: HazardKind.safeParse(kind).data ?? null })}
      />
      <Choice
        label={t('archive.search.zone')}
        all={t('archive.search.allZones')}
        value={search.zone}
        options={site?.zones.map((zone) => [zone.id, format.named(zone)]) ?? []}
        onChoose={(zone) => narrow({ zone })}
      />
      <Choice
        label={t('archive.search.outcome')}
        all={t('archive.search.allOutcomes')}
        value={search.outcome}
        options={Outcome.exclude(['open']).options.map((outcome) => [outcome, t(`figures.outcome.${outcome}`)])}
        onChoose={(outcome) => narrow({ outcome: Outcome.safeParse(outcome).data ?? null })}
      />
      <Choice
        label={t('archive.search.cause')}
        all={t('archive.search.allCauses')}
        value={search.cause}
        options={CauseCategory.options.map((cause) => [cause, t(`figures.cause.${cause}`)])}
        onChoose={(cause) => narrow({ cause: CauseCategory.safeParse(cause).data ?? null })}
      />
      <Choice
        label={t('archive.search.owner')}
        all={t('archive.search.allOwners')}
        value={search.owner}
        options={owners.map((owner) => [owner, owner])}
        onChoose={(owner) => narrow({ owner })}
      />
      <span className="record-search__days">
        <Day label={t('archive.search.from')} value={search.from} onDay={(from) => narrow({ from })} />
        –
        <Day label={t('archive.search.to')} value={search.to} onDay={(to) => narrow({ to })} />
        {isNarrow ? (
          <Button look="plain" onClick={() => narrow(NO_SEARCH)}>
            {t('archive.search.clear')}
          </Button>
        ) : null}
      </span>
    </search>
  )
}

/** `/` brings the keyboard here from anywhere on the page; Enter and Escape give it back. */
function SearchField() {
  const { t } = useTranslation()
  const { search, narrow } = useArchiveDesk()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== '/' || (event.target instanceof HTMLElement && event.target.matches('input, textarea, select'))) return
      event.preventDefault()
      field.current?.focus()
    }
    window.addEventListener('keydown', focus)
    return () => window.removeEventListener('keydown', focus)
  }, [])
  return (
    <input
      ref={field}
      type="search"
      className="field record-search__words"
      aria-keyshortcuts="/"
      maxLength={200}
      placeholder={t('archive.search.words')}
      aria-label={t('archive.search.words')}
      value={search.words}
      onChange={(event) => narrow({ words: event.target.value })}
      onKeyDown={(event) =>
        (event.key === 'Enter' || event.key === 'Escape') && !event.nativeEvent.isComposing && event.currentTarget.blur()
      }
    />
  )
}

interface ChoiceProps {
  label: string
  all: string
  value: string | null
  options: readonly (readonly [value: string, words: string])[]
  onChoose: (value: string | null) => void
}

function Choice({ label, all, value, options, onChoose }: ChoiceProps) {
  return (
    <select
      className={`field ${value === null ? '' : 'field--narrows'}`}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChoose(event.target.value || null)}
    >
      <option value="">{all}</option>
      {options.map(([each, words]) => (
        <option key={each} value={each}>
          {words}
        </option>
      ))}
    </select>
  )
}

function Day({ label, value, onDay }: { label: string; value: string; onDay: (day: string) => void }) {
  return (
    <input
      type="date"
      className={`field ${value === '' ? '' : 'field--narrows'}`}
      aria-label={label}
      title={label}
      value={value}
      onChange={(event) => onDay(event.target.value)}
    />
  )
}
