/** A glove presses twice: the key that comes up under the finger takes nothing for a moment. */
import { useEffect, useState } from 'react'

const SETTLING_MS = 700

/** `what` names the key that is shown. */
export const useSettled = (what: string): boolean => {
  const [settled, setSettled] = useState(what)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(what), SETTLING_MS)
    return () => clearTimeout(timer)
  }, [what])
  return settled === what
}
