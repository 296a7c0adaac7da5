/** Frame and words over a map that shows the past: at one look nobody takes it for now. */
import './history.css'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useNow } from '../../state/use-now.ts'

interface PastFrameProps {
  at: number
  isError: boolean
}

const MINUTE_MS = 60_000

export function PastFrame({ at, isError }: PastFrameProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(MINUTE_MS)
  const isToday = format.day(at) === format.day(now)
  const time = isToday ? format.clock(at) : `${format.date(at)} ${format.clock(at)}`
  return (
    <div className="past-frame">
      <p className="past-frame__words" role="status">
        {t('history.past.words', { time })}
      </p>
      {isError && (
        <p className="past-frame__failed" role="alert">
          {t('history.past.failed')}
        </p>
      )}
    </div>
  )
}
