/** Devices whose alarms do not count now, with why and until when: nothing that was disabled is forgotten. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeatPage } from '../../state/seat-page.ts'
import { Section } from '../../ui/section.tsx'
import { useOutOfUse } from './use-out-of-use.ts'

export function ServiceList() {
  const { t } = useTranslation()
  const format = useFormat()
  const openDevice = useSeatPage((pages) => pages.openDevice)
  const lists = useOutOfUse()
  return (['test', 'outOfService'] as const).map((mode) =>
    lists[mode].length === 0 ? null : (
      <Section
        key={mode}
        title={t(`alarms.service.${mode}`)}
        count={format.count(lists[mode].length)}
        note={t(`alarms.service.${mode}Note`)}
      >
        <ul>
          {lists[mode].map(({ id, name, nameEn, place, placeEn, service }) => (
            <li key={id}>
              <button type="button" className="service-row" onClick={() => openDevice(id)}>
                <b>{format.named({ name, nameEn })}</b>
                <span className="quiet">{format.placed({ text: place, textEn: placeEn })}</span>
                <span>{[service.reason, service.by].filter(Boolean).join('　')}</span>
                <span>
                  {service.until
                    ? t('alarms.list.until', { time: `${format.date(service.until)} ${format.shortClock(service.until)}` })
                    : t('alarms.service.noEnd')}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Section>
    ),
  )
}
