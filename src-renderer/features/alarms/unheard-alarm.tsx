/** What should be heard but cannot, in large: bars over the whole height of the seat, and what alarms where. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { useNow } from '../../state/use-now.ts'
import { PrioritySymbol, rankColour } from '../../ui/priority-symbol.tsx'
import { renew, useLoudspeaker } from './loudspeaker.ts'
import { worstSounding } from './sounding.rules.ts'
import { askForTest } from './use-sound-test.ts'
import './sound.css'

export function UnheardAlarm() {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(500)
  const incidents = useBoard((board) => board.incidents)
  const failure = useLoudspeaker((loudspeaker) => loudspeaker.failure)
  const worst = worstSounding(incidents.values(), now)
  if (failure === null || worst === null) return null
  /** A press lets the page sound; the test follows once nothing alarms any more. */
  const tryAgain = () => {
    void renew()
    if (failure === 'notHeard') askForTest()
  }
  const colour = { '--unheard': rankColour(worst.priority) } as React.CSSProperties
  return (
    <div style={colour}>
      <div className="unheard__edge unheard__edge--left" />
      <div className="unheard__edge unheard__edge--right" />
      <button type="button" className="unheard" onClick={tryAgain}>
        <span className="unheard__what">
          <PrioritySymbol rank={worst.priority} filled blink size={30} />
          {t(`incidents.kind.${worst.kind}`)}　{format.placed(worst.place)}
        </span>
        <span>
          <b>{t('seat.sound.unheard')}</b>　{t(`seat.sound.advice.${failure}`)}
        </span>
      </button>
    </div>
  )
}
