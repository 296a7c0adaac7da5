/** The few words of the page's `window` that the bridge needs; main and preload compile without the DOM's types. */
interface PageMessage {
  source: unknown
  data: unknown
}

export interface Page {
  location: { origin: string }
  addEventListener: (type: 'message', listener: (event: PageMessage) => void) => void
  postMessage: (message: unknown, targetOrigin: string, transfer?: readonly unknown[]) => void
}
