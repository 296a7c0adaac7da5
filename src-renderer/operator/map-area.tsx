/** The map of the site with the selected thing's strip at its foot. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useWay } from '../features/dispatch/use-way.ts'
import { isOpen } from '../features/incidents/queue.rules.ts'
import { ringOf, useCordonDraft } from '../features/rescue/cordon-draft.ts'
import { SiteMap } from '../map/site-map.tsx'
import { useBoard } from '../state/board.ts'
import { liveDevices, liveStaff } from '../state/feeds.ts'
import { useSelection } from '../state/selection.ts'
import { useSettings } from '../state/settings.ts'
import { useSiteQuery } from '../state/use-site.ts'
import { ErrorBlock, LoadingBlock } from '../ui/blocks.tsx'
import { usePanel } from './panel-state.ts'
import { Strip } from './strip.tsx'

export function MapArea() {
  const { t } = useTranslation()
  const { data: site, isError, refetch } = useSiteQuery()
  const { theme, language } = useSettings()
  const incidents = useBoard((board) => board.incidents)
  const { incident: selected, select, selectDevice } = useSelection()
  const openIncidents = useMemo(() => [...incidents.values()].filter(isOpen), [incidents])
  const { draft, addCorner } = useCordonDraft()
  const cordonDraft = useMemo(() => draft && { ring: ringOf(draft), corners: draft.corners, onCorner: addCorner }, [draft, addCorner])
  const chosenStaff = usePanel((panel) => panel.chosenStaff)
  const way = useWay(incidents.get(selected ?? ''), chosenStaff)
  return (
    <section className="map-area" aria-label={t('seat.map.title')}>
      {site ? (
        <SiteMap
          site={site}
          devices={liveDevices}
          incidents={openIncidents}
          staff={liveStaff}
          selected={selected}
          way={way?.line ?? null}
          draft={cordonDraft}
          onSelect={select}
          onSelectDevice={selectDevice}
          theme={theme}
          language={language}
          variant="operator"
        />
      ) : isError ? (
        <ErrorBlock title={t('seat.map.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : (
        <LoadingBlock text={t('seat.map.loading')} />
      )}
      <Strip />
    </section>
  )
}
