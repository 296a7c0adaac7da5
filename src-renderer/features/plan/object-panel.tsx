/** What is drawn, by kind: how many, which of them, and whether the map shows them. */
import { IconChevronDown, IconChevronRight, IconEye, IconEyeOff } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SitePlan } from '../../../src-preload/contract/plan.contract.ts'
import type { MapLayer, SiteFeature } from '../../../src-preload/contract/site.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { SearchField } from '../../ui/search-field.tsx'
import { KIND_GROUPS, type KindGroup, type KindRow, kindRows } from './objects.rules.ts'
import { idOf } from './plan.rules.ts'
import { usePlanDesk } from './plan-desk.ts'
import { useFeatureName, useGoTo } from './use-feature.ts'

/** Rows of one kind that are listed; more are found by searching. */
const ROWS_MAX = 100

export function ObjectPanel({ plan }: { plan: SitePlan }) {
  const { t } = useTranslation()
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<ReadonlySet<MapLayer>>(new Set(['zone']))
  const groups = useMemo(() => kindRows(plan.features, search), [plan.features, search])
  const isSearching = search.trim() !== ''
  const toggle = (layer: MapLayer) =>
    setOpen((old) => new Set(old.has(layer) ? [...old].filter((each) => each !== layer) : [...old, layer]))
  const isEmpty = isSearching && Object.values(groups).every((rows) => rows.length === 0)
  return (
    <section className="plan-objects" aria-label={t('plan.objects.title')}>
      <SearchField label={t('plan.objects.search')} className="plan-objects__search" value={search} onText={setSearch} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a page that scrolls can be reached by keyboard */}
      <div className="page__scroll" tabIndex={0}>
        {isEmpty ? <p className="plan-note">{t('plan.objects.none')}</p> : null}
        {(Object.keys(KIND_GROUPS) as KindGroup[]).map((group) =>
          groups[group].length === 0 ? null : (
            <fieldset key={group} className="plan-group">
              <legend>{t(`plan.group.${group}`)}</legend>
              {groups[group].map((row) => (
                <Kind key={row.layer} row={row} isOpen={isSearching || open.has(row.layer)} onToggle={() => toggle(row.layer)} />
              ))}
            </fieldset>
          ),
        )}
      </div>
    </section>
  )
}

function Kind({ row: { layer, features }, isOpen, onToggle }: { row: KindRow; isOpen: boolean; onToggle: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { hidden, hide } = usePlanDesk()
  const isHidden = hidden.has(layer)
  const kind = t(`plan.kind.${layer}`)
  const Arrow = isOpen ? IconChevronDown : IconChevronRight
  const Eye = isHidden ? IconEyeOff : IconEye
  return (
    <div className={`plan-kind ${isHidden ? 'plan-kind--hidden' : ''} ${features.length === 0 ? 'plan-kind--none' : ''}`}>
      <button type="button" className="plan-kind__name" aria-expanded={isOpen} disabled={features.length === 0} onClick={onToggle}>
        <Arrow size={14} aria-hidden="true" />
        {kind}
        <b>{format.count(features.length)}</b>
      </button>
      <button
        type="button"
        className="plan-kind__eye"
        aria-pressed={isHidden}
        aria-label={t('plan.objects.hide', { kind })}
        title={t('plan.objects.hide', { kind })}
        onClick={() => hide([layer], !isHidden)}
      >
        <Eye size={16} aria-hidden="true" />
      </button>
      {isOpen && features.length > 0 ? (
        <ul>
          {features.slice(0, ROWS_MAX).map((feature) => (
            <Row key={idOf(feature)} feature={feature} />
          ))}
          {features.length > ROWS_MAX ? (
            <li className="plan-note">{t('plan.objects.more', { count: features.length - ROWS_MAX })}</li>
          ) : null}
        </ul>
      ) : null}
    </div>
  )
}

function Row({ feature }: { feature: SiteFeature }) {
  const nameOf = useFeatureName()
  const goTo = useGoTo()
  const isChosen = usePlanDesk(({ chosen }) => chosen === idOf(feature))
  return (
    <li>
      <button type="button" className="plan-row" aria-current={isChosen ? 'true' : undefined} onClick={() => goTo(feature)}>
        {nameOf(feature)}
      </button>
    </li>
  )
}
