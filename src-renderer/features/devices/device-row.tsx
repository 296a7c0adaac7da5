/** One device in the list, read live from the board. */
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { pointText } from '../../i18n/point-text.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { deviceKindOf, inKindOrder, pointKindOf } from '../../state/device-kinds.ts'
import { useNow } from '../../state/use-now.ts'
import { useSite } from '../../state/use-site.ts'
import { familyOf } from './device-filter.rules.ts'
import { StateMark } from './state-mark.tsx'

/** How it is powered and heard, apart from what it measures. */
const UPKEEP = new Set(['battery', 'signal', 'link-quality'])
/** Told by the state of the device. */
const UNTOLD = new Set([...UPKEEP, 'online', 'test'])

interface DeviceRowProps {
  id: string
  index: number
  top: number
  isChosen: boolean
  isActive: boolean
  isOpen: boolean
  onChoose: (id: string, isRange: boolean) => void
  onOpen: (id: string) => void
}

export const rowId = (device: string) => `device-row-${device}`

export function DeviceRow({ id, index, top, isChosen, isActive, isOpen, onChoose, onOpen }: DeviceRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const device = useBoard((board) => board.devices.get(id))
  if (!device) return null
  const choose = (event: MouseEvent) => {
    event.stopPropagation()
    onChoose(id, event.shiftKey)
  }
  const className = `device-row ${isActive ? 'device-row--active' : ''} ${isOpen ? 'device-row--open' : ''}`
  return (
    <tr
      id={rowId(id)}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={className}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(id)}
    >
      <td className="device-row__check">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={t('devices.choice.one', { name: format.named(device) })}
          checked={isChosen}
          readOnly
          onClick={choose}
        />
      </td>
      <DeviceCells device={device} />
    </tr>
  )
}

function DeviceCells({ device }: { device: Device }) {
  const { t } = useTranslation()
  const format = useFormat()
  const site = useSite()
  const now = useNow(1_000)
  const { service } = device
  const zone = site?.zones.find(({ id }) => id === device.zone)
  const text = (wanted: (point: string) => boolean) =>
    inKindOrder(device.kind, device.points).flatMap(({ id, value, unit }) =>
      value !== null && wanted(id) ? [{ id, text: pointText(pointKindOf(device.kind, id), value, unit, format.language) }] : [],
    )
  const named = ({ id, text: value }: { id: string; text: string }) =>
    `${pointKindOf(device.kind, id)?.name[format.language] ?? id} ${value}`
  return (
    <>
      <td>
        <StateMark state={device.state} />
      </td>
      <td className="device-row__kind">{deviceKindOf(device.kind)?.name[format.language] ?? device.kind}</td>
      <td>
        {service.mode === 'inService' ? null : (
          <em className="mode-tag" title={service.reason}>
            {t(`devices.mode.${service.mode}`)}
          </em>
        )}
        {format.named(device)}
      </td>
      <td>{format.placed({ text: device.place, textEn: device.placeEn })}</td>
      <td className="device-row__zone">{zone ? format.named(zone) : device.zone}</td>
      <td className="device-row__values">
        {text((id) => !UNTOLD.has(id))
          .map(named)
          .join('　')}
      </td>
      <td className="device-row__upkeep">
        {text((id) => UPKEEP.has(id))
          .map(({ text: value }) => value)
          .join('　')}
      </td>
      <td className="device-row__source">{t(`devices.source.${familyOf(device)}`)}</td>
      <td title={device.seenAt ? `${format.date(device.seenAt)} ${format.clock(device.seenAt)}` : undefined}>
        {device.seenAt ? format.age(now - Date.parse(device.seenAt)) : t('devices.page.never')}
      </td>
    </>
  )
}
