/** One device: what it measures now and did before, its limits, what happened to it, and the work on it. */
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useBoard } from '../../state/board.ts'
import { deviceKindOf, inKindOrder } from '../../state/device-kinds.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSeatPage } from '../../state/seat-page.ts'
import { useSite } from '../../state/use-site.ts'
import { EmptyBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { DeviceEvents } from './device-events.tsx'
import { DeviceFacts } from './device-facts.tsx'
import { DeviceHistory } from './device-history.tsx'
import { DeviceIncident } from './device-incident.tsx'
import { DeviceLimits } from './device-limits.tsx'
import { DevicePicture } from './device-picture.tsx'
import { DeviceValues } from './device-values.tsx'
import { DeviceWork } from './device-work.tsx'
import type { ChartView } from './history.rules.ts'
import type { Trial } from './limits.rules.ts'
import { StateMark } from './state-mark.tsx'
import { useLimits } from './use-limits.ts'

export function DevicePage({ id }: { id: string }) {
  const { t } = useTranslation()
  const device = useBoard((board) => board.devices.get(id))
  const closeDevice = useSeatPage((pages) => pages.closeDevice)
  const { client } = useSeat()
  // A device that was registered a moment ago reaches the board a moment later; one that was removed never does.
  const { isError: isGone } = useQuery({
    queryKey: ['device', id],
    queryFn: () => client.devices.get({ id }),
    enabled: device === undefined,
    retry: false,
  })
  const page = useRef<HTMLElement>(null)
  useEscape(closeDevice)
  useEffect(() => page.current?.focus({ preventScroll: true }), [])
  return (
    <section ref={page} className="device-page" tabIndex={-1} aria-label={t('devices.one.title')}>
      {device ? (
        <>
          <DeviceHead device={device} onClose={closeDevice} />
          <DeviceBody device={device} />
        </>
      ) : isGone ? (
        <EmptyBlock title={t('devices.one.gone')}>
          <Button onClick={closeDevice}>{t('common.act.back')}</Button>
        </EmptyBlock>
      ) : (
        <LoadingBlock text={t('common.block.loading')} />
      )}
    </section>
  )
}

function DeviceHead({ device, onClose }: { device: Device; onClose: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const zone = useSite()?.zones.find(({ id }) => id === device.zone)
  return (
    <header className="device-page__head">
      <StateMark state={device.state} words={t(`devices.state.${device.state}`)} size={18} />
      <h2>{format.named(device)}</h2>
      <span>{format.placed({ text: device.place, textEn: device.placeEn })}</span>
      <span className="quiet">
        {deviceKindOf(device.kind)?.name[format.language] ?? device.kind}　{zone ? format.named(zone) : device.zone}
      </span>
      <button
        type="button"
        className="bar__icon device-page__close"
        title={t('devices.one.close')}
        aria-label={t('devices.one.close')}
        onClick={onClose}
      >
        <IconX size={18} aria-hidden="true" />
      </button>
    </header>
  )
}

function DeviceBody({ device }: { device: Device }) {
  const [point, setPoint] = useState(() => inKindOrder(device.kind, device.points).find(({ value }) => value !== null)?.id ?? null)
  const [view, setView] = useState<ChartView>({ span: 'day', back: 0 })
  const [trial, setTrial] = useState<Trial | null>(null)
  const limits = useLimits(device.id)
  const showTrial = (tried: Trial) => {
    setPoint(tried.point)
    setTrial(tried)
  }
  return (
    <div className="device-page__columns">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a column that scrolls can be reached by keyboard */}
      <div className="device-page__main" tabIndex={0}>
        <DeviceIncident device={device.id} />
        <DeviceValues device={device} point={point} onPoint={setPoint} />
        {point === null ? null : (
          <DeviceHistory
            device={device}
            point={point}
            view={view}
            onView={setView}
            limits={limits.rows}
            trial={trial?.point === point ? trial : null}
          />
        )}
        <DeviceLimits device={device} limits={limits} view={view} onTrial={showTrial} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: as above */}
      <div className="device-page__side" tabIndex={0}>
        <DeviceWork device={device} />
        <DevicePicture device={device.id} />
        <DeviceFacts device={device} />
        <DeviceEvents device={device.id} />
      </div>
    </div>
  )
}
