/** No page leaves the console, opens another window or embeds a foreign page: that is how a planted link would take over a seat. */
import type { App } from 'electron'
import { isOwnPage } from '../app-protocol.ts'

export function lockNavigation(app: App): void {
  app.on('web-contents-created', (_event, page) => {
    const refuseForeign = (event: { url: string; preventDefault: () => void }) => {
      if (!isOwnPage(event.url)) event.preventDefault()
    }
    page.on('will-navigate', refuseForeign)
    page.on('will-frame-navigate', refuseForeign)
    page.on('will-redirect', refuseForeign)
    page.on('will-attach-webview', (event) => event.preventDefault())
    page.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}
