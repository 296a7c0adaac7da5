/** Waiting that somebody may cut short. */

/** Who waits; `wake` is set while they do. */
export interface Waiter {
  wake: (() => void) | null
}

/** Resolves when somebody wakes the waiter, after `ms`, or with `signal`. */
export const wokenWithin = (waiter: Waiter, ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resume) => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      waiter.wake = null
      resume()
    }
    const timer = setTimeout(done, ms)
    signal?.addEventListener('abort', done)
    waiter.wake = done
  })

/** Resolves after `ms`, or with `signal`. */
export const sleep = (ms: number, signal?: AbortSignal): Promise<void> => wokenWithin({ wake: null }, ms, signal)
