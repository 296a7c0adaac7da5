/** Gives an order to the core: one at a time, and keeps why the last one was not taken. */
import { useState } from 'react'
import { type Failure, failureOf } from '../client/errors.ts'

export const useAct = () => {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  /** What the core answered, or null when it did not take the order. */
  const act = async <T>(order: () => Promise<T>): Promise<T | null> => {
    if (busy) return null
    setBusy(true)
    setFailure(null)
    try {
      return await order()
    } catch (error) {
      setFailure(failureOf(error))
      return null
    } finally {
      setBusy(false)
    }
  }
  return { act, busy, failure }
}
