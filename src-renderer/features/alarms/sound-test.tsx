/** Asks by ear whether the loudspeaker can be heard. It steps aside as long as an alarm sounds: that is the better test. */
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoard } from '../../state/board.ts'
import { useNow } from '../../state/use-now.ts'
import { Button } from '../../ui/button.tsx'
import { play } from './loudspeaker.ts'
import { soundingPriority } from './sounding.rules.ts'
import { useSoundTest } from './use-sound-test.ts'
import './sound.css'

const REPEAT_MS = 3_000
/** Nobody sits there. */
const MOST_REPEATS = 20
const FIELDS = new Set(['INPUT', 'TEXTAREA', 'SELECT'])

export function SoundTest() {
  const now = useNow(500)
  const incidents = useBoard((board) => board.incidents)
  const { isAsked, answer } = useSoundTest()
  return isAsked && soundingPriority(incidents.values(), now) === null ? <Question onAnswer={answer} /> : null
}

function Question({ onAnswer }: { onAnswer: (heard: boolean) => void }) {
  const { t } = useTranslation()
  const answer = useRef(onAnswer)
  answer.current = onAnswer

  useEffect(() => {
    let left = MOST_REPEATS
    const timer = setInterval(() => {
      if (left-- > 0) void play('test')
    }, REPEAT_MS)
    return () => clearInterval(timer)
  }, [])

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return
      if (event.target instanceof HTMLElement && FIELDS.has(event.target.tagName)) return
      const key = event.key.toLowerCase()
      if (key === 'y' || key === 'u') answer.current(key === 'y')
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])

  return (
    <section className="sound-test" aria-label={t('seat.sound.test')}>
      <span>{t('seat.sound.question')}</span>
      <Button look="judge" keyName="Y" onClick={() => onAnswer(true)}>
        {t('seat.sound.heard')}
      </Button>
      <Button keyName="U" onClick={() => onAnswer(false)}>
        {t('seat.sound.notHeard')}
      </Button>
    </section>
  )
}
