/** The foot of a replay: play, step, speed, and the bar of time with a mark for everything that happened. */
import { IconPlayerPause, IconPlayerPlay, IconPlayerSkipBack, IconPlayerSkipForward } from '@tabler/icons-react'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/button.tsx'
import type { Course } from './course.rules.ts'
import { type Playback, SPEEDS } from './playback.rules.ts'
import type { PlaybackActs } from './use-playback.ts'

interface ReplayControlsProps {
  course: Course
  playback: Playback
  acts: PlaybackActs
}

/** A button pressed by mouse gives the keyboard back: Space plays. */
const released = (act: () => void) => (event: MouseEvent<HTMLButtonElement>) => {
  if (event.detail > 0) event.currentTarget.blur()
  act()
}

export function ReplayControls({ course, playback, acts }: ReplayControlsProps) {
  const { t } = useTranslation()
  const { isPlaying, speed, skipsQuiet } = playback
  return (
    <footer className="replay__controls">
      <TimeBar course={course} at={playback.at} onGo={acts.go} />
      <div className="replay__buttons">
        <Button aria-label={t('archive.replay.back')} title={t('archive.replay.back')} onClick={released(() => acts.step(-1))}>
          <IconPlayerSkipBack size={17} aria-hidden="true" />
        </Button>
        <Button look="next" keyName="Space" onClick={released(acts.toggle)}>
          {isPlaying ? <IconPlayerPause size={17} aria-hidden="true" /> : <IconPlayerPlay size={17} aria-hidden="true" />}{' '}
          {t(isPlaying ? 'archive.replay.pause' : 'archive.replay.play')}
        </Button>
        <Button aria-label={t('archive.replay.next')} title={t('archive.replay.next')} onClick={released(() => acts.step(1))}>
          <IconPlayerSkipForward size={17} aria-hidden="true" />
        </Button>
        <fieldset className="spans" aria-label={t('archive.replay.speed')}>
          {SPEEDS.map((each) => (
            <Button key={each} aria-pressed={each === speed} onClick={released(() => acts.set({ speed: each }))}>
              {t('archive.replay.times', { speed: each })}
            </Button>
          ))}
        </fieldset>
        <label className="replay__skip">
          <input type="checkbox" checked={skipsQuiet} onChange={(event) => acts.set({ skipsQuiet: event.target.checked })} />
          {t('archive.replay.skipQuiet')}
        </label>
        <span className="quiet">{t('archive.replay.keys')}</span>
      </div>
    </footer>
  )
}

function TimeBar({ course: { start, opened, end, marks }, at, onGo }: { course: Course; at: number; onGo: (at: number) => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const share = (time: number) => `${(((time - start) / Math.max(1, end - start)) * 100).toFixed(3)}%`
  const words =
    at < opened
      ? t('archive.replay.before', { time: format.minutesSeconds(opened - at) })
      : t('archive.replay.after', { time: format.minutesSeconds(at - opened) })
  return (
    <div className="time-bar">
      <span>{format.clock(start)}</span>
      <div className="time-bar__line">
        {marks.map((mark, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks of a course do not move
          <i key={index} className={`time-bar__mark time-bar__mark--${mark.tone}`} style={{ left: share(mark.at) }} />
        ))}
        <input
          type="range"
          min={start}
          max={end}
          step={100}
          value={at}
          aria-label={t('archive.replay.position')}
          aria-valuetext={`${format.clock(at)}　${words}`}
          onChange={(event) => onGo(Number(event.target.value))}
        />
      </div>
      <span>{format.clock(end)}</span>
      <b className="time-bar__words">{words}</b>
    </div>
  )
}
