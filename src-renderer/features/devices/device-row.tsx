/** One device in the list, read live from the board. Hundreds pass by while one scrolls: what all share comes from the list. */
import type { TFunction } from 'i18next'
import { memo, useMemo } from 'react'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { pointText } from '../../i18n/point-text.ts'
import type { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { deviceKindOf, inKindOrder, pointKindOf } from '../../state/device-kinds.ts'
import { useNow } from '../../state/use-now.ts'
import { familyOf } from './device-filter.rules.ts'
import { StateMark } from './state-mark.tsx'

/** How it is powered and heard, apart from what it measures. */
const UPKEEP = new Set(['battery', 'signal', 'link-quality'])
/** Told by the state of the device. */
const UNTOLD = new Set([...UPKEEP, 'online', 'test'])

export interface RowWords {
  t: TFunction
  format: ReturnType<typeof useFormat>
  zoneOf: (zone: string) => string
}

interface DeviceRowProps {
  id: string
  index: number
  top: number
  isChosen: boolean
  isActive: boolean
  isOpen: boolean
  words: RowWords
}

export const rowId = (device: string) => `device-row-${device}`

export const DeviceRow = memo(function DeviceRow({ id, index, top, isChosen, isActive, isOpen, words }: DeviceRowProps) {
  const device = useBoard((board) => board.devices.get(id))
  if (!device) return null
  return (
    <tr
      id={rowId(id)}
      data-device={id}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      className={`device-row ${isActive ? 'device-row--active' : ''} ${isOpen ? 'device-row--open' : ''}`}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className="device-row__check">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={words.t('devices.choice.one', { name: words.format.named(device) })}
          checked={isChosen}
          readOnly
        />
      </td>
      <DeviceCells device={device} words={words} />
    </tr>
  )
})

function DeviceCells({ device, words: { t, format, zoneOf } }: { device: Device; words: RowWords }) {
  const { kind, service, place, placeEn, seenAt } = device
  const told = inKindOrder(kind, device.points).flatMap(({ id, value, unit }) => {
    const point = pointKindOf(kind, id)
    return value === null ? [] : [{ id, name: point?.name[format.language] ?? id, text: pointText(point, value, unit, format.language) }]
  })
  return (
    <>
      <td>
        <StateMark state={device.state} words={t(`devices.state.${device.state}`)} />
      </td>
      <td className="device-row__kind">{deviceKindOf(kind)?.name[format.language] ?? kind}</td>
      <td>
        {service.mode === 'inService' ? null : (
          <em className="mode-tag" title={service.reason}>
            {t(`devices.mode.${service.mode}`)}
          </em>
        )}
        {format.named(device)}
      </td>
      <td>{format.placed({ text: place, textEn: placeEn })}</td>
      <td className="device-row__zone">{zoneOf(device.zone)}</td>
      <td className="device-row__values">
        {told
          .filter(({ id }) => !UNTOLD.has(id))
          .map(({ name, text }) => `${name} ${text}`)
          .join('　')}
      </td>
      <td className="device-row__upkeep">
        {told
          .filter(({ id }) => UPKEEP.has(id))
          .map(({ text }) => text)
          .join('　')}
      </td>
      <td className="device-row__source">{t(`devices.source.${familyOf(device)}`)}</td>
      {seenAt === null ? <td>{t('devices.page.never')}</td> : <SeenCell seenAt={seenAt} format={format} />}
    </>
  )
}

function SeenCell({ seenAt, format }: { seenAt: string; format: RowWords['format'] }) {
  const now = useNow(1_000)
  const clock = useMemo(() => `${format.date(seenAt)} ${format.clock(seenAt)}`, [seenAt, format])
  return <td title={clock}>{format.age(now - Date.parse(seenAt))}</td>
}
