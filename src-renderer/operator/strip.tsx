/** The strip under the map: the selected device with its values and who lives around, or the site at large. */
import { useTranslation } from 'react-i18next'
import type { Device } from '../../src-preload/contract/devices.contract.ts'
import type { Incident } from '../../src-preload/contract/incidents.contract.ts'
import { pointText } from '../i18n/point-text.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useBoard } from '../state/board.ts'
import { pointKindOf } from '../state/device-kinds.ts'
import { useSelection } from '../state/selection.ts'
import { useStaff } from '../state/use-all.ts'
import { useNow } from '../state/use-now.ts'
import { useSite } from '../state/use-site.ts'

const MOST_VALUES = 3

export function Strip() {
  const selection = useSelection()
  const incident = useBoard((board) => board.incidents.get(selection.incident ?? ''))
  const device = useBoard((board) => board.devices.get(selection.device ?? incident?.place.device ?? ''))
  return (
    <dl className="strip">
      {device ? <DeviceCells device={device} incident={selection.device === null ? incident : undefined} /> : <SiteCells />}
    </dl>
  )
}

function DeviceCells({ device, incident }: { device: Device; incident: Incident | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  return (
    <>
      <Cell name={t('seat.strip.selected')}>
        <b>{format.named(device)}</b>　{format.placed({ text: device.place, textEn: device.placeEn })}
      </Cell>
      {incident ? <Around incident={incident} /> : null}
      {device.points
        .filter(({ value }) => value !== null)
        .slice(0, MOST_VALUES)
        .map(({ id, value, unit }) => {
          const point = pointKindOf(device.kind, id)
          return (
            <Cell key={id} name={point?.name[format.language] ?? id}>
              {pointText(point, value ?? 0, unit, format.language)}
            </Cell>
          )
        })}
      {device.seenAt && !incident ? <Cell name={t('seat.strip.seen')}>{format.age(now - Date.parse(device.seenAt))}</Cell> : null}
    </>
  )
}

function Around({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { radiusM, households, people, needHelp } = incident.around
  return (
    <Cell name={t('incidents.panel.around', { radius: radiusM })}>
      {t('incidents.panel.aroundWho', { households, people })}
      <b>{t('incidents.panel.aroundHelp', { count: needHelp })}</b>
    </Cell>
  )
}

function SiteCells() {
  const { t } = useTranslation()
  const format = useFormat()
  const site = useSite()
  const health = useBoard((board) => board.health)
  const staff = useStaff()
  const onDuty = [...staff.values()].filter(({ state }) => state !== 'offDuty')
  return (
    <>
      {site ? (
        <Cell name={t('seat.strip.site')}>
          {t('seat.strip.siteFigures', { households: format.count(site.households), zones: site.zones.length })}
        </Cell>
      ) : null}
      {health ? (
        <Cell name={t('seat.strip.devices')}>
          {t('seat.strip.deviceFigures', { online: format.count(health.devices.online), faulty: health.devices.faulty })}
        </Cell>
      ) : null}
      <Cell name={t('seat.strip.staff')}>
        {t('seat.strip.staffFigures', { count: onDuty.length, free: onDuty.filter(({ state }) => state === 'free').length })}
      </Cell>
    </>
  )
}

function Cell({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="strip__cell">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
