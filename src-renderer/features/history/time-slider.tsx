/** The slider of time at the foot of the map: folded away until somebody looks back. */
import './history.css'
import { IconHistory, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/use-format.ts'
import { useSeat } from '../../state/seat-context.tsx'
import { useNow } from '../../state/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { useEscape } from '../../ui/use-escape.ts'
import { LONG_STEP_MS, SPEEDS, STEP_MS, slideOf, withinKnown } from './look-back.rules.ts'
import { backToNow, lookAt, useLookBack } from './look-back.ts'
import { useLookingBack } from './use-look-back.ts'

const RENEW_MS = 1_000

export function TimeSlider() {
  const { t } = useTranslation()
  const now = useNow(RENEW_MS)
  const { at, wasCalled } = useLookBack()
  useLookingBack()
  if (at !== null) return <OpenSlider at={at} now={now} />
  return (
    <div className="time-slider time-slider--folded">
      {wasCalled && <span role="status">{t('history.slider.called')}</span>}
      <Button onClick={() => lookAt(now)} title={t('history.slider.openHow')}>
        <IconHistory size={17} aria-hidden="true" /> {t('history.slider.open')}
      </Button>
    </div>
  )
}

function OpenSlider({ at, now }: { at: number; now: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { client } = useSeat()
  const { isPlaying, speed } = useLookBack()
  const { data: span } = useQuery({ queryKey: ['history'], queryFn: () => client.history.span({}) })
  const from = span ? Date.parse(span.from) : now
  const { min, max } = slideOf(at, from, now)
  const go = (to: number) => lookAt(withinKnown(to, from, now))
  const slide = useRef<HTMLInputElement>(null)
  useEffect(() => slide.current?.focus(), [])
  useEscape(() => backToNow())

  const press = (event: KeyboardEvent) => {
    const step = event.shiftKey ? LONG_STEP_MS : STEP_MS
    const acts: Record<string, () => void> = {
      ArrowLeft: () => go(at - step),
      ArrowRight: () => go(at + step),
      ' ': () => useLookBack.setState({ isPlaying: !isPlaying }),
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  }
  return (
    <fieldset className="time-slider" aria-label={t('history.slider.label')}>
      <Button
        aria-label={t(isPlaying ? 'history.slider.pause' : 'history.slider.play')}
        title={t(isPlaying ? 'history.slider.pause' : 'history.slider.play')}
        onClick={() => useLookBack.setState({ isPlaying: !isPlaying })}
      >
        {isPlaying ? <IconPlayerPause size={17} aria-hidden="true" /> : <IconPlayerPlay size={17} aria-hidden="true" />}
      </Button>
      <fieldset className="spans" aria-label={t('history.slider.speed')}>
        {SPEEDS.map((each) => (
          <Button key={each} aria-pressed={each === speed} onClick={() => useLookBack.setState({ speed: each })}>
            {t('history.slider.times', { speed: each })}
          </Button>
        ))}
      </fieldset>
      <span className="time-slider__end">{format.shortClock(min)}</span>
      <input
        ref={slide}
        type="range"
        min={min}
        max={max}
        step={1_000}
        value={at}
        onChange={(event) => go(Number(event.target.value))}
        onKeyDown={press}
        aria-label={t('history.slider.label')}
        aria-valuetext={`${format.date(at)} ${format.clock(at)}`}
        title={t('history.slider.keys')}
      />
      <span className="time-slider__end">{max === now ? t('history.slider.now') : format.shortClock(max)}</span>
      <Button look="next" keyName="Esc" onClick={() => backToNow()}>
        {t('history.slider.back')}
      </Button>
    </fieldset>
  )
}
