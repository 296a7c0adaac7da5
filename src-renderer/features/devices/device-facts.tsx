/** How a device is reached and how well: its address, its gateway or the devices behind it, and the share of 30 days it could be heard. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '../../../src-preload/contract/devices.contract.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { coreNow, useBoard } from '../../state/board.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSeatPage } from '../../state/seat-page.ts'
import { useNow } from '../../state/use-now.ts'
import { Section } from '../../ui/section.tsx'
import { useDeviceDesk } from './device-desk.ts'
import { familyOf } from './device-filter.rules.ts'

const AVAILABILITY_MS = 30 * 86_400_000
const RENEW_MS = 60_000

export function DeviceFacts({ device }: { device: Device }) {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow(1_000)
  const behind = useDevicesBehind(device.id)
  const showBehind = () => {
    useDeviceDesk.getState().showOnly({ gateway: device.id })
    useSeatPage.getState().closeDevice()
  }
  return (
    <Section title={t('devices.facts.title')}>
      <dl className="facts">
        <Fact name={t('devices.page.source')}>{t(`devices.source.${familyOf(device)}`)}</Fact>
        <Fact name={t('devices.facts.address')}>
          <code>{device.source?.address ?? `${device.site}/${device.id}`}</code>
          {device.source?.via ? <span className="quiet">　{t('devices.found.via', { via: device.source.via })}</span> : null}
        </Fact>
        {device.gateway === null ? null : (
          <Fact name={t('devices.facts.gateway')}>
            <DeviceLink id={device.gateway} />
          </Fact>
        )}
        {behind.total > 0 ? (
          <Fact name={t('devices.facts.behind')}>
            <button type="button" className="link" onClick={showBehind}>
              {t('devices.facts.behindCount', { total: format.count(behind.total), silent: format.count(behind.silent) })}
            </button>
          </Fact>
        ) : null}
        <Fact name={t('devices.page.seen')}>
          {device.seenAt === null
            ? t('devices.page.never')
            : t('devices.facts.seen', { age: format.age(now - Date.parse(device.seenAt)), time: format.clock(device.seenAt) })}
        </Fact>
        <Availability device={device.id} />
      </dl>
    </Section>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function DeviceLink({ id }: { id: string }) {
  const format = useFormat()
  const device = useBoard((board) => board.devices.get(id))
  const openDevice = useSeatPage((pages) => pages.openDevice)
  return (
    <button type="button" className="link" onClick={() => openDevice(id)}>
      {device ? format.named(device) : id}
    </button>
  )
}

const COUNT_MS = 5_000

/** Of a gateway: how many devices are reached through it, and how many of those cannot be heard. */
const useDevicesBehind = (gateway: string): { total: number; silent: number } => {
  const tick = useNow(COUNT_MS)
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted anew now and then, not at every reading of the site
  return useMemo(() => {
    const children = [...useBoard.getState().devices.values()].filter((device) => device.gateway === gateway)
    return { total: children.length, silent: children.filter(({ state }) => state === 'offline').length }
  }, [gateway, tick])
}

function Availability({ device }: { device: string }) {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { data } = useQuery({
    queryKey: ['availability', device],
    queryFn: () => client.devices.availability({ id: device, since: new Date(coreNow() - AVAILABILITY_MS).toISOString() }),
    refetchInterval: RENEW_MS,
  })
  if (!data) return null
  return (
    <Fact name={t('devices.facts.availability')}>
      {data.share === null ? (
        t('devices.facts.notKnown')
      ) : (
        <>
          <b>{(Math.floor(data.share * 10_000) / 100).toFixed(2)}%</b>
          {'　'}
          <span className="quiet">{t('devices.facts.outages', { count: data.outages })}</span>
        </>
      )}
    </Fact>
  )
}
