/** Keeps the page's colours at the chosen theme. */
import { type Theme, useSettings } from './settings.ts'

const show = (theme: Theme) => {
  document.documentElement.dataset.theme = theme
}

export const followTheme = () => {
  show(useSettings.getState().theme)
  useSettings.subscribe(({ theme }) => show(theme))
}
