/** Reads words out at this seat, or stops: a script to the room, an order to the radio. */
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../i18n/refused.tsx'
import { useFormat } from '../i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { useHotKey } from '../ui/use-hot-key.ts'
import { hush, useSpeaking, useSpeech } from './speaking.ts'
import './speech.css'

interface SayButtonProps {
  /** What it is, different from everything else on the page. */
  name: string
  text: string
  /** In lower case. */
  hotKey?: string
}

export function SayButton({ name, text, hotKey }: SayButtonProps) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { say } = useSpeech()
  const isSaying = useSpeaking(({ saying }) => saying === name)
  const failure = useSpeaking((speaking) => (speaking.failure?.of === name ? speaking.failure.failure : null))
  const toggle = () => (isSaying ? hush() : void say(name, text, language))
  useHotKey(hotKey ?? '', toggle, hotKey !== undefined)
  // Whoever has moved on need not hear the end.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text is something else to say
  useEffect(() => () => void (useSpeaking.getState().saying === name && hush()), [name, text])
  return (
    <>
      <Button className="button--say" keyName={hotKey?.toUpperCase()} aria-pressed={isSaying} onClick={toggle}>
        {t(isSaying ? 'speech.act.stop' : 'speech.act.say')}
      </Button>
      <Refused failure={failure} words="speech.refusal" />
    </>
  )
}
