/** The map of the site with the selected thing's strip at its foot. */
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useEscapes } from '../features/dispatch/use-escapes.ts'
import { useWay } from '../features/dispatch/use-way.ts'
import { PastFrame } from '../features/history/past-frame.tsx'
import { TimeSlider } from '../features/history/time-slider.tsx'
import { useMoment } from '../features/history/use-moment.ts'
import { isOpen } from '../features/incidents/queue.rules.ts'
import { MarkTool } from '../features/picture/mark-tool.tsx'
import { useMarks } from '../features/picture/use-marks.ts'
import { ringOf, useCordonDraft } from '../features/rescue/cordon-draft.ts'
import { SiteMap } from '../map/site-map.tsx'
import { useBoard } from '../state/board.ts'
import { liveDevices, liveStaff } from '../state/feeds.ts'
import { useSelection } from '../state/selection.ts'
import { useSettings } from '../state/settings.ts'
import { ShownTime } from '../state/use-now.ts'
import { useSiteQuery } from '../state/use-site.ts'
import { ErrorBlock, LoadingBlock } from '../ui/blocks.tsx'
import { usePanel } from './panel-state.ts'
import { Strip } from './strip.tsx'

const NONE: never[] = []

export function MapArea() {
  const { t } = useTranslation()
  const { data: site, isError, refetch } = useSiteQuery()
  const { theme, language } = useSettings()
  const incidents = useBoard((board) => board.incidents)
  const { incident: selected, select, selectDevice } = useSelection()
  const openIncidents = useMemo(() => [...incidents.values()].filter(isOpen), [incidents])
  const { draft, addCorner } = useCordonDraft()
  const cordonDraft = useMemo(() => draft && { ring: ringOf(draft), corners: draft.corners, onCorner: addCorner }, [draft, addCorner])
  const marks = useMarks()
  const chosenStaff = usePanel((panel) => panel.chosenStaff)
  const way = useWay(incidents.get(selected ?? ''), chosenStaff)
  const escapes = useEscapes(incidents.get(selected ?? ''))
  const past = useMoment()
  const picture = past?.picture ?? null
  // What is open now is not what was open then: it is told of in the queue.
  const selectNow = useCallback((id: string | null) => (picture ? undefined : select(id)), [picture, select])
  return (
    <section className="map-area" aria-label={t('seat.map.title')}>
      {site ? (
        <ShownTime.Provider value={picture && past ? past.at : null}>
          <SiteMap
            site={site}
            devices={picture?.devices ?? liveDevices}
            incidents={picture ? NONE : openIncidents}
            staff={picture?.staff ?? liveStaff}
            past={picture?.incidents ?? null}
            selected={picture ? null : selected}
            way={picture ? null : (way?.line ?? null)}
            escapes={picture ? undefined : escapes}
            draft={cordonDraft}
            marks={marks.layer}
            onSelect={selectNow}
            onSelectDevice={selectDevice}
            theme={theme}
            language={language}
            variant="operator"
          />
        </ShownTime.Provider>
      ) : isError ? (
        <ErrorBlock title={t('seat.map.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : (
        <LoadingBlock text={t('seat.map.loading')} />
      )}
      {past && <PastFrame at={past.at} isError={past.isError} />}
      <TimeSlider />
      <MarkTool onRemove={marks.remove} onUndo={marks.undo} failure={marks.failure} />
      <Strip />
    </section>
  )
}
