/** The wall seat: a picture for five metres, without controls. One scene when it is quiet, one around the worst incident. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { SiteMap } from '../map/site-map.tsx'
import { useBoard } from '../state/board.ts'
import { liveDevices, liveStaff } from '../state/feeds.ts'
import { ProofMark } from '../state/proof-mark.tsx'
import { useSession } from '../state/session.ts'
import { useSettings } from '../state/settings.ts'
import { useSiteQuery } from '../state/use-site.ts'
import { EscalationLine } from './escalation-line.tsx'
import { FigureStrip } from './figure-strip.tsx'
import { IncidentBand } from './incident-band.tsx'
import { IncidentColumn } from './incident-column.tsx'
import { LinkNotice } from './link-notice.tsx'
import { QuietBand } from './quiet-band.tsx'
import { QuietColumn } from './quiet-column.tsx'
import { useStats } from './use-stats.ts'
import { columnOf, headlineOf, sceneOf } from './wall.rules.ts'

const nothing = () => undefined

export function Wall() {
  const { t } = useTranslation()
  const phase = useSession((session) => session.phase)
  const link = useBoard((board) => board.link)
  if (phase === 'signedOut') {
    return (
      <main className="wall-plain">
        <h1>{t('wall.signIn.title')}</h1>
        <p>{t('wall.signIn.how')}</p>
      </main>
    )
  }
  if (link.heardAt === null) return <main className="wall-plain">{t('wall.link.connecting')}</main>
  return <Scene />
}

function Scene() {
  const incidents = useBoard((board) => board.incidents)
  const link = useBoard((board) => board.link.state)
  const stats = useStats()
  const { worst, others } = useMemo(() => sceneOf(incidents.values()), [incidents])
  const isCut = link === 'cut'
  const headline = headlineOf(worst, !isCut)
  return (
    <main className={`wall ${isCut ? 'wall--cut' : ''}`}>
      {worst ? <IncidentBand incident={worst} /> : <QuietBand isKnown={headline === 'quiet'} />}
      <WallMap selected={worst?.id ?? null} />
      {worst ? <IncidentColumn worst={worst} others={others} /> : <QuietColumn stats={stats} />}
      <FigureStrip stats={stats} worst={worst} showsAround={worst !== null && !columnOf(others).showsAround} />
      {isCut ? <LinkNotice /> : <EscalationLine />}
      <ProofMark />
    </main>
  )
}

function WallMap({ selected }: { selected: string | null }) {
  const { t } = useTranslation()
  const theme = useSettings((settings) => settings.theme)
  const language = useSettings((settings) => settings.language)
  const incidents = useBoard((board) => board.incidents)
  const list = useMemo(() => [...incidents.values()], [incidents])
  const { data: site, isError } = useSiteQuery()
  return (
    <div className="wall-map">
      {site ? (
        <SiteMap
          incidents={list}
          devices={liveDevices}
          staff={liveStaff}
          {...{ site, selected, theme, language }}
          variant="wall"
          onSelect={nothing}
        />
      ) : (
        <p className="wall-map__notice">{t(isError ? 'wall.map.failed' : 'wall.map.loading')}</p>
      )}
    </div>
  )
}
