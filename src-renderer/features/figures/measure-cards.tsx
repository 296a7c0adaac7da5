/** How fast the desk was: first act, call, arrival, clearing; beside the limit of the standard and the year before. */
import { useTranslation } from 'react-i18next'
import type { Totals } from '../../../src-preload/contract/figures.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { MEASURES, percent } from './figures.rules.ts'

interface MeasureCardsProps {
  totals: Totals
  /** Of the year before. */
  before?: Totals | null
}

export function MeasureCards({ totals, before }: MeasureCardsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const time = (ms: number | null) => (ms === null ? '–' : format.elapsed(ms))
  const against = (value: string | undefined) =>
    value === undefined ? null : <p className="quiet">{t('figures.page.against', { value })}</p>
  const parts = totals.outcomes
  return (
    <ul className="figure-cards">
      <li>
        <h3>{t('figures.short.incidents')}</h3>
        <p className="figure-cards__value">
          <b>{format.count(totals.incidents)}</b> {t('figures.page.count')}
        </p>
        <p>
          {(['handled', 'rescue', 'open'] as const)
            .filter((outcome) => parts[outcome] > 0)
            .map((outcome) => (
              <span key={outcome} className="nowrap">
                {t(`figures.outcome.${outcome}`)} {format.count(parts[outcome])}
                {'　'}
              </span>
            ))}
        </p>
        {before ? against(format.count(before.incidents)) : null}
      </li>
      <li>
        <h3>{t('figures.short.falseShare')}</h3>
        <p className="figure-cards__value">
          <b>{percent(totals.falseShare)}</b> {t('figures.page.share')}
        </p>
        <p>
          {t('figures.outcome.false')} {format.count(parts.false)}
        </p>
        {before ? against(percent(before.falseShare)) : null}
      </li>
      {MEASURES.map((name) => (
        <li key={name}>
          <h3>{t(`figures.measure.${name}`)}</h3>
          <p className="figure-cards__value">
            <b>{time(totals[name].p95Ms)}</b> {t('figures.short.p95')}
          </p>
          <p>
            {t('figures.short.p50')} {time(totals[name].p50Ms)}
            {name === 'firstAct' ? `　${t('figures.short.within2s')} ${percent(totals.within2s)}` : null}
          </p>
          <p className="quiet">{t(`figures.from.${name}`)}</p>
          {before ? against(time(before[name].p95Ms)) : null}
        </li>
      ))}
    </ul>
  )
}
