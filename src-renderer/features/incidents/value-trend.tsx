/** The value that raised the alarm: now, its trend over the last minutes, its limit, and its neighbours. */
import { useTranslation } from 'react-i18next'
import type { Alarm } from '../../../src-preload/contract/alarms.contract.ts'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { pointFigure } from '../../i18n/point-text.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { pointKindOf } from '../../state/device-kinds.ts'
import { useNow } from '../../state/use-now.ts'
import { rankColour } from '../../ui/priority-symbol.tsx'
import { Sparkline } from '../../ui/sparkline.tsx'
import { movement } from './trend.rules.ts'
import { useTrend } from './use-trend.ts'
import './lines.css'

const SHOWN_MS = 120_000
const ARROWS = { rise: '↑', fall: '↓', steady: '→' }

/** The alarm to look at: still abnormal before returned, then the worst, then the newest. */
const leadingAlarm = (incident: Incident): Alarm | undefined =>
  [...incident.alarms].sort(
    (a, b) =>
      Number(a.returnedAt !== null) - Number(b.returnedAt !== null) || a.priority - b.priority || b.sensedAt.localeCompare(a.sensedAt),
  )[0]

/** `folded`: in one line, where something else needs the room. */
export function ValueTrend({ incident, folded }: { incident: Incident; folded: boolean }) {
  const alarm = leadingAlarm(incident)
  const device = useBoard((board) => (alarm ? board.devices.get(alarm.device) : undefined))
  return alarm && device ? <Trend incident={incident} alarm={alarm} device={device} folded={folded} /> : null
}

interface TrendProps {
  incident: Incident
  alarm: Alarm
  device: Device
  folded: boolean
}

function Trend({ incident, alarm, device, folded }: TrendProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const points = useTrend(device, alarm.point, Date.parse(alarm.sensedAt) - SHOWN_MS)
  const point = pointKindOf(device.kind, alarm.point)
  const name = point?.name[format.language] ?? alarm.point
  const decimals = point?.decimals ?? 2
  const live = device.points.find(({ id }) => id === alarm.point)
  const value = live?.value ?? alarm.value
  const moved = movement(points, alarm.limit)
  const limitText = format.figure(alarm.limit, decimals)
  const movedWords = moved
    ? t(`incidents.value.${moved.direction}`, {
        span: format.span(moved.spanMs),
        amount: format.figure(Math.abs(moved.change), decimals),
      })
    : t('incidents.value.peak', { value: format.figure(alarm.peak, decimals) })
  if (folded)
    return (
      <section className="value-line section" aria-label={name}>
        {name}{' '}
        <b>
          {pointFigure(point, value, format.language)} {alarm.unit} {moved ? ARROWS[moved.direction] : null}
        </b>
        {movedWords}
      </section>
    )
  return (
    <section className="value-trend section" aria-label={name}>
      <div>
        <h2>{name}</h2>
        <p className="value-trend__value">
          <b>{pointFigure(point, value, format.language)}</b> {alarm.unit} {moved ? ARROWS[moved.direction] : null}
        </p>
        <p>{movedWords}</p>
        {alarm.late ? <p>{t('incidents.panel.late')}</p> : <Neighbours incident={incident} alarm={alarm} />}
      </div>
      <Sparkline
        points={points}
        from={now - SHOWN_MS}
        to={now}
        limit={alarm.limit}
        limitLabel={limitText}
        fromLabel={t('incidents.value.minutesAgo', { count: 2 })}
        toLabel={t('common.time.now')}
        colour={rankColour(incident.priority)}
        calm={alarm.returnedAt !== null}
        label={t('incidents.value.trend', { name, limit: limitText })}
      />
    </section>
  )
}

/** Other devices of the same room or household: `同户　燃气正常　门磁正常`. */
function Neighbours({ incident, alarm }: { incident: Incident; alarm: Alarm }) {
  const { t } = useTranslation()
  const more = incident.alarms.filter(({ id }) => id !== alarm.id).length
  return more > 0 ? <p>{t('incidents.value.more', { count: more })}</p> : null
}
