/** The bar: site, person, links, sound, language, theme, date and clock. */
import { IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { AlarmCounters } from '../features/alarms/alarm-counters.tsx'
import { SoundControl } from '../features/alarms/sound-control.tsx'
import { OutputCounter } from '../features/outputs/output-counter.tsx'
import { NoticesControl } from '../features/picture/notices-control.tsx'
import { WallsControl } from '../features/picture/walls-control.tsx'
import { useFormat } from '../i18n/use-format.ts'
import { useSeat } from '../state/seat-context.tsx'
import { useSession } from '../state/session.ts'
import { type Language, useSettings } from '../state/settings.ts'
import { useNow } from '../state/use-now.ts'
import { useSite } from '../state/use-site.ts'
import { LinkStates } from './link-states.tsx'

export function Bar() {
  const { t } = useTranslation()
  const format = useFormat()
  const site = useSite()
  const { signOut } = useSeat()
  const identity = useSession((session) => session.identity)
  return (
    <header className="bar">
      <h1>{site ? format.named(site) : t('common.product.name')}</h1>
      {identity ? (
        <span className="bar__person">
          {identity.name}　{t(`session.role.${identity.role}`)}
        </span>
      ) : null}
      <AlarmCounters />
      <OutputCounter />
      <LinkStates />
      <NoticesControl />
      <WallsControl />
      <SoundControl />
      <LanguageSwitch />
      <ThemeSwitch />
      <button
        type="button"
        className="bar__icon"
        title={t('session.signOut.act')}
        aria-label={t('session.signOut.act')}
        onClick={() => void signOut()}
      >
        <IconLogout size={17} aria-hidden="true" />
      </button>
      <Clock />
    </header>
  )
}

function LanguageSwitch() {
  const { t } = useTranslation()
  const { language, setLanguage } = useSettings()
  const other: Language = language === 'en' ? 'zh-CN' : 'en'
  return (
    <button type="button" className="bar__text" lang={other} title={t('seat.bar.language')} onClick={() => setLanguage(other)}>
      {t(`common.language.${other}`)}
    </button>
  )
}

function ThemeSwitch() {
  const { t } = useTranslation()
  const { theme, setTheme } = useSettings()
  const other = theme === 'dark' ? 'day' : 'dark'
  const words = t('seat.bar.theme', { theme: t(`common.theme.${other}`) })
  return (
    <button type="button" className="bar__icon" title={words} aria-label={words} onClick={() => setTheme(other)}>
      {other === 'day' ? <IconSun size={17} aria-hidden="true" /> : <IconMoon size={17} aria-hidden="true" />}
    </button>
  )
}

function Clock() {
  const format = useFormat()
  const now = useNow(250)
  return (
    <p className="bar__clock">
      <span>{format.date(now)}</span>
      <b>{format.clock(now)}</b>
    </p>
  )
}
