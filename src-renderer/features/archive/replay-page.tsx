/** An incident seen again on map and timeline, as it was at each moment. It says so everywhere; what really waits is seen and heard as ever. */
import { useQuery } from '@tanstack/react-query'
import { type ComponentType, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Replay } from '../../../src-preload/contract/archive-record.types.ts'
import type { Incident } from '../../../src-preload/contract/incidents.contract.ts'
import { isTold } from '../../i18n/use-fact-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { closeReplay } from '../../state/replay.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { ShownTime } from '../../state/use-now.ts'
import { ErrorBlock, LoadingBlock } from '../../ui/blocks.tsx'
import { Button } from '../../ui/button.tsx'
import { Failsafe } from '../../ui/failsafe.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { courseOf } from './course.rules.ts'
import { factsUntil, frameAt, incidentAfter } from './frame.rules.ts'
import './replay.css'
import { ReplayControls } from './replay-controls.tsx'
import { ReplayMap } from './replay-map.tsx'
import { ReplaySide } from './replay-side.tsx'
import { usePlayback, usePlaybackKeys } from './use-playback.ts'

const WATERMARKS = 12

interface ReplayPageProps {
  incident: string
  /** Where an incident stands in figure 1 of the standard. */
  Graph: ComponentType<{ incident: Incident }>
}

export function ReplayPage({ incident, Graph }: ReplayPageProps) {
  const { t } = useTranslation()
  const { client } = useSeat()
  useEscape(closeReplay)
  // An open incident is shown as far as it had come: it must not grow under the hand.
  const { data, isError, refetch } = useQuery({
    queryKey: ['replay', incident],
    queryFn: () => client.archive.replay({ incident }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  return (
    <main className="replay" aria-label={t('archive.replay.title')}>
      {data ? (
        <Failsafe instead={<ErrorBlock title={t('common.block.failed')} retry={t('archive.replay.close')} onRetry={closeReplay} />}>
          <Player replay={data} Graph={Graph} />
        </Failsafe>
      ) : null}
      {!data && isError ? (
        <ErrorBlock title={t('common.block.failed')} retry={t('common.block.retry')} onRetry={() => void refetch()} />
      ) : null}
      {!data && !isError ? <LoadingBlock text={t('common.block.loading')} /> : null}
    </main>
  )
}

function Player({ replay, Graph }: { replay: Replay; Graph: ReplayPageProps['Graph'] }) {
  const { t } = useTranslation()
  const course = useMemo(() => courseOf(replay, isTold), [replay])
  const { playback, acts, isNeeded } = usePlayback(course)
  usePlaybackKeys(acts, course)
  const count = factsUntil(course, playback.at)
  const incident = useMemo(() => incidentAfter(course, count), [course, count])
  const frame = frameAt(course, playback.at, incident)
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => page.current?.focus({ preventScroll: true }), [])
  return (
    <ShownTime value={playback.at}>
      <ReplayHead replay={replay} at={playback.at} isInterrupted={isNeeded} />
      <div className="replay__body" ref={page} tabIndex={-1}>
        <ReplayMap frame={frame} />
        <ReplaySide course={course} frame={frame} at={playback.at} Graph={Graph} />
        <div className="replay__mark" aria-hidden="true">
          {Array.from({ length: WATERMARKS }, (_, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a pattern of equal words
            <span key={index}>{t('archive.replay.mark')}</span>
          ))}
        </div>
      </div>
      <ReplayControls course={course} playback={playback} acts={acts} />
    </ShownTime>
  )
}

function ReplayHead({ replay: { incident }, at, isInterrupted }: { replay: Replay; at: number; isInterrupted: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <header className="replay__head">
      <b className="replay__word">{t('archive.replay.mark')}</b>
      <h2>
        {t(`incidents.kind.${incident.kind}`)}　{format.placed(incident.place)}
      </h2>
      <span className="replay__clock">
        {format.day(at)} <b>{format.clock(at)}</b>
      </span>
      <span className="replay__note" role="status">
        {isInterrupted ? <b className="replay__needed">{t('archive.replay.interrupted')}</b> : null}
        {!isInterrupted && incident.archivedAt === null ? t('archive.replay.soFar') : null}
      </span>
      <Button keyName="Esc" onClick={closeReplay}>
        {t('archive.replay.close')}
      </Button>
    </header>
  )
}
