/** One window at a time speaks for a phone: the newest takes over, and the one before it says so. */

/** Resolves when this window has the word; `onTaken` is called when another one took it. */
export const takeOver = (onTaken: () => void): Promise<void> =>
  new Promise((resolve) => {
    if (!('locks' in navigator)) return resolve()
    navigator.locks
      .request('watchroom-handset', { steal: true }, () => {
        resolve()
        return new Promise<void>(() => undefined)
      })
      .catch(onTaken)
  })
