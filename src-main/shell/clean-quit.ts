/** Lets the core end cleanly before the app does. */
import type { App } from 'electron'

export function stopBeforeQuit(app: App, stop: () => Promise<void>): void {
  let hasStopped = false
  app.on('before-quit', (event) => {
    if (hasStopped) return
    event.preventDefault()
    void stop().then(() => {
      hasStopped = true
      app.quit()
    })
  })
}
