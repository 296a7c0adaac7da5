/** How a dragged corner moves what is laid, and how much of the map shines through. */
import { useTranslation } from 'react-i18next'
import { usePlacing } from './placing.ts'

export function PlacingFields({ hasPicture }: { hasPicture: boolean }) {
  const { t } = useTranslation()
  const { opacity, keepsShape, setOpacity, setKeepsShape } = usePlacing()
  return (
    <>
      <label className="tick">
        <input type="checkbox" checked={keepsShape} onChange={(event) => setKeepsShape(event.target.checked)} />
        {t('plan.lay.keepsShape')}
      </label>
      {hasPicture ? (
        <label>
          {t('plan.lay.opacity')}
          <input type="range" min={0.1} max={1} step={0.05} value={opacity} onChange={(event) => setOpacity(Number(event.target.value))} />
        </label>
      ) : null}
      <p className="plan-note">{t('plan.lay.how')}</p>
    </>
  )
}
