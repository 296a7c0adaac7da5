/** Whether somebody is pointing at a list right now: moved over it within the last five seconds. */
import { useEffect, useRef, useState } from 'react'

const RESTING_MS = 5_000

export const useTouched = () => {
  const [touched, setTouched] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const release = () => {
    clearTimeout(timer.current)
    setTouched(false)
  }
  const touch = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(release, RESTING_MS)
    setTouched(true)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  return { touched, release, handlers: { onPointerMove: touch, onPointerLeave: release } }
}
