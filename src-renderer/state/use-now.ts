/** The core's time as React state, renewed every `stepMs`; several readers of one step share one timer. */
import { useSyncExternalStore } from 'react'
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

export const useNow = (stepMs: number): number => {
  const ticker = tickerOf(stepMs)
  return useSyncExternalStore(ticker.subscribe, () => ticker.now)
}
