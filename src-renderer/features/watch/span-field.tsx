/** A span of time in the unit that suits it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Policies } from '../../../src-preload/contract/policies.types.ts'
import { UNIT_MS, UNITS, type Unit, unitOf } from './policies.rules.ts'
import { useForm } from './policies-form.ts'

interface SpanFieldProps {
  label: string
  ms: number
  /** Path in the policies. */
  place: string
  set: (policies: Policies, ms: number) => void
}

export function SpanField({ label, ms, place, set }: SpanFieldProps) {
  const { t } = useTranslation()
  const { wrong, change } = useForm()
  /** While somebody types, 60 s do not become 1 min. */
  const [held, hold] = useState<Unit | null>(null)
  const unit = held ?? unitOf(ms)
  const count = ms / UNIT_MS[unit]
  const take = (count: number, unit: Unit) => change(place, (policies) => set(policies, Math.round(count * UNIT_MS[unit])))
  return (
    <span className="span-field">
      <input
        className="field"
        type="number"
        min={0}
        aria-label={label}
        aria-invalid={wrong.has(place)}
        value={count}
        onBlur={() => hold(null)}
        onChange={({ target }) => {
          hold(unit)
          take(Number.isNaN(target.valueAsNumber) ? 0 : target.valueAsNumber, unit)
        }}
      />
      <select
        className="field"
        aria-label={t('watch.policies.unit.title', { label })}
        value={unit}
        onBlur={() => hold(null)}
        onChange={({ target }) => {
          const chosen = UNITS.find((each) => each === target.value) ?? unit
          hold(chosen)
          take(count, chosen)
        }}
      >
        {UNITS.map((each) => (
          <option key={each} value={each}>
            {t(`watch.policies.unit.${each}`)}
          </option>
        ))}
      </select>
    </span>
  )
}
