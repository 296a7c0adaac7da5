/** What a person sets on the phone: language, light, the sound to be recognised; and the phone given back. */
import { useTranslation } from 'react-i18next'
import { play, unlock } from '../features/alarms/loudspeaker.ts'
import { type Language, type Theme, useSettings } from '../state/settings.ts'
import { Button } from '../ui/button.tsx'
import { HoldButton } from '../ui/hold-button.tsx'
import { useHandsetDesk } from './handset-context.tsx'
import { useHandset } from './handset-state.ts'
import { isWaiting } from './queue/queue.rules.ts'

const LANGUAGES: readonly Language[] = ['zh-CN', 'en']
const THEMES: readonly Theme[] = ['dark', 'day']

export function LanguageChoice() {
  const { t } = useTranslation()
  const language = useSettings((settings) => settings.language)
  const setLanguage = useSettings((settings) => settings.setLanguage)
  return (
    <fieldset className="either">
      <legend className="unseen">{t('handset.settings.language')}</legend>
      {LANGUAGES.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === language} onClick={() => setLanguage(each)}>
          {t(`common.language.${each}`)}
        </button>
      ))}
    </fieldset>
  )
}

export function Settings() {
  const { t } = useTranslation()
  const { giveBack } = useHandsetDesk()
  const theme = useSettings((settings) => settings.theme)
  const setTheme = useSettings((settings) => settings.setTheme)
  const pairing = useHandset((state) => state.pairing)
  const waiting = useHandset((state) => state.entries.filter(isWaiting).length)
  return (
    <>
      <section className="part">
        <h2>{t('handset.settings.title')}</h2>
        <LanguageChoice />
        <fieldset className="either">
          <legend className="unseen">{t('handset.settings.theme')}</legend>
          {THEMES.map((each) => (
            <button key={each} type="button" aria-pressed={each === theme} onClick={() => setTheme(each)}>
              {t(`handset.settings.${each}`)}
            </button>
          ))}
        </fieldset>
        <Button className="wide-key" onClick={() => void unlock().then(() => play('1'))}>
          {t('handset.settings.sound')}
        </Button>
      </section>
      <section className="part">
        <h2>{t('handset.settings.phone')}</h2>
        <p className="quiet-words">
          {pairing?.person}
          {waiting > 0 ? `　${t('handset.settings.waiting', { count: waiting })}` : null}
        </p>
        <HoldButton className="wide-key" onHeld={giveBack}>
          {t('handset.settings.giveBack')}
        </HoldButton>
        <p className="quiet-words">{t('handset.settings.giveBackHow')}</p>
      </section>
    </>
  )
}
