/** How much of the span the devices could be heard (N-5.1.1.2): by kind, and those that were out longest. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { deviceKindOf } from '../../state/device-kinds.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useSeatPage } from '../../state/seat-page.ts'
import { useDevices } from '../../state/use-all.ts'
import { Section } from '../../ui/section.tsx'
import { heardPercent } from './health.rules.ts'

const SHOWN = 10

/** `since` is a time of the contract; the shares reach from it until now. */
export function AvailabilitySections({ since }: { since: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const devices = useDevices()
  const openDevice = useSeatPage((pages) => pages.openDevice)
  const { data } = useQuery({ queryKey: ['availability', since], queryFn: () => client.devices.availabilities({ since }) })
  if (!data) return null
  return (
    <>
      <Section title={t('alarms.availability.byKind')} note={t('alarms.availability.note', { share: heardPercent(data.share ?? 1) })}>
        {data.devices === 0 ? <p className="quiet">{t('alarms.availability.none')}</p> : null}
        <ul>
          {data.byKind.map(({ kind, devices: count, share }) => (
            <li key={kind} className="source-row">
              <b>{deviceKindOf(kind)?.name[format.language] ?? kind}</b>
              <span className="quiet">{t('alarms.availability.devices', { count, shown: format.count(count) })}</span>
              <b>{heardPercent(share)}</b>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('alarms.availability.worst')} note={t('alarms.availability.worstNote')}>
        {data.worst.length === 0 ? <p className="quiet">{t('alarms.availability.noOutage')}</p> : null}
        <ol>
          {data.worst.slice(0, SHOWN).map(({ device: id, share, outages }) => {
            const device = devices.get(id)
            return (
              <li key={id}>
                <button type="button" className="source-row" onClick={() => openDevice(id)}>
                  <b>{device ? format.named(device) : id}</b>
                  <span className="quiet">{device ? format.placed({ text: device.place, textEn: device.placeEn }) : ''}</span>
                  <span>{t('alarms.availability.outages', { count: outages })}</span>
                  <b>{heardPercent(share)}</b>
                </button>
              </li>
            )
          })}
        </ol>
      </Section>
    </>
  )
}
