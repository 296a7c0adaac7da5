/** Keeps the app on the phone: the service worker, and a new version as soon as nothing waits to be sent. */
import { useHandset } from './handset-state.ts'
import { isWaiting } from './queue/queue.rules.ts'

/** How often a running app asks for a new version, in ms. */
const ASK_MS = 15 * 60_000

export const followVersions = () => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  // The first worker takes nothing over: only a second one is a new version.
  const isRunning = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => isRunning && location.reload())
  // The map's worker is asked for by its own address, which lies beside the page.
  void navigator.serviceWorker.register('./handset-sw.js', { scope: './' }).then(
    (registration) => {
      const take = () => {
        if (!useHandset.getState().entries.some(isWaiting)) registration.waiting?.postMessage('take')
      }
      registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', take))
      useHandset.subscribe(take)
      setInterval(() => void registration.update().then(take, () => undefined), ASK_MS)
    },
    () => undefined,
  )
}
