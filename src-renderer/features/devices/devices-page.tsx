/** The devices of the site: the list, what was found on the network, and tables in and out; beside it the page of one device. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeatPage } from '../../state/seat-page.ts'
import { Button } from '../../ui/button.tsx'
import { DESK_TABS, useDeviceDesk } from './device-desk.ts'
import { DeviceForm } from './device-form.tsx'
import { DeviceList } from './device-list.tsx'
import { DevicePage } from './device-page.tsx'
import { FoundList } from './found-list.tsx'
import { TableExchange } from './table-exchange.tsx'
import { useFound } from './use-found.ts'

export function DevicesPage() {
  const { t } = useTranslation()
  const device = useSeatPage((pages) => pages.device)
  const { tab, form, openForm } = useDeviceDesk()
  return (
    <main className={`page devices ${device === null ? '' : 'devices--beside'}`} aria-label={t('devices.page.title')}>
      <section className="devices__desk">
        <div className="page__head">
          <h2>{t('devices.page.title')}</h2>
          <DeskTabs />
          <Button className="page__last" onClick={() => openForm({ of: 'new' })}>
            {t('devices.form.new')}…
          </Button>
        </div>
        {tab === 'list' ? <DeviceList /> : null}
        {tab === 'found' ? <FoundList /> : null}
        {tab === 'table' ? <TableExchange /> : null}
      </section>
      {device === null ? null : <DevicePage key={device} id={device} />}
      {form === null ? null : <DeviceForm key={JSON.stringify(form)} form={form} />}
    </main>
  )
}

function DeskTabs() {
  const { t } = useTranslation()
  const format = useFormat()
  const { tab, openTab } = useDeviceDesk()
  const found = useFound().data?.items.length ?? 0
  return (
    <nav className="desk-tabs" aria-label={t('devices.tab.title')}>
      {DESK_TABS.map((each) => (
        <button key={each} type="button" aria-current={each === tab ? 'page' : undefined} onClick={() => openTab(each)}>
          {t(`devices.tab.${each}`)}
          {each === 'found' && found > 0 ? <b className="badge">{format.count(found)}</b> : null}
        </button>
      ))}
    </nav>
  )
}
