/** The map of the wall: it follows the incident in the middle of the scene, with everything people marked on it. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useEscapes } from '../features/dispatch/use-escapes.ts'
import { SiteMap } from '../map/site-map.tsx'
import { useBoard } from '../state/board.ts'
import { liveDevices, liveStaff } from '../state/feeds.ts'
import { useSettings } from '../state/settings.ts'
import { useSiteQuery } from '../state/use-site.ts'

const nothing = () => undefined

interface WallMapProps {
  selected: string | null
  theme: 'day' | 'dark'
  crowd: boolean
  /** The next touch of the map says where a mark goes. */
  onPlace: ((at: [number, number]) => void) | null
}

export function WallMap({ selected, theme, crowd, onPlace }: WallMapProps) {
  const { t } = useTranslation()
  const language = useSettings((settings) => settings.language)
  const incidents = useBoard((board) => board.incidents)
  const list = useMemo(() => [...incidents.values()], [incidents])
  const marks = useBoard((board) => board.marks)
  const layer = useMemo(() => ({ marks: [...marks.values()], onPlace }), [marks, onPlace])
  const escapes = useEscapes(incidents.get(selected ?? ''))
  const { data: site, isError } = useSiteQuery()
  return (
    <div className="wall-map">
      {site ? (
        <SiteMap
          incidents={list}
          devices={liveDevices}
          staff={liveStaff}
          marks={layer}
          escapes={escapes}
          {...{ site, selected, theme, language, crowd }}
          variant="wall"
          onSelect={nothing}
        />
      ) : (
        <p className="wall-map__notice">{t(isError ? 'wall.map.failed' : 'wall.map.loading')}</p>
      )}
    </div>
  )
}
