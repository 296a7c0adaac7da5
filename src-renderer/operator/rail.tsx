/** The pages of the seat; only those that work. */
import { IconActivity, IconBroadcast, IconFileText, IconKeyboard } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { usePanel } from './panel-state.ts'

const PAGES = { watch: IconActivity, devices: IconBroadcast, records: IconFileText }
export type Page = keyof typeof PAGES

export function Rail({ page, onPage }: { page: Page; onPage: (page: Page) => void }) {
  const { t } = useTranslation()
  const { keysShown, showKeys } = usePanel()
  return (
    <nav className="rail" aria-label={t('seat.rail.title')}>
      {(Object.keys(PAGES) as Page[]).map((each) => {
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
