/** The core's time as React state, renewed every `stepMs`; several readers of one step share one timer. */
import { createContext, useContext, useSyncExternalStore } from 'react'
import { coreNow } from './board.ts'

interface Ticker {
  now: number
  subscribe: (listener: () => void) => () => void
}

const tickers = new Map<number, Ticker>()

const tickerOf = (stepMs: number): Ticker => {
  const known = tickers.get(stepMs)
  if (known) return known
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setInterval> | undefined
  const ticker: Ticker = {
    now: coreNow(),
    subscribe: (listener) => {
      if (listeners.size === 0) {
        ticker.now = coreNow()
        timer = setInterval(() => {
          ticker.now = coreNow()
          for (const each of listeners) each()
        }, stepMs)
      }
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) clearInterval(timer)
      }
    },
  }
  tickers.set(stepMs, ticker)
  return ticker
}

/** Stands in for the core's time where something is shown as of another one, as a replay does. */
export const ShownTime = createContext<number | null>(null)

export const useNow = (stepMs: number): number => {
  const ticker = tickerOf(stepMs)
  const now = useSyncExternalStore(ticker.subscribe, () => ticker.now)
  return useContext(ShownTime) ?? now
}
