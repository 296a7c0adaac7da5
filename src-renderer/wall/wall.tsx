/** The wall seat: a picture for five metres. Its scene follows what happens, or what somebody has set; a touch brings the commander's controls. */
import { useTranslation } from 'react-i18next'
import { useBoard } from '../state/board.ts'
import { ProofMark } from '../state/proof-mark.tsx'
import { useSession } from '../state/session.ts'
import { useNow } from '../state/use-now.ts'
import { CommanderSheet } from './commander/commander-sheet.tsx'
import { usePlacing } from './commander/use-placing.ts'
import { EscalationLine } from './escalation-line.tsx'
import { FigureStrip } from './figure-strip.tsx'
import { IncidentBand } from './incident-band.tsx'
import { IncidentColumn } from './incident-column.tsx'
import { LinkNotice } from './link-notice.tsx'
import { NoticeLine } from './notice-line.tsx'
import { QuietBand } from './quiet-band.tsx'
import { QuietColumn } from './quiet-column.tsx'
import { type SceneChoice, shiftAt } from './scene.rules.ts'
import { Briefing, BriefingStrip } from './scenes/briefing.tsx'
import { EventColumn } from './scenes/event-column.tsx'
import { EventStrip } from './scenes/event-strip.tsx'
import { TroubleLine } from './trouble-line.tsx'
import { useHere, useWallSettings } from './use-here.ts'
import { usePointerHides } from './use-pointer-hides.ts'
import { useScene } from './use-scene.ts'
import { useStats } from './use-stats.ts'
import { useTheme } from './use-theme.ts'
import { columnOf } from './wall.rules.ts'
import { WallMap } from './wall-map.tsx'

const MINUTE_MS = 60_000

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
  return <Picture />
}

function Picture() {
  const isCut = useBoard((board) => board.link.state === 'cut')
  const scene = useScene()
  const theme = useTheme()
  const minute = Math.floor(useNow(1_000) / MINUTE_MS)
  useHere(scene.kind)
  usePointerHides()
  const { x, y } = scene.kind === 'incident' ? { x: 0, y: 0 } : shiftAt(minute)
  const place = { transform: `translate(calc(${x} * var(--wall-unit)), calc(${y} * var(--wall-unit)))` }
  return (
    <>
      <main className={`wall wall--${scene.kind} ${isCut ? 'wall--cut' : ''}`} style={x === 0 && y === 0 ? undefined : place}>
        <Scene scene={scene} theme={theme} isCut={isCut} />
        <div className="wall-lines">
          {isCut ? (
            <LinkNotice />
          ) : (
            <>
              <EscalationLine />
              {scene.kind === 'neighbourhood' ? null : <TroubleLine />}
            </>
          )}
        </div>
        {scene.kind === 'briefing' ? null : <NoticeLine />}
        <ProofMark />
      </main>
      <CommanderSheet scene={scene} />
    </>
  )
}

interface SceneProps {
  scene: SceneChoice
  theme: 'day' | 'dark'
  isCut: boolean
}

function Scene({ scene: { kind, worst, others }, theme, isCut }: SceneProps) {
  const { t } = useTranslation()
  const stats = useStats()
  const pinned = useWallSettings()?.pinned ?? null
  const onPlace = usePlacing(worst?.id ?? null)
  const map = <WallMap selected={worst?.id ?? null} theme={theme} crowd={kind === 'event'} onPlace={onPlace} />
  if (worst)
    return (
      <>
        <IncidentBand incident={worst} isPinned={pinned === worst.id} />
        {map}
        <IncidentColumn worst={worst} others={others} />
        <FigureStrip stats={stats} worst={worst} showsAround={!columnOf(others).showsAround} />
      </>
    )
  switch (kind) {
    case 'briefing':
      return (
        <>
          <QuietBand isKnown={!isCut} open={others.length} told={t('wall.briefing.title')} />
          <Briefing open={others} />
          <BriefingStrip stats={stats} />
        </>
      )
    case 'event':
      return (
        <>
          <QuietBand isKnown={!isCut} open={others.length} />
          {map}
          <EventColumn />
          <EventStrip open={others.length} />
        </>
      )
    default:
      return (
        <>
          <QuietBand isKnown={!isCut} open={others.length} />
          {map}
          <QuietColumn stats={stats} open={others} />
          <FigureStrip stats={stats} worst={null} showsAround={false} />
        </>
      )
  }
}
