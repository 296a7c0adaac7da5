/** What is looked for in the archive: words, kind, zone, outcome, cause, operator, days. */
import { useQuery } from '@tanstack/react-query'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Outcome } from '../../../src-preload/contract/figures.contract.ts'
import { CauseCategory } from '../../../src-preload/contract/incident-parts.types.ts'
import { HazardKind } from '../../../src-preload/contract/wire/words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSite } from '../../state/use-site.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { SearchField } from '../../ui/search-field.tsx'
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
      <SearchField
        className="record-search__words"
        label={t('archive.search.words')}
        value={search.words}
        onText={(words) => narrow({ words })}
        onKeyDown={leave}
      />
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

/** Enter and Escape give the keyboard back to the list. */
const leave = (event: KeyboardEvent<HTMLInputElement>) => {
  if ((event.key === 'Enter' || event.key === 'Escape') && !event.nativeEvent.isComposing) event.currentTarget.blur()
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
