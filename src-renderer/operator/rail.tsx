/** The pages of the seat; only those that work. */
import {
  IconActivity,
  IconAdjustmentsHorizontal,
  IconBell,
  IconBroadcast,
  IconChartBar,
  IconChecklist,
  IconDeviceMobile,
  IconFileText,
  IconKeyboard,
  IconMap2,
  IconNetwork,
  IconSpeakerphone,
  IconStethoscope,
  IconTargetArrow,
  IconUsers,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { drillHere } from '../client/drill.ts'
import type { SeatPage } from '../state/seat-page.ts'
import { usePanel } from './panel-state.ts'

const PAGES: Record<SeatPage, typeof IconActivity> = {
  watch: IconActivity,
  devices: IconBroadcast,
  outputs: IconSpeakerphone,
  network: IconNetwork,
  alarms: IconBell,
  health: IconStethoscope,
  records: IconFileText,
  figures: IconChartBar,
  handsets: IconDeviceMobile,
  shifts: IconUsers,
  procedures: IconChecklist,
  plan: IconMap2,
  policies: IconAdjustmentsHorizontal,
  drills: IconTargetArrow,
}

export function Rail({ page, onPage }: { page: SeatPage; onPage: (page: SeatPage) => void }) {
  const { t } = useTranslation()
  const { keysShown, showKeys } = usePanel()
  return (
    <nav className="rail" aria-label={t('seat.rail.title')}>
      {(Object.keys(PAGES) as SeatPage[])
        .filter((each) => each !== 'drills' || drillHere === null)
        .map((each) => {
          const Icon = PAGES[each]
          return (
            <button
              key={each}
              type="button"
              className="rail__entry"
              aria-current={each === page ? 'page' : undefined}
              onClick={() => onPage(each)}
            >
              <Icon size={21} stroke={1.6} aria-hidden="true" />
              {t(`seat.rail.${each}`)}
            </button>
          )
        })}
      <button type="button" className="rail__entry rail__entry--last" aria-expanded={keysShown} onClick={() => showKeys(!keysShown)}>
        <IconKeyboard size={21} stroke={1.6} aria-hidden="true" />
        {t('seat.rail.keys')}
      </button>
    </nav>
  )
}
