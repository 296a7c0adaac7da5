/** Asks by ear whether the loudspeaker can be heard. It steps aside as long as an alarm sounds: that is the better test. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '../../state/board.ts'
import { useNow } from '../../state/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { useHotKey } from '../../ui/use-hot-key.ts'
import { play } from './loudspeaker.ts'
import { soundingPriority } from './sounding.rules.ts'
import { useSoundTest } from './use-sound-test.ts'
import './sound.css'

const REPEAT_MS = 3_000
/** Nobody sits there. */
const MOST_REPEATS = 20

export function SoundTest() {
  const now = useNow(500)
  const incidents = useBoard((board) => board.incidents)
  const { isAsked, answer } = useSoundTest()
  return isAsked && soundingPriority(incidents.values(), now) === null ? <Question onAnswer={answer} /> : null
}

function Question({ onAnswer }: { onAnswer: (heard: boolean) => void }) {
  const { t } = useTranslation()
  useHotKey('o', () => onAnswer(true))
  useHotKey('q', () => onAnswer(false))

  useEffect(() => {
    let left = MOST_REPEATS
    const timer = setInterval(() => {
      if (left-- > 0) void play('test')
    }, REPEAT_MS)
    return () => clearInterval(timer)
  }, [])

  return (
    <section className="sound-test" aria-label={t('seat.sound.test')}>
      <span>{t('seat.sound.question')}</span>
      <Button look="judge" keyName="O" onClick={() => onAnswer(true)}>
        {t('seat.sound.heard')}
      </Button>
      <Button keyName="Q" onClick={() => onAnswer(false)}>
        {t('seat.sound.notHeard')}
      </Button>
    </section>
  )
}
