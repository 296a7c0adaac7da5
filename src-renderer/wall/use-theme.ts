/** Keeps the wall as bright as it is set to: by the site's clock, or as somebody chose. */
import { useLayoutEffect } from 'react'
import { useFormat } from '../i18n/use-format.ts'
import { useNow } from '../state/use-now.ts'
import { themeAt } from './scene.rules.ts'
import { useWallSettings } from './use-here.ts'

export function useTheme(): 'day' | 'dark' {
  const format = useFormat()
  const now = useNow(1_000)
  const brightness = useWallSettings()?.brightness ?? 'auto'
  const theme = themeAt(brightness, Number(format.shortClock(now).slice(0, 2)))
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])
  return theme
}
