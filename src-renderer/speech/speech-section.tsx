/** The voice of the console, as it is now, and where it speaks at this seat: a loudspeaker in the room, or the adapter of a handset. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSeat } from '../state/seat-context.tsx'
import { useSettings } from '../state/settings.ts'
import { askForOutputNames, useSoundOutputs } from '../state/sound-outputs.ts'
import { Button } from '../ui/button.tsx'
import { Section } from '../ui/section.tsx'
import { SayButton } from './say-button.tsx'

const RENEW_MS = 60_000

export function SpeechSection() {
  const { t } = useTranslation()
  const { client } = useSeat()
  const { data } = useQuery({ queryKey: ['speech'], queryFn: () => client.speech.condition({}), refetchInterval: RENEW_MS })
  const voice = data?.failure ? t('speech.voice.failed') : data?.voice ? t(`speech.voice.${data.voice}`) : t('speech.voice.none')
  return (
    <Section title={t('speech.title')} note={data ? voice : null}>
      <div className="speech">
        <DeviceChoice />
        <SayButton name="test" text={t('speech.test')} />
      </div>
      {data?.failure ? <p className="speech__failure">{data.failure}</p> : null}
    </Section>
  )
}

function DeviceChoice() {
  const { t } = useTranslation()
  const { speechDevice, setSpeechDevice } = useSettings()
  const [isAsked, setAsked] = useState(false)
  const outputs = useSoundOutputs((sound) => sound.outputs) ?? []
  const named = outputs.filter(({ name, id }) => name !== '' && id !== 'default')
  if (named.length === 0)
    return outputs.length === 0 || isAsked ? (
      <span>{t(isAsked ? 'speech.device.unnamed' : 'speech.device.system')}</span>
    ) : (
      <Button onClick={() => void askForOutputNames().then(() => setAsked(true))}>{t('speech.device.ask')}</Button>
    )
  const isGone = speechDevice !== '' && !named.some(({ id }) => id === speechDevice)
  return (
    <select
      className="field"
      aria-label={t('speech.device.label')}
      value={speechDevice}
      onChange={(event) => setSpeechDevice(event.target.value)}
    >
      <option value="">{t('speech.device.system')}</option>
      {isGone ? <option value={speechDevice}>{t('speech.device.gone')}</option> : null}
      {named.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
