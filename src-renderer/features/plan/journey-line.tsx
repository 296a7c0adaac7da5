/** How far a file is on its way, with the button that calls it off. */
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

interface JourneyLineProps {
  label: string
  /** 0 … 1; from 1 on the core is at work with it. */
  part: number
  onCallOff: () => void
}

export function JourneyLine({ label, part, onCallOff }: JourneyLineProps) {
  const { t } = useTranslation()
  return (
    <div className="journey">
      <label>
        {part < 1 ? label : t('plan.file.working')}
        <progress value={part < 1 ? part : undefined} max={1} />
      </label>
      <span className="quiet">{part < 1 ? `${Math.round(part * 100)}%` : ''}</span>
      <Button onClick={onCallOff}>{t('common.act.cancel')}</Button>
    </div>
  )
}
