/** The sound level in the bar, never below audible, with a test; it says when alarms cannot be heard. */
import { IconMinus, IconPlus, IconVolume, IconVolumeOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { LOWEST_SOUND, useSettings } from '../../state/settings.ts'
import { unlockAndTest, useLoudspeaker } from './loudspeaker.ts'
import { askForTest, useSoundTest } from './use-sound-test.ts'

const STEP = 0.1

export function SoundControl() {
  const { t } = useTranslation()
  const { sound, setSound } = useSettings()
  const failure = useLoudspeaker((loudspeaker) => loudspeaker.failure)
  const { isHeard } = useSoundTest()
  const change = (by: number) => {
    setSound(Math.round((sound + by) * 10) / 10)
    void unlockAndTest()
  }
  const test = () => {
    void unlockAndTest()
    askForTest()
  }
  const words = failure
    ? t(`seat.sound.failure.${failure}`)
    : t(isHeard ? 'seat.bar.sound' : 'seat.bar.soundUntested', { level: Math.round(sound * 100) })
  return (
    <fieldset className="bar__sound" aria-label={t('seat.bar.sound', { level: Math.round(sound * 100) })}>
      <button
        type="button"
        className="bar__icon"
        title={t('seat.bar.softer')}
        aria-label={t('seat.bar.softer')}
        disabled={sound <= LOWEST_SOUND}
        onClick={() => change(-STEP)}
      >
        <IconMinus size={14} />
      </button>
      <button type="button" className={`bar__text ${failure ? 'bar__text--failed' : ''}`} title={t('seat.bar.soundTest')} onClick={test}>
        {failure ? <IconVolumeOff size={17} aria-hidden="true" /> : <IconVolume size={17} aria-hidden="true" />}
        {words}
      </button>
      <button
        type="button"
        className="bar__icon"
        title={t('seat.bar.louder')}
        aria-label={t('seat.bar.louder')}
        disabled={sound >= 1}
        onClick={() => change(STEP)}
      >
        <IconPlus size={14} />
      </button>
    </fieldset>
  )
}
