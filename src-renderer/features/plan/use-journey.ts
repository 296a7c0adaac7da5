/** A large file on its way: how far it is, calling it off, and why it did not arrive. */
import { useEffect, useRef, useState } from 'react'
import { type Failure, failureOf } from '../../client/errors.ts'
import type { Journey } from '../../client/send-file.ts'

export function useJourney() {
  /** 0 … 1, or null when nothing is on its way. */
  const [part, setPart] = useState<number | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const underway = useRef<AbortController | null>(null)
  useEffect(() => () => underway.current?.abort(), [])

  /** What the journey brings, or null when it failed or was called off. */
  const run = async <T>(travel: (journey: Journey) => Promise<T>): Promise<T | null> => {
    if (underway.current) return null
    const controller = new AbortController()
    underway.current = controller
    setFailure(null)
    setPart(0)
    try {
      return await travel({ onPart: setPart, signal: controller.signal })
    } catch (error) {
      if (!controller.signal.aborted) setFailure(failureOf(error))
      return null
    } finally {
      underway.current = null
      setPart(null)
    }
  }
  return { part, failure, run, callOff: () => underway.current?.abort() }
}
