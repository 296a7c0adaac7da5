/** Every device with its state and newest values, filtered as one types; beside it the messages that were refused. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { DeviceState } from '../../../src-preload/contract/wire/words.ts'
import { pointText } from '../../i18n/point-text.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { deviceKindOf, deviceKinds, pointKindOf } from '../../state/device-kinds.ts'
import { useNow } from '../../state/use-now.ts'
import { EmptyBlock } from '../../ui/blocks.tsx'
import { PrioritySymbol, type Rank } from '../../ui/priority-symbol.tsx'
import { type DeviceFilter, filtered } from './device-filter.rules.ts'
import { RejectedList } from './rejected-list.tsx'

const ROW_PX = 40

export function DevicePage() {
  const { t } = useTranslation()
  const { language } = useFormat()
  const devices = useBoard((board) => board.devices)
  const [filter, setFilter] = useState<DeviceFilter>({ words: '', kind: null, state: null })
  const asked = useDeferredValue(filter)
  const rows = useMemo(() => filtered(devices.values(), asked), [devices, asked])
  return (
    <main className="page" aria-label={t('devices.page.title')}>
      <section className="page__main">
        <div className="page__head">
          <h2>{t('devices.page.title')}</h2>
          <input
            type="search"
            className="field"
            placeholder={t('devices.page.search')}
            aria-label={t('devices.page.search')}
            value={filter.words}
            onChange={(event) => setFilter({ ...filter, words: event.target.value })}
          />
          <select
            className="field"
            aria-label={t('devices.page.kind')}
            value={filter.kind ?? ''}
            onChange={(event) => setFilter({ ...filter, kind: event.target.value || null })}
          >
            <option value="">{t('devices.page.allKinds')}</option>
            {deviceKinds.map(({ kind, name }) => (
              <option key={kind} value={kind}>
                {name[language]}
              </option>
            ))}
          </select>
          <select
            className="field"
            aria-label={t('devices.page.state')}
            value={filter.state ?? ''}
            onChange={(event) => setFilter({ ...filter, state: DeviceState.safeParse(event.target.value).data ?? null })}
          >
            <option value="">{t('devices.page.allStates')}</option>
            {DeviceState.options.map((state) => (
              <option key={state} value={state}>
                {t(`devices.state.${state}`)}
              </option>
            ))}
          </select>
          <span className="page__count">{t('devices.page.shown', { shown: rows.length, total: devices.size })}</span>
        </div>
        {rows.length === 0 ? <EmptyBlock title={t('devices.page.none')} /> : <DeviceTable rows={rows} />}
      </section>
      <RejectedList />
    </main>
  )
}

function DeviceTable({ rows }: { rows: Device[] }) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: () => ROW_PX, overscan: 12 })
  return (
    <>
      <div className="device-row device-row--head" aria-hidden="true">
        <span />
        <span>{t('devices.page.state')}</span>
        <span>{t('devices.page.kind')}</span>
        <span>{t('devices.page.place')}</span>
        <span>{t('devices.page.values')}</span>
        <span>{t('devices.page.seen')}</span>
      </div>
      <div className="page__scroll" ref={scroller}>
        <ul style={{ height: list.getTotalSize(), position: 'relative' }} aria-label={t('devices.page.title')}>
          {list.getVirtualItems().map(({ index, start }) => {
            const device = rows[index]
            return device ? (
              <li key={device.id} className="device-row" style={{ transform: `translateY(${start}px)` }}>
                <DeviceCells device={device} />
              </li>
            ) : null
          })}
        </ul>
      </div>
    </>
  )
}

const RANKS: Partial<Record<Device['state'], Rank>> = { alarm: 1, fault: 'fault', offline: 'fault', unknown: 'fault' }

function DeviceCells({ device }: { device: Device }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const rank = RANKS[device.state]
  const values = device.points
    .filter(({ value }) => value !== null)
    .map(({ id, value, unit }) => {
      const point = pointKindOf(device.kind, id)
      return `${point?.name[format.language] ?? id} ${pointText(point, value ?? 0, unit, format.language)}`
    })
  return (
    <>
      <span>{rank ? <PrioritySymbol rank={rank} size={14} filled /> : <i className="dot" />}</span>
      <span>{t(`devices.state.${device.state}`)}</span>
      <span>{deviceKindOf(device.kind)?.name[format.language] ?? format.named(device)}</span>
      <span>{format.placed({ text: device.place, textEn: device.placeEn })}</span>
      <span className="device-row__values">{values.join('　')}</span>
      <time title={device.seenAt ? format.clock(device.seenAt) : undefined}>
        {device.seenAt ? format.age(now - Date.parse(device.seenAt)) : t('devices.page.never')}
      </time>
    </>
  )
}
