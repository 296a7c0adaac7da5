/** In the bar on every page: how many device alarms are open and how bad, and what is in test or out of service. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeatPage } from '../../state/seat-page.ts'
import { PrioritySymbol } from '../../ui/priority-symbol.tsx'
import { countOf } from './alarm-list.rules.ts'
import { useDeviceAlarms } from './use-device-alarms.ts'
import { useOutOfUse } from './use-out-of-use.ts'

export function AlarmCounters() {
  const { t } = useTranslation()
  const format = useFormat()
  const openPage = useSeatPage((pages) => pages.openPage)
  const { data } = useDeviceAlarms()
  const { test, outOfService } = useOutOfUse()
  if (!data) return null
  const { active, unseen, worst } = countOf(data.parts)
  const count = `${format.count(active)}${data.isCut ? '+' : ''}`
  return (
    <button type="button" className="bar__text bar__alarms" onClick={() => openPage('alarms')}>
      {worst === null ? <i className="dot" /> : <PrioritySymbol rank={worst} filled={unseen > 0} size={14} />}
      <span>
        {t('alarms.bar.count')} <b>{count}</b>
      </span>
      {test.length > 0 ? (
        <span>
          {t('alarms.bar.test')} <b>{format.count(test.length)}</b>
        </span>
      ) : null}
      {outOfService.length > 0 ? (
        <span>
          {t('alarms.bar.outOfService')} <b>{format.count(outOfService.length)}</b>
        </span>
      ) : null}
    </button>
  )
}
