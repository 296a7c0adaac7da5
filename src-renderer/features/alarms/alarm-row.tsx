/** One alarm of a device in a row: state as shape, colour and word, what is wrong, where, since when. */
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alarm } from '../../../src-preload/contract/alarms.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { PrioritySymbol, rankColour } from '../../ui/priority-symbol.tsx'
import { isUnseen } from './alarm-list.rules.ts'
import { useAlarmWords } from './use-alarm-words.ts'

interface AlarmRowProps {
  alarm: Alarm
  chosen: boolean
  /** How long it has been there, in words; the row is drawn again only when they change. */
  age: string
  onChoose: (id: string) => void
}

export const AlarmRow = memo(function AlarmRow({ alarm, chosen, age, onChoose }: AlarmRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useAlarmWords()
  const device = useBoard((board) => board.devices.get(alarm.device))
  const { what, value, limit } = words(alarm)
  const unseen = isUnseen(alarm)
  const silent = alarm.state === 'shelved' || alarm.state === 'suppressed' || alarm.state === 'outOfService'
  return (
    <button
      type="button"
      className={`alarm-row ${unseen ? 'alarm-row--unseen' : ''}`}
      aria-current={chosen}
      data-alarm={alarm.id}
      onClick={() => onChoose(alarm.id)}
    >
      <PrioritySymbol rank={alarm.priority} filled={unseen} size={16} />
      <span style={silent ? undefined : { color: rankColour(alarm.priority) }}>{t(`common.priority.${alarm.priority}`)}</span>
      <span>{t(`alarms.state.${alarm.state}`)}</span>
      <span className="alarm-row__what">
        <b>{what}</b> {value}
        {limit ? <span className="quiet">　{t('alarms.list.limit', { limit })}</span> : null}
        {alarm.chattering ? <span className="tag">{t('alarms.list.chattering')}</span> : null}
      </span>
      <span>
        {device ? (
          <>
            {format.named(device)}　<span className="quiet">{format.placed({ text: device.place, textEn: device.placeEn })}</span>
          </>
        ) : (
          alarm.device
        )}
      </span>
      <span>
        {alarm.shelved ? (
          <>
            {t('alarms.list.until', { time: `${format.date(alarm.shelved.until)} ${format.shortClock(alarm.shelved.until)}` })}
            <span className="quiet">　{alarm.shelved.reason}</span>
          </>
        ) : null}
      </span>
      <time title={`${format.date(alarm.sensedAt)} ${format.clock(alarm.sensedAt)}`}>{age}</time>
    </button>
  )
})
