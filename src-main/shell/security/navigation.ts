/** No page leaves the console or embeds a foreign page, and only a drill opens another window: a planted link would take over a seat. */
import type { App } from 'electron'
import { isOwnPage } from '../app-protocol.ts'
import { PAGE_PREFERENCES } from './page-preferences.ts'

export function lockNavigation(app: App): void {
  app.on('web-contents-created', (_event, page) => {
    const refuseForeign = (event: { url: string; preventDefault: () => void }) => {
      if (!isOwnPage(event.url)) event.preventDefault()
    }
    page.on('will-navigate', refuseForeign)
    page.on('will-frame-navigate', refuseForeign)
    page.on('will-redirect', refuseForeign)
    page.on('will-attach-webview', (event) => event.preventDefault())
    page.setWindowOpenHandler(({ url }) =>
      isOwnPage(url) && new URL(url).searchParams.has('drill')
        ? { action: 'allow', overrideBrowserWindowOptions: { autoHideMenuBar: true, webPreferences: { ...PAGE_PREFERENCES } } }
        : { action: 'deny' },
    )
  })
}
