/** The figures of the alarm system, each with its target, where the target comes from, and a verdict as shape and word. */
import { useTranslation } from 'react-i18next'
import type { AlarmHealth } from '../../../src-preload/contract/alarms.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { MEASURE_NAMES, MEASURES, type MeasureName, percent, type Verdict, verdictOf } from './health.rules.ts'

const SOURCES = { eemua191: 'EEMUA 191', isa182: 'ISA-18.2', gb50440: 'GB 50440' } as const

export function Measures({ health }: { health: AlarmHealth }) {
  const { t } = useTranslation()
  return (
    <ul className="measures" aria-label={t('alarms.health.figures')}>
      {MEASURE_NAMES.map((name) => (
        <li key={name}>
          <MeasureCard name={name} health={health} />
        </li>
      ))}
    </ul>
  )
}

function MeasureCard({ name, health }: { name: MeasureName; health: AlarmHealth }) {
  const { t } = useTranslation()
  const format = useFormat()
  const measure = health[name]
  const verdict = verdictOf(measure)
  const written = (value: number) => {
    if (MEASURES[name] === 'share') return percent(value)
    return MEASURES[name] === 'count' ? format.count(value) : format.figure(value, 1)
  }
  const unit = t(`alarms.measureUnit.${name}`)
  const bound = t(`alarms.bound.${measure.bound}`, { target: `${written(measure.target)} ${unit}`.trim() })
  return (
    <div className={`measure-card measure-card--${verdict}`}>
      <h3>{t(`alarms.measure.${name}`)}</h3>
      <p className="measure-card__value">
        <b>{measure.value === null ? '–' : written(measure.value)}</b> {measure.value === null ? '' : unit}
      </p>
      <p className="measure-card__verdict">
        <VerdictMark verdict={verdict} /> {t(`alarms.verdict.${verdict}`)}
      </p>
      <p className="quiet">
        {bound}　<span className="nowrap">{SOURCES[measure.source]}</span>
      </p>
      <p className="quiet">{t(`alarms.measureNote.${name}`)}</p>
    </div>
  )
}

const SHAPES: Record<Verdict, string> = { met: 'M4 13l5 5L20 6', notMet: 'M12 3v12M12 19v2', noData: 'M5 12h14' }

function VerdictMark({ verdict }: { verdict: Verdict }) {
  return (
    <svg width="16" height="16" viewBox="0 0 24 24" aria-hidden="true">
      <path d={SHAPES[verdict]} fill="none" stroke="currentcolor" strokeWidth="3" />
    </svg>
  )
}
