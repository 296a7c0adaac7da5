/** Every device of the site: filters, the list, and what can be done with the chosen ones. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { EmptyBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { ChoiceBar } from './choice-bar.tsx'
import { useDeviceDesk } from './device-desk.ts'
import { NO_FILTER } from './device-filter.rules.ts'
import { DeviceFilters } from './device-filters.tsx'
import { DeviceTable } from './device-table.tsx'
import { NONE_CHOSEN } from './row-choice.rules.ts'
import { useDeviceRows } from './use-device-rows.ts'

export function DeviceList() {
  const { t } = useTranslation()
  const format = useFormat()
  const { filter, narrow } = useDeviceDesk()
  const { ids, counts, total, isHeld, release, pointing } = useDeviceRows()
  const [choice, setChoice] = useState(NONE_CHOSEN)
  const [chosenUnder, setChosenUnder] = useState(filter)
  // Nobody acts on devices that the new filter may have put out of sight.
  if (chosenUnder !== filter) {
    setChosenUnder(filter)
    setChoice(NONE_CHOSEN)
  }
  return (
    <section className="device-list" aria-label={t('devices.tab.list')} {...pointing}>
      <DeviceFilters counts={counts} />
      <p className="device-list__count">
        {t('devices.page.shown', { shown: format.count(ids.length), total: format.count(total) })}
        {isHeld ? (
          <button type="button" className="link" onClick={release}>
            {t('devices.page.held')}
          </button>
        ) : null}
      </p>
      {total === 0 ? (
        <EmptyBlock title={t('devices.page.noneAtAll')}>{t('devices.page.noneAtAllHow')}</EmptyBlock>
      ) : ids.length === 0 ? (
        <EmptyBlock title={t('devices.page.none')}>
          <Button onClick={() => narrow(NO_FILTER)}>{t('devices.page.showAll')}</Button>
        </EmptyBlock>
      ) : (
        <DeviceTable ids={ids} choice={choice} onChoice={setChoice} />
      )}
      {choice.chosen.size > 0 ? <ChoiceBar chosen={choice.chosen} onDone={() => setChoice(NONE_CHOSEN)} /> : null}
    </section>
  )
}
