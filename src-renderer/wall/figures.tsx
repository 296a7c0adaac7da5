/** Figures along the bottom of the wall, five at most: what is not known is left out. */
import { useTranslation } from 'react-i18next'

export interface Figure {
  value: string
  unit?: string
  label: string
}

const MOST_FIGURES = 5

export function Figures({ figures }: { figures: readonly Figure[] }) {
  const { t } = useTranslation()
  return (
    <section className="wall-strip" aria-label={t('wall.strip.title')}>
      {figures.slice(0, MOST_FIGURES).map(({ value, unit, label }) => (
        <div key={label} className="wall-figure">
          <p>
            <b>{value}</b>
            {unit && <span>{unit}</span>}
          </p>
          <p className="wall-figure__label">{label}</p>
        </div>
      ))}
    </section>
  )
}
