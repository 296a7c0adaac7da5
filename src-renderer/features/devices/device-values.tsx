/** The newest value of every point with its age; the chosen one is drawn below. */
import { useTranslation } from 'react-i18next'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { pointFigure } from '../../i18n/point-text.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { inKindOrder, pointKindOf } from '../../state/device-kinds.ts'
import { useNow } from '../../state/use-now.ts'
import { Section } from '../../ui/section.tsx'

interface DeviceValuesProps {
  device: Device
  point: string | null
  onPoint: (point: string) => void
}

export function DeviceValues({ device, point: chosen, onPoint }: DeviceValuesProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const abnormal = useAbnormalPoints(device.id)
  const nameOf = (point: string) => pointKindOf(device.kind, point)?.name[format.language] ?? point
  const points = inKindOrder(device.kind, device.points)
  const silent = points.filter(({ value }) => value === null)
  return (
    <Section title={t('devices.page.values')} className="section--first">
      <ul className="device-values">
        {points.map(({ id, unit, value, at }) =>
          value === null ? null : (
            <li key={id}>
              <button type="button" className="device-value" aria-pressed={id === chosen} onClick={() => onPoint(id)}>
                <span>{nameOf(id)}</span>
                <b className={abnormal.has(id) ? `device-value--p${abnormal.get(id)}` : ''}>
                  {pointFigure(pointKindOf(device.kind, id), value, format.language)} <small>{unit}</small>
                </b>
                <time title={at === null ? undefined : `${format.date(at)} ${format.clock(at)}`}>
                  {at === null ? '' : format.age(now - Date.parse(at))}
                </time>
              </button>
            </li>
          ),
        )}
      </ul>
      {silent.length > 0 ? (
        <p className="quiet">
          {t('devices.one.silentPoints', { points: silent.map(({ id }) => nameOf(id)).join(t('devices.join.item')) })}
        </p>
      ) : null}
    </Section>
  )
}

/** Points with an alarm that has not returned, and its priority. */
const useAbnormalPoints = (device: string): ReadonlyMap<string, number> => {
  const incidents = useBoard((board) => board.incidents)
  const alarms = [...incidents.values()].flatMap((incident) => incident.alarms)
  return new Map(alarms.flatMap((alarm) => (alarm.device === device && alarm.returnedAt === null ? [[alarm.point, alarm.priority]] : [])))
}
