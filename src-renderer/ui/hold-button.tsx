/** A button for public or destructive acts: it must be held for 1.2 s, by mouse or by its own key. */
import { useEffect, useRef, useState } from 'react'
import type { ButtonProps } from './button.tsx'
import { KeyCap } from './key-cap.tsx'

const HOLD_MS = 1200

interface HoldButtonProps extends Omit<ButtonProps, 'onClick' | 'look'> {
  onHeld: () => void
  /** True while its key is held down elsewhere. */
  keyHeld?: boolean
}

export function HoldButton({ onHeld, keyHeld = false, keyName, tall = false, className = '', children, ...rest }: HoldButtonProps) {
  const [pressed, setPressed] = useState(false)
  const held = useRef(onHeld)
  held.current = onHeld
  const holding = (pressed || keyHeld) && !rest.disabled

  useEffect(() => {
    if (!holding) return
    const since = performance.now()
    let done = false
    const finish = () => {
      if (done) return
      done = true
      setPressed(false)
      held.current()
    }
    const timer = setTimeout(finish, HOLD_MS)
    return () => {
      clearTimeout(timer)
      // On a busy machine the release may be handled before the timer, though it came later.
      if (performance.now() - since >= HOLD_MS) finish()
    }
  }, [holding])

  const press = () => setPressed(true)
  const release = () => setPressed(false)
  return (
    <button
      type="button"
      className={`button ${tall ? 'button--tall' : ''} ${holding ? 'button--holding' : ''} ${className}`}
      aria-keyshortcuts={keyName}
      onPointerDown={press}
      onPointerUp={release}
      onPointerLeave={release}
      onKeyDown={(event) => (event.key === ' ' || event.key === 'Enter') && press()}
      onKeyUp={release}
      onBlur={release}
      {...rest}
    >
      <i className="button__held" />
      <span>{children}</span>
      {keyName ? <KeyCap>{keyName}</KeyCap> : null}
    </button>
  )
}
