/** Which family of devices a new connection is for. */
import { useTranslation } from 'react-i18next'
import { DRIVERS, type Driver } from './connection-fields.ts'
import { SideHead } from './side-head.tsx'
import { useSourceName } from './use-source-name.ts'

export function DriverChoice({ onChoose, onClose }: { onChoose: (driver: Driver) => void; onClose: () => void }) {
  const { t } = useTranslation()
  const sourceName = useSourceName()
  return (
    <section className="network__side" aria-label={t('network.form.choose')}>
      <SideHead title={t('network.form.choose')} onClose={onClose} />
      <ul className="page__scroll">
        {DRIVERS.map((driver, n) => (
          <li key={driver}>
            <button
              type="button"
              className="driver-choice"
              // biome-ignore lint/a11y/noAutofocus: the operator pressed the button to choose here
              autoFocus={n === 0}
              onClick={() => onChoose(driver)}
            >
              <b>{sourceName(driver)}</b>
              <span className="quiet">{t(`network.driver.${driver}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="quiet">{t('network.form.mqttNote')}</p>
    </section>
  )
}
